using System.Net;
using FindAllDigest.Transport;
using Microsoft.Extensions.Logging;
using Polly;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Sends a request again when that is safe: it changes nothing the second time, or GitHub surely did not act on it.</summary>
internal sealed partial class RepeatingHandler : DelegatingHandler
{
    /// <summary>How often an object of git is asked for before it counts as missing.</summary>
    private const int MostLookups = 4;

    private readonly TimeProvider _time;
    private readonly Dictionary<SafeToRepeat, ResiliencePipeline> _ways;

    public RepeatingHandler(RetryPlan plan, TimeProvider time, ILogger logger, HttpMessageHandler inner)
        : base(inner)
    {
        _time = time;
        _ways = Enum.GetValues<SafeToRepeat>().ToDictionary(
            safety => safety,
            safety => Retries.Build(
                plan, time, made => JudgeAsync(made, safety), (made, wait) => Log.Repeats(logger, ReasonOf(made), wait.TotalSeconds)));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await _ways[SafeToRepeatTable.Of(request)].ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);

    private async ValueTask<Repetition> JudgeAsync(Attempt made, SafeToRepeat safety) => made switch
    {
        { Failure: HttpRequestException failure } => Repetition.If(IsRepeatable(failure, safety)),
        { Result: HttpResponseMessage { StatusCode: >= HttpStatusCode.InternalServerError } } => Repetition.If(safety != SafeToRepeat.No),
        { Result: HttpResponseMessage { StatusCode: HttpStatusCode.NotFound } } =>
            Repetition.If(safety == SafeToRepeat.UntilFound && made.Number < MostLookups),
        { Result: HttpResponseMessage response } => await RateLimit.WaitOfAsync(response, _time.GetUtcNow()) is { } wait
            ? new(RateLimit.IsSatOut(wait), wait)
            : Repetition.No,
        _ => Repetition.No,
    };

    private static bool IsRepeatable(HttpRequestException failure, SafeToRepeat safety) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError => true,
        HttpRequestError.UserAuthenticationError => false,
        _ => safety != SafeToRepeat.No,
    };

    private static string ReasonOf(Attempt made) => made.Result is HttpResponseMessage response
        ? $"answered with HTTP {(int)response.StatusCode}"
        : "gave no answer";

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "GitHub {Reason}; asking again in {Seconds:0.0} s.")]
        public static partial void Repeats(ILogger logger, string reason, double seconds);
    }
}
