using FindAllDigest.Core.Failures;

namespace FindAllDigest.Diagnostics;

/// <summary>What is said where the service's key is missing: where to make one, and where it belongs on this machine.</summary>
internal static class MissingKey
{
    private const string Variable = "PARALLEL_API_KEY";
    private const string KeysPage = "https://platform.parallel.ai";

    /// <summary>The failure of whatever needs the key (exit 3).</summary>
    public static DigestException Failure(GitHubActions actions)
    {
        var cause = new FailureCause($"{Variable} is missing", $"{Variable} is not set.", Remedy(actions));
        return new(ExitCode.FindAll, cause.ToString()) { Cause = cause };
    }

    /// <summary>What to do, in the words of a workflow or of a laptop.</summary>
    public static string Remedy(GitHubActions actions) => actions.IsRunning
        ? $"Make a key at {KeysPage} and store it as a repository secret of that name: Settings → Secrets and variables → Actions → New "
            + $"repository secret{Page(actions)}."
        : $"Make a key at {KeysPage}, then: export {Variable}=…";

    private static string Page(GitHubActions actions) =>
        actions.RepositoryUrl.Length == 0 ? "" : $" ({actions.RepositoryUrl}/settings/secrets/actions/new)";
}
