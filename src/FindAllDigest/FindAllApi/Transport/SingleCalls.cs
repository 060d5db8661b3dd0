using FindAllDigest.Transport;
using Microsoft.Extensions.Logging;
using Polly;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Calls that spend money: each is sent once, and repeated only when the service turned
/// it away for being too early: 429, or 404 for a run that it does not show yet.</summary>
internal sealed partial class SingleCalls(
    ServiceConnection connection, FailureSentences sentences, FindAllSettings settings, TimeProvider time, ILogger logger)
{
    /// <summary>With the longest Retry-After that is sat out, 40 s, all waits together stay within two minutes.</summary>
    private const int MostRepetitions = 3;

    private readonly ResiliencePipeline _quota = Retries.Build(
        new RetryPlan { MostRepetitions = MostRepetitions, FirstDelay = settings.QuotaDelay, LongestDelay = settings.LongestRetryAfter },
        time,
        made => made.Result is SingleAttempt { IsTooEarly: true, Reply.RetryAfter: var wait }
            ? new(!(wait > settings.LongestRetryAfter), wait)
            : Repetition.No,
        (_, wait) => Log.WaitingForQuota(logger, wait.TotalSeconds));

    /// <param name="cancellationToken">Stops waiting for the answer, not what the service does with the request.</param>
    public async Task<SingleAttempt> SendAsync(ServiceCall call, CancellationToken cancellationToken) =>
        await _quota.ExecuteAsync(async token => await SendOnceAsync(call, token), cancellationToken);

    private async Task<SingleAttempt> SendOnceAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        using var content = new SingleUseContent(call.Body ?? []);
        using var timer = new CancellationTokenSource(settings.CreateTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var reply = await connection.SendAsync(call, content, either.Token);
            return new(reply, sentences.Of(call, reply), SingleAttempt.EffectOf(reply.Status))
            {
                IsTooEarly = reply.Status == 429 || (reply.Status == 404 && call.MayBeUnseen),
            };
        }
        catch (HttpRequestException exception)
        {
            return NoAnswer(sentences.Of(call, exception, content.HasBegun), content);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var limit = timer.IsCancellationRequested ? settings.CreateTimeout : Sockets.ConnectTimeout;
            return NoAnswer(sentences.TimedOut(call, limit, content.HasBegun), content);
        }
    }

    private static SingleAttempt NoAnswer(ServiceFailure failure, SingleUseContent content) =>
        new(null, failure, content.HasBegun ? Effect.Unknown : Effect.None);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "FindAll turned a call away as too early; waiting {Seconds:0} s before asking again.")]
        public static partial void WaitingForQuota(ILogger logger, double seconds);
    }
}

/// <summary>How the one attempt at a call that must not be repeated ended.</summary>
/// <param name="Reply">The answer; null if none came.</param>
/// <param name="Failure">What went wrong; null if the answer is a whole success.</param>
internal sealed record SingleAttempt(ServiceReply? Reply, ServiceFailure? Failure, Effect Effect)
{
    /// <summary>The service surely did nothing, and may do it in a moment.</summary>
    public bool IsTooEarly { get; init; }

    /// <summary>What an answer says about its request having taken effect.</summary>
    /// <remarks>408 is a time-out of the service's own, and 303 sends the client on to what the request made: neither says that nothing was
    /// done. The other redirects in the table ask for the same request at another address.</remarks>
    public static Effect EffectOf(int status) => status switch
    {
        >= 200 and < 300 => Effect.Done,
        408 => Effect.Unknown,
        301 or 307 or 308 or (>= 400 and < 500) => Effect.None,
        _ => Effect.Unknown,
    };
}

internal enum Effect { None, Done, Unknown }
