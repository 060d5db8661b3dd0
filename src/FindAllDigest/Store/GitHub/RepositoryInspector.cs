using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Doctor;

namespace FindAllDigest.Store.GitHub;

/// <summary>Looks at the repository's switches and at the rules of the branches that the program writes.</summary>
public sealed class RepositoryInspector(GitHubApi gitHub) : IRepositoryInspector
{
    // What a rule of these kinds refuses is what the program must do with its own branches.
    private static readonly string[] Obstacles = ["creation", "update", "pull_request", "required_signatures"];

    public Task<RepositorySetup> ReadAsync(IReadOnlyList<WatchName> watches, CancellationToken cancellationToken) => RefusalBoundary.CrossAsync(async () =>
    {
        var facts = await gitHub.Switches.ReadAsync(cancellationToken);
        List<string> guarded = [];
        foreach (var branch in watches.Select(HiddenMarkers.ProposalBranch).Prepend(HiddenMarkers.StateBranch))
        {
            if ((await gitHub.Switches.RulesOfAsync(branch, cancellationToken)).Any(Obstacles.Contains))
            {
                guarded.Add(branch);
            }
        }

        return new RepositorySetup
        {
            IsArchived = facts.IsArchived,
            HasIssues = facts.HasIssues,
            HasPagesOfPrivate = facts is { IsPrivate: true, HasPages: true },
            MayMakePullRequests = await gitHub.Switches.MayMakePullRequestsAsync(cancellationToken),
            GuardedBranches = guarded,
        };
    });
}
