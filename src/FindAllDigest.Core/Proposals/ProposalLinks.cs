namespace FindAllDigest.Core.Proposals;

/// <summary>Addresses of the proposal's files and pages.</summary>
/// <param name="Digests">The whole digests, newest first, each by the id of its commit.</param>
/// <param name="ExcludeList">The exclude list on the branch, to edit.</param>
/// <param name="Compare">The page that shows what the branch changes, and offers a pull
/// request; empty where the default branch has it all.</param>
/// <param name="WorkflowRun">The files of the workflow run that delivered it, among them the
/// page of everything found; empty where there is none.</param>
public sealed record ProposalLinks(IReadOnlyList<DigestLink> Digests, string ExcludeList, string Compare, string WorkflowRun = "")
{
    /// <summary>The page of the proposal itself, which a comment below it links to; empty where there is none yet.</summary>
    public string PullRequest { get; init; } = "";
}

/// <summary>A digest file on GitHub.</summary>
public sealed record DigestLink(string Name, string Url);
