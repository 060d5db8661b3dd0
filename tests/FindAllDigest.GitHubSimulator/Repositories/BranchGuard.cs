using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;

namespace FindAllDigest.GitHubSimulator.Repositories;

/// <summary>Refuses what branch protection, rulesets or a missing workflow right forbid.</summary>
internal static class BranchGuard
{
    private const string WorkflowFolder = ".github/workflows/";

    /// <exception cref="ApiRefusal">A rule forbids it.</exception>
    public static void Check(HostedRepository repository, string name, ObjectId? before, ObjectId? after, Pusher pusher)
    {
        if (name.StartsWith(RefName.Branches, StringComparison.Ordinal) && !pusher.BypassesRules)
        {
            var branch = name[RefName.Branches.Length..];
            foreach (var rule in repository.Settings.Rules.Where(
                rule => rule.Covers(branch) && !rule.Bypass.Contains(pusher.Account.Login)))
            {
                Check(repository, rule, before, after, pusher);
            }
        }

        if (after is not null && !pusher.MayChangeWorkflows && NewWorkflow(repository, before, after))
        {
            throw new ApiRefusal(403, "Resource not accessible by integration");
        }
    }

    private static void Check(HostedRepository repository, BranchRule rule, ObjectId? before, ObjectId? after, Pusher pusher)
    {
        if (rule.Pushers?.Contains(pusher.Account.Login) == false)
        {
            throw new ApiRefusal(
                403,
                "You're not authorized to push to this branch. Visit https://docs.github.com/articles/about-protected-branches/ for more information.")
            {
                Documentation = "https://docs.github.com/articles/about-protected-branches",
            };
        }

        if (Violation(repository, rule, before, after) is { } words)
        {
            throw rule.IsRuleset
                ? ApiRefusal.Unprocessable($"Repository rule violations found\n\n{words}\n\n")
                : ApiRefusal.Unprocessable(before is null ? "Reference update failed" : words);
        }
    }

    private static string? Violation(
        HostedRepository repository, BranchRule rule, ObjectId? before, ObjectId? after) => (before, after) switch
        {
            (null, _) => rule.BlocksCreation ? "Cannot create ref due to creations being restricted." : null,
            (_, null) => rule.BlocksDeletion ? "Cannot delete this branch" : null,
            _ when rule.BlocksForcePush && !repository.History.IsAncestor(before, after) => "Cannot force-push to this branch",
            _ when rule.RequiresPullRequest => "Changes must be made through a pull request.",
            _ when rule.RequiresSignatures
                && repository.History.Between(before, after).Any(id => !repository.Objects.Get<Commit>(id).IsSigned)
                => "Commits must have verified signatures.",
            _ => null,
        };

    // "Workflow files can be committed without this scope if the same file (with both the same path and contents) exists on
    // another branch in the same repository" (docs.github.com, scopes for OAuth apps).
    private static bool NewWorkflow(HostedRepository repository, ObjectId? before, ObjectId after)
    {
        var known = Workflows(repository, before);
        var added = Workflows(repository, after).Where(file => !known.Contains(file)).ToHashSet();
        added.ExceptWith(
            added.Count == 0 ? [] : repository.Branches().SelectMany(branch => Workflows(repository, repository.Resolve(branch))));
        return added.Count > 0;
    }

    private static HashSet<KeyValuePair<string, TreeEntry>> Workflows(HostedRepository repository, ObjectId? commit) =>
        commit is null || !repository.Objects.TryGet<Commit>(commit, out var content)
            ? []
            :
            [
                .. TreeFiles.Read(repository.Objects, content.TreeId)
                    .Where(file => file.Key.StartsWith(WorkflowFolder, StringComparison.Ordinal))
            ];
}
