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

/// <summary>How long a call is tried again before it counts as failed.</summary>
internal sealed record RetryPlan
{
    public int MostRepetitions { get; init; } = int.MaxValue;

    /// <summary>The wait before the first repetition; it doubles, with jitter, up to <see cref="LongestDelay"/>.</summary>
    public required TimeSpan FirstDelay { get; init; }

    public required TimeSpan LongestDelay { get; init; }

    /// <summary>For all attempts together, waits included; then the last one is cut off.</summary>
    public TimeSpan Limit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>For one attempt; then it is cut off.</summary>
    public TimeSpan AttemptLimit { get; init; } = Timeout.InfiniteTimeSpan;
}

/// <summary>An attempt that was made, as far as it decides about another one.</summary>
/// <param name="Number">Counted from one.</param>
internal sealed record Attempt(int Number, Exception? Failure, object? Result)
{
    /// <param name="index">Counted from zero.</param>
    public static Attempt Of(Outcome<object> outcome, int index) => new(index + 1, outcome.Exception, outcome.Result);
}

/// <summary>Whether a call is made again.</summary>
/// <param name="Wait">The wait that was asked for; null for the wait of the plan.</param>
internal readonly record struct Repetition(bool IsWanted, TimeSpan? Wait = null)
{
    public static Repetition No { get; } = new(false);

    public static Repetition If(bool isWanted) => new(isWanted);
}
