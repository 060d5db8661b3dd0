using FindAllDigest.Core.Failures;
using FindAllDigest.FindAllApi.Reading;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Turns whatever went wrong with a call into a sentence that a person can act on.</summary>
internal sealed class FailureSentences(FindAllSettings settings)
{
    private readonly ServiceErrorReader _errors = new(settings.ApiKey);

    private string Host => settings.BaseAddress.Authority;

    /// <summary>What is wrong with an answer, or null if it is a whole success.</summary>
    public ServiceFailure? Of(ServiceCall call, ServiceReply reply) => reply switch
    {
        { IsSuccess: true, Body.End: BodyEnd.Complete } => null,
        { IsSuccess: true, Body.End: BodyEnd.Cut } => Interrupted(call),
        { IsSuccess: true } =>
            Failure(
                call,
                FailureKind.Refused,
                $"the answer is longer than {settings.LargestAnswer / (1024 * 1024.0):0.#} MiB, which is more than this program reads.",
                identity: "too long"),
        { Status: >= 300 and < 400 } => Failure(call, FailureKind.Refused,
            $"{Host} answered HTTP {reply.Status}, a redirect to {_errors.Quote(reply.RedirectHost) ?? "no other host"}, which is not "
                + $"followed because the key would go there.", $"Check {FindAllSettings.AddressVariable}.", "redirect"),
        _ => Failure(call, IsPassing(reply.Status) || (reply.Status == 404 && call.MayBeUnseen) ? FailureKind.Busy : FailureKind.Refused,
            $"{Host} answered HTTP {reply.Status}{_errors.Read(reply.Body.Bytes).ToSentenceEnd()}.",
            Advice(call, reply),
            $"HTTP {reply.Status}",
            reply.RetryAfter),
    };

    /// <summary>No answer came.</summary>
    public ServiceFailure Of(ServiceCall call, HttpRequestException exception, bool wasSent) => wasSent || !IsBeforeSending(exception)
        ? Interrupted(call, $"the connection to {Host} broke before an answer came{InParentheses(exception)}")
        : Unreachable(call, exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"the host {Host} was not found{InParentheses(exception)}",
            HttpRequestError.SecureConnectionError => $"no secure connection to {Host} could be made{InParentheses(exception)}",
            _ => $"{Host} could not be reached{InParentheses(exception)}",
        });

    /// <summary>An answer broke off.</summary>
    public static ServiceFailure Interrupted(ServiceCall call) => Interrupted(call, "the connection broke in the middle of the answer");

    /// <summary>The time ran out.</summary>
    public ServiceFailure TimedOut(ServiceCall call, TimeSpan limit, bool wasSent) => wasSent
        ? Interrupted(call, $"{Host} gave no complete answer within {Seconds(limit)} s")
        : Unreachable(call, $"{Host} could not be reached within {Seconds(limit)} s");

    /// <summary>A success whose body is not what is documented.</summary>
    public ServiceFailure Unreadable(ServiceCall call, ServiceReply reply, string reason) =>
        Failure(call, FailureKind.Unreadable, $"{Host} answered HTTP {reply.Status}, but {reason}{Excerpt(reply)}.");

    private static ServiceFailure Interrupted(ServiceCall call, string reason) => Failure(call, FailureKind.Interrupted, $"{reason}.");

    private static ServiceFailure Unreachable(ServiceCall call, string reason) => Failure(call, FailureKind.Unreachable, $"{reason}.");

    // A service in trouble answers now with one status and now with another, or not at all: that is one cause, and it passes.
    private static ServiceFailure Failure(
        ServiceCall call, FailureKind kind, string reason, string remedy = "", string identity = "", TimeSpan? retryAfter = null) => new(
        kind,
        new FailureCause(
            $"{call.Purpose}: {(kind == FailureKind.Refused ? identity : "no usable answer")}",
            $"Could not {call.Purpose}: {reason}",
            remedy),
        retryAfter);

    private string Excerpt(ServiceReply reply) => _errors.Excerpt(reply.Body.Bytes) is { } excerpt ? $" (it starts with '{excerpt}')" : "";

    private string InParentheses(Exception exception) => _errors.Quote(exception.Message) is { } text ? $" ({text.TrimEnd('.')})" : "";

    private static string Advice(ServiceCall call, ServiceReply reply) => reply.Status switch
    {
        401 => $"The service does not accept the key in {FindAllSettings.KeyVariable}; store a valid one.",
        402 => "The account has too little credit; top it up at https://platform.parallel.ai, then run this again.",
        403 => $"The key in {FindAllSettings.KeyVariable} may not use this generator or processor.",
        404 when call.MayBeUnseen =>
            "The run was started a few minutes ago and may not be visible yet; nothing is lost, the next refresh asks again.",
        404 when call.RunId is { } id =>
            $"No run {id} is known to the account of {FindAllSettings.KeyVariable}; check the id, and that the key belongs to the account "
                + $"that started it.",
        404 => $"Check {FindAllSettings.AddressVariable}.",
        429 when reply.RetryAfter is { } wait => $"The service asks to wait {Seconds(wait)} s before the next attempt.",
        429 => "The quota of the hour is used up; try again later.",
        _ => "",
    };

    private static bool IsPassing(int status) => status is 408 or 429 or >= 500 and not (501 or 505);

    private static bool IsBeforeSending(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;

    private static string Seconds(TimeSpan span) => Math.Ceiling(span.TotalSeconds).ToString("0");
}
