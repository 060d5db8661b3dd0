using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the repository is set up so that data can be written and pull requests be made.</summary>
/// <param name="inspector">Reads it; null where watches lie in a folder.</param>
public sealed class RepositoryCheck(IRepositoryInspector? inspector) : ICheck
{
    public async Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken) =>
        inspector is null ? [] : [.. Of(await inspector.ReadAsync([.. examination.Watches.Select(watch => watch.Watch)], cancellationToken))];

    private static IEnumerable<Finding> Of(RepositorySetup setup)
    {
        if (setup.IsArchived)
        {
            yield return Finding.Broken("repository", ExitCode.GitHub, "The repository is archived, so nothing can be written.", "Unarchive it at the end of its settings.", "settings");
        }

        if (!setup.HasIssues)
        {
            yield return Finding.Doubtful("issues", "Issues are switched off, so neither the dashboard nor a digest that no pull request takes has a place.", "Switch on Issues under Features.", "settings");
        }

        if (setup.HasPagesOfPrivate)
        {
            yield return Finding.Doubtful("pages", "The repository is private and has a site, which may be public.", "See who may visit the site.", "settings/pages");
        }

        yield return PullRequests(setup.MayMakePullRequests);
        yield return setup.GuardedBranches.Count == 0
            ? Finding.Good("branches", "No rule keeps the program from its own branches.")
            : Finding.Broken("branches", ExitCode.GitHub, $"A rule keeps the program from writing to {string.Join(", ", setup.GuardedBranches)}.", "Leave findall-digest-state and findall-digest/* out of branch rules.", "settings/rules");
    }

    private static Finding PullRequests(bool? isAllowed) => isAllowed switch
    {
        null => Finding.Good("pull requests", "Only an administrator's token may see whether workflows may create pull requests; where they may not, the digest comes as an issue and says so."),
        true => Finding.Good("pull requests", "Workflows may create pull requests."),
        false => Finding.Doubtful("pull requests", "Workflows may not create pull requests, so digests come as issues.", "Tick 'Allow GitHub Actions to create and approve pull requests' under Workflow permissions.", "settings/actions"),
    };
}
