namespace FindAllDigest.Core.Reviews;

/// <summary>A box as it is to be printed. Its words stand between <see cref="Tick"/> and
/// <see cref="Mark"/>, on one line of a list.</summary>
/// <param name="Group">The group of its entity; empty for none.</param>
/// <param name="Shown">What it shows of the exclude list; empty where that says nothing yet,
/// so that a tick is still to be acted on.</param>
/// <param name="Decision">What became of it, in a few words of Markdown; empty where nothing did.</param>
public sealed record PrintedBox(string Name, string Group, bool IsTicked, string Shown, string Decision)
{
    /// <summary><c>[ ]</c> or <c>[x]</c>, which GitHub shows as a box at the beginning of a list's item.</summary>
    public string Tick => IsTicked ? "[x]" : "[ ]";

    /// <summary>The hidden comment, and what became of it.</summary>
    public string Mark => $"{ReviewMarker.Comment(Name, Group, Shown)}{(Decision.Length > 0 ? $" {Decision}" : "")}";
}
