using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Delivery;

/// <summary>Addresses of GitHub's pages for people.</summary>
internal sealed class WebLinks(GitHubSettings settings)
{
    private string Root => $"{settings.ServerUrl}/{settings.FullName}";

    /// <summary>What a publication proposes, with the addresses of its pages.</summary>
    /// <param name="publication">Stored, or not stored at all.</param>
    public Proposal ProposalOf(Publication publication) => publication.Stored is { } stored
        ? ProposalOf(publication.Session, publication.Change, stored.Commit, stored.Branch)
        : ProposalOf(publication.Session, publication.Change, "", publication.Session.Branches?.Default ?? "");

    /// <param name="commit">Where the digests lie; empty when nothing was committed.</param>
    /// <param name="branch">Where the exclude list is edited.</param>
    public Proposal ProposalOf(WatchSession session, DataChange change, string commit, string branch) =>
        ProposalReading.Of(session.Data, change, LinksOf(session, change, commit, branch));

    private ProposalLinks LinksOf(WatchSession session, DataChange change, string commit, string branch)
    {
        const string Digests = WatchFiles.DigestFolder + "/";
        var (read, target) = (session.Data, session.Branches?.Default ?? "");
        string[] own = change.DigestPath.Length == 0 ? [] : [change.DigestPath[Digests.Length..]];
        var names = own.Concat(read.WaitingDigests.Except(own).OrderDescending(StringComparer.Ordinal));
        return new ProposalLinks(
            commit.Length == 0
                ? []
                : [.. names.Select(name => new DigestLink(name, $"{Root}/blob/{commit}/{read.Default.PathOf(Digests)}{Escape(name)}"))],
            $"{Root}/edit/{Escape(branch)}/{read.Default.PathOf(WatchFiles.Exclude)}",
            branch == target
                ? ""
                : $"{Root}/compare/{Escape(target)}...{Escape(branch)}?expand=1&body={Uri.EscapeDataString(OwnedBody.Blank(read.Watch))}",
            change.WorkflowRun.Length > 0 ? $"{Root}/actions/runs/{Escape(change.WorkflowRun)}#artifacts" : "");
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
