using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>Writes a watch's state. What was decided on a state that somebody else changed meanwhile is decided anew.</summary>
internal sealed class StateWriter(WatchSession session)
{
    private const int MaximumWrites = 5;

    /// <summary>The state as it was last seen.</summary>
    public StateData Now { get; private set; } = session.Data.State;

    /// <summary>Writes once.</summary>
    /// <returns>False when somebody else wrote first; <see cref="Now"/> then holds what they wrote.</returns>
    public async Task<bool> TryWriteAsync(StateChange change, CancellationToken cancellationToken) =>
        Take(await session.WriteStateAsync(Now, change, cancellationToken));

    /// <summary>Writes until nobody else wrote in between.</summary>
    /// <param name="decide">Decides by <see cref="Now"/>; null where nothing is to be written.</param>
    /// <returns>False where nothing was to be written.</returns>
    /// <exception cref="DigestException">Somebody else wrote again and again (exit 4), or the store refused.</exception>
    public Task<bool> WriteAsync(string what, Func<StateChange?> decide, CancellationToken cancellationToken) =>
        WriteAsync(what, decide, change => session.WriteStateAsync(Now, change, cancellationToken));

    /// <summary>The same for what must not be lost: see <see cref="WatchSession.SecureStateAsync"/>.</summary>
    public Task<bool> SecureAsync(string what, string sentence, Func<StateChange?> decide) =>
        WriteAsync(what, decide, change => session.SecureStateAsync(Now, change, sentence));

    private async Task<bool> WriteAsync(string what, Func<StateChange?> decide, Func<StateChange, Task<StateWrite>> write)
    {
        for (var attempt = 1; decide() is { } change; attempt++)
        {
            if (attempt > MaximumWrites)
            {
                throw new DigestException(
                    ExitCode.GitHub,
                    $"The {what} of watch '{session.Watch.Value}' could not be written: somebody else changed it {MaximumWrites} times "
                        + $"meanwhile. Run the command again.");
            }

            if (Take(await write(change)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Take(StateWrite write)
    {
        Now = write.Now;
        return write.IsWritten;
    }
}
