using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Calls that spend money: each is sent once, and repeated only when the service turned it away for being too early: 429, or 404 for a run that it does not show yet.</summary>
internal sealed partial class SingleCalls(
    ServiceConnection connection, FailureSentences sentences, FindAllSettings settings, TimeProvider time, ILogger logger)
{
    /// <summary>With the longest Retry-After that is sat out, 40 s, all waits together stay within two minutes.</summary>
    private const int MostRepetitions = 3;

    private readonly ResiliencePipeline<SingleAttempt> _quota = new ResiliencePipelineBuilder<SingleAttempt> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<SingleAttempt>
        {
            MaxRetryAttempts = MostRepetitions,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = settings.QuotaDelay,
            MaxDelay = settings.LongestRetryAfter,
            ShouldHandle = turnedAway => ValueTask.FromResult(
                turnedAway.Outcome.Result is { IsTooEarly: true, Reply: { } reply } && (reply.RetryAfter ?? TimeSpan.Zero) <= settings.LongestRetryAfter),
            DelayGenerator = turnedAway => ValueTask.FromResult(turnedAway.Outcome.Result?.Reply?.RetryAfter),
            OnRetry = turnedAway =>
            {
                Log.WaitingForQuota(logger, turnedAway.RetryDelay.TotalSeconds);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

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
            return new(reply, sentences.Of(call, reply), SingleAttempt.EffectOf(reply.Status)) { IsTooEarly = reply.Status == 429 || (reply.Status == 404 && call.MayBeUnseen) };
        }
        catch (HttpRequestException exception)
        {
            return NoAnswer(sentences.Of(call, exception, content.HasBegun), content);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var limit = timer.IsCancellationRequested ? settings.CreateTimeout : settings.ConnectTimeout;
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
