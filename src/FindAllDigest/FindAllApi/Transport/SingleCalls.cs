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
