using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Store.GitHub;

/// <summary>Addresses of GitHub's pages for people.</summary>
internal sealed class WebLinks(GitHubSettings settings)
{
    private string Root => $"{settings.ServerUrl}/{settings.FullName}";

    /// <param name="commit">Where the digests lie; empty when nothing was committed.</param>
    /// <param name="branch">Where the exclude list is edited.</param>
    public ProposalLinks For(WatchData read, SnapshotOrigin origin, DataChange change, string commit, string branch)
    {
        const string Digests = WatchFiles.DigestFolder + "/";
        string[] own = change.DigestPath.Length == 0 ? [] : [change.DigestPath[Digests.Length..]];
        var names = own.Concat(read.WaitingDigests.Except(own).OrderDescending(StringComparer.Ordinal));
        return new ProposalLinks(
            commit.Length == 0 ? [] : [.. names.Select(name => new DigestLink(name, $"{Root}/blob/{commit}/{origin.DataPath}/{Digests}{Escape(name)}"))],
            $"{Root}/edit/{Escape(branch)}/{origin.DataPath}/{WatchFiles.Exclude}",
            branch == origin.DefaultBranch ? "" : $"{Root}/compare/{Escape(origin.DefaultBranch)}...{Escape(branch)}?expand=1&body={Uri.EscapeDataString(OwnedBody.Blank(read.Watch))}",
            change.Digest?.Plan.GitHubRunId is { Length: > 0 } run ? $"{Root}/actions/runs/{Escape(run)}" : "");
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
