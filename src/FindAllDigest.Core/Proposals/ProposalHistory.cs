using FindAllDigest.Core.Exclusions;

namespace FindAllDigest.Core.Proposals;

/// <summary>What became of a watch's pull requests, as far as it decides about <see cref="ClosedList"/>.</summary>
/// <param name="Open">The open one's number; null when none is open.</param>
/// <param name="Merged">Numbers of merged ones; those of long ago may be left out.</param>
/// <param name="Refused">The last one, where it was closed without merging.</param>
public sealed record ProposalHistory(int? Open, IReadOnlyList<int> Merged, RefusedProposal? Refused)
{
    /// <summary>Nothing was ever proposed.</summary>
    public static ProposalHistory None { get; } = new(null, [], null);
}

/// <summary>A pull request that was closed without merging.</summary>
/// <param name="Closed">The day (UTC) on which it was closed.</param>
/// <param name="Before">The exclude list that it was made upon.</param>
public sealed record RefusedProposal(int Number, DateOnly Closed, ExcludeList List, ExcludeList Before)
{
    /// <summary>HiddenMarkers of the changes of known entities that it told, see <see cref="Entities.EntityChange.MarkOf"/>.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>What it proposed and the default branch does not have; whoever closed it after
    /// merging by hand has refused nothing.</summary>
    public IEnumerable<ClosedEntity> Entities(ExcludeList @default) => List.Rows
        .Where(row => row.Pattern is null
            && !(string.IsNullOrWhiteSpace(row.Name) && string.IsNullOrWhiteSpace(row.Url))
            && !Before.ContainsKey(row.Key.At(row.Name))
            && !@default.ContainsKey(row.Key.At(row.Name)))
        .Select(row => new ClosedEntity(row.Name, row.Url, Number, Closed));
}
