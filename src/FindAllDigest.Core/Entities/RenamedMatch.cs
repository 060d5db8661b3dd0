using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Entities;

/// <summary>A match that was left out since a row has its address, although the row's name is another one: perhaps it is somebody
/// else.</summary>
/// <param name="Name">The match's name, of the open web.</param>
/// <param name="Url">Its address as the service gave it, hostile.</param>
public sealed record RenamedMatch(string Name, string Url, string KnownAs, ExcludeStatus Status)
{
    /// <summary>The match as one under another name; null where its name is the row's, or the last one that was told.</summary>
    internal static RenamedMatch? Of(Candidate match, ExclusionVerdict.Excluded excluded, Entity? remembered)
    {
        var row = excluded.Row;
        var isOther = !excluded.IsByPattern && !match.Key.IsByName && row.Keys.Contains(match.Key)
            && SharedPages.HasSeveral([match.Name, row.Name]);
        return isOther && (remembered is null || !EntityLikeness.IsSameName(remembered.Name, match.Name))
            ? new(match.Name, match.Url, row.Name, row.Status)
            : null;
    }

    /// <summary>Tells it to people; foreign text, escaped wherever it is shown.</summary>
    public string Sentence =>
        $"{Name} ({Url}) came back under another name: its address is that of {KnownAs}, which is {Status.Word()}, "
        + "so it was left out. "
        + "If it is somebody else, add a row with its name and this address: "
        + "entities of several names at one address are then told apart by name.";
}
