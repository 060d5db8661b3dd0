using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Delivery;

/// <summary>What GitHub refuses to show falls to the next target; an unclear answer is no refusal, since it may be shown by now.</summary>
internal static class TargetRefusal
{
    /// <param name="reasons">Why it is not shown, a sentence each.</param>
    /// <exception cref="Core.Failures.DigestException">GitHub was lost on the way (exit 4); repeating goes on from there.</exception>
    public static async Task<ShowOutcome> CatchAsync(
        Func<Task<ShowOutcome>> show, Func<GitHubRefusalException, IReadOnlyList<string>> reasons)
    {
        try
        {
            return await show();
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            return new ShowOutcome.Refused(reasons(refused));
        }
    }
}
