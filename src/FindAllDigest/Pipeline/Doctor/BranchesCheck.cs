using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether rules leave room on the three kinds of branches: the memory's, the proposals', and the default one.</summary>
internal static class BranchesCheck
{
    private const string Name = "branches";
    private const string Own = "Leave findall-digest-state and findall-digest/* out of branch rules.";

    public static IEnumerable<Finding> Look(RepositorySetup setup, Examination examination) =>
        Wrong(setup, examination).OrGood(Name, "No rule keeps the program from its own branches.");

    private static IEnumerable<Finding> Wrong(RepositorySetup setup, Examination examination)
    {
        if (setup.GuardedBranches.Count > 0)
        {
            yield return Finding.Broken(
                Name,
                ExitCode.GitHub,
                $"A rule keeps the program from writing to {string.Join(", ", setup.GuardedBranches)}.",
                Own,
                "settings/rules");
        }

        if (setup.ProtectedBranches.Count > 0)
        {
            yield return Finding.Doubtful(
                Name,
                $"A protection holds for {string.Join(", ", setup.ProtectedBranches)}, so the program may not be able to write there.",
                Own,
                "settings/branches");
        }

        var direct = examination.Sound
            .Where(watch => watch.Default.Watch.Delivery.As != DeliverAs.PullRequest)
            .Select(watch => $"'{watch.Watch.Value}'")
            .ToList();
        if (setup.IsDefaultGuarded && direct.Count > 0)
        {
            yield return Finding.Doubtful(
                Name,
                $"A rule lets {setup.DefaultBranch} change by pull requests only, so the data of {string.Join(", ", direct)} stays on a "
                    + $"branch beside it.",
                "Set 'deliver.as' to \"pull-request\" in its watch.json, or let GitHub Actions bypass the rule.",
                "settings/rules");
        }

        if (setup.RequiresChecks)
        {
            yield return Finding.Doubtful(
                Name,
                $"{setup.DefaultBranch} requires checks, and GitHub starts no workflow for the pull request of a workflow, so digests may "
                    + $"wait for ever.",
                "Take checks that are workflows of this repository out of the rule.",
                "settings/rules");
        }
    }
}
