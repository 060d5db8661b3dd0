using FindAllDigest.Core.Failures;
using FindAllDigest.FindAllApi.Reading;
using FindAllDigest.Transport;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Calls that change nothing, or nothing more the second time: they are repeated
/// until they succeed, fail for good, or time is up.</summary>
/// <remarks>Reading the body is part of an attempt, so an answer that is cut short or garbled is asked for again.</remarks>
internal sealed partial class RepeatedCalls(
    ServiceConnection connection, FailureSentences sentences, FindAllSettings settings, TimeProvider time, ILogger logger)
{
    private const int MostRepetitions = 8;

    /// <summary>A host that is not there, or a page that is not the service's, seldom mends itself within minutes.</summary>
    private const int MostRepetitionsIfAbsent = 4;

    private readonly ResiliencePipeline _brief = BuildPipeline(settings, time, settings.StatusTimeout, settings.AttemptTimeout);
    private readonly ResiliencePipeline _long = BuildPipeline(settings, time, settings.ResultTimeout, settings.ResultAttemptTimeout);

    /// <summary>Makes the call until <paramref name="read"/> accepts the answer.</summary>
    /// <exception cref="DigestException">With exit code 3 and a sentence.</exception>
    public Task<T> SendAsync<T>(ServiceCall call, Func<ServiceReply, T> read, CancellationToken cancellationToken) =>
        SendAsync(call, read, _brief, cancellationToken);

    /// <summary>The same for an answer that may be many megabytes.</summary>
    public Task<T> SendLongAsync<T>(ServiceCall call, Func<ServiceReply, T> read, CancellationToken cancellationToken) =>
        SendAsync(call, read, _long, cancellationToken);

    private async Task<T> SendAsync<T>(
        ServiceCall call, Func<ServiceReply, T> read, ResiliencePipeline pipeline, CancellationToken cancellationToken)
    {
        var attempts = 0;
        ServiceFailure? last = null;
        try
        {
            return await pipeline.ExecuteAsync(
                async token =>
                {
                    attempts++;
                    try
                    {
                        return await AttemptAsync(call, read, token);
                    }
                    catch (ServiceFailureException failed)
                    {
                        last = failed.Failure;
                        Log.AttemptFailed(logger, attempts, failed.Failure.Message);
                        throw;
                    }
                },
                cancellationToken);
        }
        catch (ServiceFailureException failed)
        {
            // Who cancels between an answer and the next attempt is told that, and not of an answer that nobody waits for any more.
            cancellationToken.ThrowIfCancellationRequested();
            throw Told(failed.Failure, attempts, failed.InnerException);
        }
        catch (TimeoutRejectedException timedOut)
        {
            throw Told(last ?? sentences.TimedOut(call, timedOut.Timeout, wasSent: true), attempts, timedOut);
        }
    }

    private async Task<T> AttemptAsync<T>(ServiceCall call, Func<ServiceReply, T> read, CancellationToken cancellationToken)
    {
        using var content = call.Body is { } body ? new SingleUseContent(body) : null;
        ServiceReply reply;
        try
        {
            reply = await connection.SendAsync(call, content, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new ServiceFailureException(sentences.Of(call, exception, wasSent: false), exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody cancelled, so the handler itself did: making the connection took too long.
            throw new ServiceFailureException(sentences.TimedOut(call, Sockets.ConnectTimeout, wasSent: false), exception);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (sentences.Of(call, reply) is { } failure && !call.IsDoneBy(reply.Status))
        {
            throw new ServiceFailureException(failure);
        }

        try
        {
            return read(reply);
        }
        catch (UnreadableAnswerException exception)
        {
            // Without the parser's own exception: it quotes the body, which may hold anything, even the key.
            throw new ServiceFailureException(sentences.Unreadable(call, reply, exception.Message));
        }
    }

    private static ResiliencePipeline BuildPipeline(FindAllSettings settings, TimeProvider time, TimeSpan total, TimeSpan attempt)
    {
        var plan = new RetryPlan
        {
            MostRepetitions = MostRepetitions,
            FirstDelay = settings.RetryDelay,
            LongestDelay = settings.LongestRetryDelay,
            Limit = total,
            AttemptLimit = attempt,
        };
        return Retries.Build(
            plan, time, made => new(IsWorthRepeating(made), Bounded(RetryAfterOf(made.Failure), settings.LongestRetryAfter)));
    }

    private static bool IsWorthRepeating(Attempt made) => made.Failure switch
    {
        TimeoutRejectedException => true,
        ServiceFailureException { Failure.Kind: FailureKind.Busy or FailureKind.Interrupted } => true,
        ServiceFailureException { Failure.Kind: FailureKind.Unreachable or FailureKind.Unreadable } =>
            made.Number <= MostRepetitionsIfAbsent,
        _ => false,
    };

    private static TimeSpan? RetryAfterOf(Exception? exception) => (exception as ServiceFailureException)?.Failure.RetryAfter;

    private static TimeSpan? Bounded(TimeSpan? wait, TimeSpan longest) => wait > longest ? longest : wait;

    private static DigestException Told(ServiceFailure failure, int attempts, Exception? inner) =>
        new(ExitCode.FindAll, attempts == 1 ? failure.Message : $"{failure.Message} It was tried {attempts} times.", inner)
        {
            Cause = failure.Cause,
        };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Attempt {Attempt} failed. {Reason}")]
        public static partial void AttemptFailed(ILogger logger, int attempt, string reason);
    }
}
