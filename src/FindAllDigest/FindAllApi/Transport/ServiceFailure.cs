using FindAllDigest.Core.Failures;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Why a call did not give what it was made for.</summary>
/// <param name="Cause">A sentence that names the call, the status and the service's own words; its identity leaves these words out.</param>
/// <param name="RetryAfter">How long the service asks to be left alone.</param>
internal sealed record ServiceFailure(FailureKind Kind, FailureCause Cause, TimeSpan? RetryAfter = null)
{
    public string Message => Cause.ToString();
}

internal enum FailureKind
{
    /// <summary>The service gave an answer that will not change by asking again.</summary>
    Refused,

    /// <summary>The service is overloaded or broken for the moment.</summary>
    Busy,

    /// <summary>No connection could be made, so the service never saw the request.</summary>
    Unreachable,

    /// <summary>The connection broke, or the time ran out, after the request was on its way.</summary>
    Interrupted,

    /// <summary>The answer is not what the service documents.</summary>
    Unreadable,
}

/// <summary>Carries a failure through the machinery that repeats calls; it never leaves this adapter.</summary>
internal sealed class ServiceFailureException : Exception
{
    internal ServiceFailureException(ServiceFailure failure, Exception? innerException = null)
        : base(failure.Message, innerException) =>
        Failure = failure;

    internal ServiceFailure Failure { get; }
}
