using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>Brings data that waits on its branch to the default branch, where no pull request is wanted.</summary>
internal static class MergeObstacle
{
    /// <returns>What is in the way, in a sentence; null where the data is there.</returns>
    public static async Task<string?> OfAsync(IWatchBranches branches, string head, CancellationToken cancellationToken)
    {
        try
        {
            return await branches.MergeIntoDefaultAsync(head, cancellationToken) switch
            {
                MergeOutcome.Conflict conflict => $"Branch {branches.Default} has changed {string.Join(", ", conflict.Files)} too.",
                MergeOutcome.Moved => $"Somebody else wrote to branch {branches.Default} at the same moment.",
                MergeOutcome.Refused refused => refused.Cause.ToString(),
                _ => null,
            };
        }
        catch (DigestException failure) when (failure.ExitCode == ExitCode.GitHub)
        {
            // The data is stored where it is; the next refresh tries again.
            return failure.Message;
        }
    }
}
