using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Git;

/// <summary>Reads and moves branches.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/git/refs"/></remarks>
internal sealed class Branches(GitHubCalls calls)
{
    private const string Prefix = "refs/heads/";

    /// <summary>The heads of all branches, of one moment.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAllAsync(CancellationToken cancellationToken)
    {
        const string Purpose = "list the branches";
        return await calls.RunAsync(
            Purpose,
            "git/matching-refs/heads",
            async (api, uri) => (await api.GetAll<Reference>(uri))
                .Select(reference => Checked(Purpose, reference))
                .Where(reference => reference.Ref.StartsWith(Prefix, StringComparison.Ordinal))
                .ToDictionary(reference => reference.Ref[Prefix.Length..], reference => reference.Object.Sha, StringComparer.Ordinal),
            cancellationToken);
    }

    /// <summary>The head of one branch; empty where there is no such branch.</summary>
    public async Task<string> ReadAsync(string branch, CancellationToken cancellationToken)
    {
        try
        {
            var purpose = $"read branch {branch}";
            var answer = await calls.RunAsync(
                purpose, $"git/ref/heads/{Escape(branch)}", (api, uri) => api.Get<Reference>(uri), cancellationToken);
            return Checked(purpose, answer).Object.Sha;
        }
        catch (GitHubRefusalException refused) when (refused.Refusal == Refusal.Missing)
        {
            return "";
        }
    }

    public Task CreateAsync(string branch, string commit, CancellationToken cancellationToken) => WriteAsync(
        $"create branch {branch}",
        branch,
        commit,
        purpose => calls.RunAsync(
            purpose,
            (client, owner, name) => client.Git.Reference.Create(owner, name, new NewReference(Prefix + branch, commit)),
            cancellationToken));

    /// <param name="isForced">Whether what the branch held may be lost; never for a branch with an open pull request.</param>
    public Task MoveAsync(string branch, string commit, bool isForced, CancellationToken cancellationToken) => WriteAsync(
        $"write to branch {branch}",
        branch,
        commit,
        purpose => calls.RunAsync(
            purpose,
            $"git/refs/heads/{Escape(branch)}",
            (api, uri) => api.Patch<Reference>(uri, new ReferenceUpdate(commit, isForced)),
            cancellationToken));

    /// <summary>A branch is written only when the answer names it and its commit.</summary>
    private static Task WriteAsync(
        string purpose, string branch, string commit, Func<string, Task<Reference>> call) => AdvisedAsync(branch, async () =>
    {
        var answer = Checked(purpose, await call(purpose));
        _ = answer.Ref == Prefix + branch && answer.Object.Sha == commit
            ? answer
            : throw GitHubRefusalException.Unreadable(purpose, $"branch {branch} at commit {commit}");
    });

    private static Reference Checked(string purpose, Reference? answer) =>
        answer is { Ref.Length: > 0, Object.Sha.Length: > 0 } ? answer : throw GitHubRefusalException.Unreadable(purpose, "a branch");

    /// <summary>Names the branches that rules must leave alone, where one of this program's own is refused.</summary>
    private static async Task AdvisedAsync(string branch, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (GitHubRefusalException refused) when (refused.IsBranchRule && HiddenMarkers.OwnBranches(branch) is { } own)
        {
            throw refused.With($"Leave {own} out of branch rules: Settings → Rules → Rulesets, or Settings → Branches.");
        }
    }

    private static string Escape(string branch) => string.Join('/', branch.Split('/').Select(Uri.EscapeDataString));
}
