using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether data can be written, by this token, and pull requests and issues be made.</summary>
internal static class RepositoryCheck
{
    private const string Tick = "Tick 'Allow GitHub Actions to create and approve pull requests' under Workflow permissions.";

    public static IEnumerable<Finding> Look(RepositorySetup setup, Examination examination)
    {
        if (setup.IsArchived)
        {
            yield return Finding.Broken(
                "repository",
                ExitCode.GitHub,
                "The repository is archived, so nothing can be written.",
                "Unarchive it at the end of its settings.",
                "settings");
        }

        if (!setup.HasIssues)
        {
            yield return Finding.Doubtful(
                "issues",
                "Issues are switched off, so neither the dashboard nor a digest that no pull request takes has a place.",
                "Switch on Issues under Features.",
                "settings");
        }

        yield return Token(setup.MayWrite);
        yield return PullRequests(setup.MayMakePullRequests, [.. examination.Sound.Where(IsKeptFromPullRequest)]);
    }

    // Where the setting cannot be seen, what became of the last digest tells of it.
    private static bool IsKeptFromPullRequest(WatchData watch) =>
        watch.Default.Watch.Delivery.As == DeliverAs.PullRequest
            && watch.Proposal is not null
            && watch.State.Ledger.Runs.LastOrDefault(run => run.Delivery.Length > 0) is { PullRequest: 0 };

    private static Finding Token(bool? mayWrite) => mayWrite switch
    {
        null => Finding.Good("token", "Whether the token may write cannot be seen; a refresh finds out before it buys."),
        true => Finding.Good("token", "The token may write to the repository."),
        false => Finding.Broken(
            "token",
            ExitCode.GitHub,
            "The token may read the repository and not write to it, so nothing could be kept.",
            "Give it 'contents: write', 'pull-requests: write' and 'issues: write': in a workflow under 'permissions:' of its job, else "
                + "where the token was made.",
            "settings/actions"),
    };

    private static Finding PullRequests(bool? isAllowed, IReadOnlyList<WatchData> kept) => isAllowed switch
    {
        null when kept is [var first, ..] => Finding.Doubtful(
            "pull requests",
            $"The last digest of watch '{first.Watch.Value}' could not come as a pull request.",
            $"{Tick} Once that is done, the next refresh makes the pull request.",
            "settings/actions"),
        null =>
            Finding.Good(
                "pull requests",
                "Only an administrator's token may see whether workflows may create pull requests; where they may not, the digest comes "
                    + "as an issue and says so."),
        true => Finding.Good("pull requests", "Workflows may create pull requests."),
        false =>
            Finding.Doubtful(
                "pull requests",
                "Workflows may not create pull requests, so digests come as issues.",
                Tick,
                "settings/actions"),
    };
}
