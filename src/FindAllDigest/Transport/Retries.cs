using Polly;
using Polly.Retry;

namespace FindAllDigest.Transport;

/// <summary>The one engine that repeats calls, of both services; what is worth repeating is for each caller to say.</summary>
internal static class Retries
{
    /// <param name="judge">Whether, and after which wait, to try again after an attempt.</param>
    /// <param name="beforeWait">Hears of each attempt that is made again.</param>
    public static ResiliencePipeline Build(
        RetryPlan plan, TimeProvider time, Func<Attempt, ValueTask<Repetition>> judge, Action<Attempt, TimeSpan>? beforeWait = null)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (plan.Limit != Timeout.InfiniteTimeSpan)
        {
            builder.AddTimeout(plan.Limit);
        }

        builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = plan.MostRepetitions,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = plan.FirstDelay,
            MaxDelay = plan.LongestDelay,
            ShouldHandle = async made => (await judge(Attempt.Of(made.Outcome, made.AttemptNumber))).IsWanted,
            DelayGenerator = async made => (await judge(Attempt.Of(made.Outcome, made.AttemptNumber))).Wait,
            OnRetry = made =>
            {
                beforeWait?.Invoke(Attempt.Of(made.Outcome, made.AttemptNumber), made.RetryDelay);
                return ValueTask.CompletedTask;
            },
        });
        if (plan.AttemptLimit != Timeout.InfiniteTimeSpan)
        {
            builder.AddTimeout(plan.AttemptLimit);
        }

        return builder.Build();
    }

    public static ResiliencePipeline Build(
        RetryPlan plan, TimeProvider time, Func<Attempt, Repetition> judge, Action<Attempt, TimeSpan>? beforeWait = null) =>
        Build(plan, time, attempt => ValueTask.FromResult(judge(attempt)), beforeWait);
}
