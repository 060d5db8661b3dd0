using System.Text;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>New values for a watch's data, written as one change; what is null stays as it is.</summary>
internal sealed record DataChange
{
    public ExcludeList? Exclude { get; init; }
    public EntityCatalogue? Catalogue { get; init; }
    public PartialCriteria? Criteria { get; init; }

    /// <summary>The digest of the refresh; null where the data of earlier ones is shown.</summary>
    public Digest? Digest { get; init; }

    /// <summary>The digest in Markdown; null where there is none to write.</summary>
    public string? DigestText { get; init; }

    /// <summary>The path of the digest inside the watch's folder; empty where there is none.</summary>
    public string DigestPath { get; init; } = "";

    /// <summary>The run whose finds these are: its entities are what this change adds. Null where it adds none.</summary>
    public FindAllRunId? Run { get; init; }

    /// <summary>The id of the workflow run that delivers it; empty outside of workflows.</summary>
    public string WorkflowRun { get; init; } = "";

    /// <summary>The message of the commit.</summary>
    public string CommitMessage { get; init; } = "";

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Exclude is null && Catalogue is null && Criteria is null && DigestText is null;

    /// <summary>The files to write, with the values that they hold. The table of entities is made
    /// anew with the list and the catalogue.</summary>
    /// <param name="branch">The data that the change is put on.</param>
    public IReadOnlyList<ChangedFile> FilesOn(BranchData branch) =>
    [
        .. Exclude is { } list ? [new ChangedFile(WatchFiles.Exclude, list, list.Segments)] : Array.Empty<ChangedFile>(),
        .. ChangedFile.Of(WatchFiles.Entities, Catalogue, catalogue => catalogue.ToUtf8()),
        .. ChangedFile.Of(DigestPath, DigestText, text => Encoding.UTF8.GetBytes(text)),
        .. ChangedFile.Of(WatchFiles.Criteria, Criteria, criteria => CriteriaFile.Write(criteria)),
        .. ChangedFile.Of(WatchFiles.Table, TableOn(branch), table => EntityTableCsv.Of(table)),
    ];

    private EntityTable? TableOn(BranchData branch)
    {
        if (Exclude is null && Catalogue is null)
        {
            return null;
        }

        var catalogue = Catalogue ?? branch.Catalogue;
        return catalogue.Count == 0
            ? null
            : FoundEntities.Of(branch.Watch, Criteria ?? branch.Criteria, catalogue, Exclude ?? branch.Exclude);
    }
}
