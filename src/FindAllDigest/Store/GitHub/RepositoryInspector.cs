using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline.Doctor;

namespace FindAllDigest.Store.GitHub;

/// <summary>Looks at the repository's switches, and at the rules of the three kinds of
/// branches: the default one, the proposals', and the memory's.</summary>
internal sealed class RepositoryInspector(GitHubApi gitHub) : IRepositoryInspector
{
    private const string Workflow = "refresh.yml";

    // What a rule of these kinds refuses is what the program must do with its own branches.
    private static readonly string[] Obstacles = ["creation", "update", "pull_request", "required_signatures"];

    public async Task<RepositorySetup> ReadAsync(
        IReadOnlyList<WatchName> watches, IReadOnlyList<string> labels, CancellationToken cancellationToken)
    {
        var (switches, facts) = (gitHub.Switches, await gitHub.Switches.ReadAsync(cancellationToken));
        List<string> guarded = [];
        List<string> isProtected = [];
        foreach (var branch in watches.Select(HiddenMarkers.ProposalBranch).Prepend(HiddenMarkers.StateBranch))
        {
            if ((await switches.RulesOfAsync(branch, cancellationToken)).Any(Obstacles.Contains))
            {
                guarded.Add(branch);
            }
            else if (await switches.IsProtectedAsync(branch, cancellationToken))
            {
                isProtected.Add(branch);
            }
        }

        List<string> missing = [];
        foreach (var label in labels)
        {
            missing.AddRange(await switches.HasLabelAsync(label, cancellationToken) == false ? [label] : []);
        }

        var rules = await switches.RulesOfAsync(facts.DefaultBranch, cancellationToken);
        var workflow = await switches.ReadWorkflowAsync(Workflow, cancellationToken);
        return new RepositorySetup
        {
            IsArchived = facts.IsArchived,
            HasIssues = facts.HasIssues,
            HasPagesOfPrivate = facts is { IsPrivate: true, HasPages: true },
            Created = facts.Created,
            MayWrite = facts.MayWrite,
            Clock = facts.Clock,
            MayMakePullRequests = await switches.MayMakePullRequestsAsync(cancellationToken),
            GuardedBranches = guarded,
            ProtectedBranches = isProtected,
            DefaultBranch = facts.DefaultBranch,
            IsDefaultGuarded = rules.Any(rule => rule is "update" or "pull_request"),
            RequiresChecks = rules.Contains("required_status_checks"),
            MissingLabels = missing,
            ScheduleState = workflow?.State,
            LastTick = workflow?.LastTick,
        };
    }
}
