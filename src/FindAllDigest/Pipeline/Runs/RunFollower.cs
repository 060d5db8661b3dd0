using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Follows the events of a run beside the polls that wait for it. Whatever becomes
/// of the stream, the result is the same.</summary>
/// <param name="time">The clock that the waits run on.</param>
/// <param name="pause">The wait before a stream that broke is taken up again.</param>
internal sealed class RunFollower(IFindAllService findAll, TimeProvider time, TimeSpan pause)
{
    // A stream that never gets further is left alone: the polls tell the same, later.
    private const int MostBreaks = 5;

    /// <summary>Begins to follow; ends when it is disposed.</summary>
    /// <param name="cancellationToken">Stops following.</param>
    public IAsyncDisposable Start(FindAllRunId id, ObservedRun observed, CancellationToken cancellationToken) =>
        new Following(token => FollowAsync(id, observed, token), cancellationToken);

    private async Task FollowAsync(FindAllRunId id, ObservedRun observed, CancellationToken cancellationToken)
    {
        string? last = null;
        for (var breaks = 0; breaks < MostBreaks; breaks++)
        {
            var isAtRest = false;
            try
            {
                await foreach (var happened in findAll.FollowAsync(id, last, cancellationToken))
                {
                    observed.Report(happened);
                    isAtRest = happened is RunEvent.Status status ? !status.Now.IsActive : isAtRest;
                    if (happened.Id is { } next && next != last)
                    {
                        (last, breaks) = (next, -1);
                    }
                }
            }
            catch (DigestException)
            {
                isAtRest = false;
            }

            if (isAtRest)
            {
                return;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private sealed class Following : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop;
        private readonly Task _work;

        public Following(Func<CancellationToken, Task> follow, CancellationToken cancellationToken)
        {
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _work = follow(_stop.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            try
            {
                await _work;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Nobody looks on any more.
            }

            _stop.Dispose();
        }
    }
}
