using System.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Why an entity is on the exclude list, as the <c>status</c> column says it; the
/// weakest first, so that of several rows the largest counts.</summary>
public enum ExcludeStatus
{
    /// <summary>Reported or known before; also what an empty cell means.</summary>
    Known,

    /// <summary>Proposed in a pull request that was closed without merging.</summary>
    Closed,

    /// <summary>A person does not want it.</summary>
    Rejected,
}

/// <summary>The one table of what a status means. A new status is a member above and a row
/// here; the compiler finds the switches that lack it.</summary>
public static class ExcludeStatusTable
{
    private static readonly (ExcludeStatus Status, string Word)[] Words =
    [
        .. Enum.GetValues<ExcludeStatus>().Select(status => (status, status.Word()))
    ];

    /// <summary>All words, for a message.</summary>
    public static IReadOnlyList<string> AllWords { get; } = [.. Words.Select(entry => entry.Word)];

    /// <summary>The words that a person may give to new rows.</summary>
    public static IReadOnlyList<string> WordsOfPeople { get; } =
    [
        .. Words.Where(entry => Of(entry.Status).IsForPeople).Select(entry => entry.Word)
    ];

    /// <summary>The word in the <c>status</c> column.</summary>
    public static string Word(this ExcludeStatus status) => Of(status).Word;

    /// <summary>Why a row excludes, as the end of a sentence about its entity.</summary>
    public static string Because(this ExcludeStatus status) => Of(status).Because;

    /// <summary>Whether a recheck looks at the entity again; it leaves out all others.</summary>
    public static bool IsRechecked(this ExcludeStatus status) => Of(status).IsRechecked;

    /// <summary>Whether people may want to hear what changed about the entity.</summary>
    public static bool IsWanted(this ExcludeStatus status) => Of(status).IsWanted;

    /// <summary>Reads a cell without its blanks and without regard to case; an empty one means
    /// <see cref="ExcludeStatus.Known"/>, and null is no status.</summary>
    public static ExcludeStatus? Parse(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
        {
            return ExcludeStatus.Known;
        }

        foreach (var (status, word) in Words)
        {
            if (Ascii.EqualsIgnoreCase(cell, word))
            {
                return status;
            }
        }

        return null;
    }

    private static Entry Of(ExcludeStatus status) => status switch
    {
        ExcludeStatus.Known => new("known", "it is known", IsForPeople: true, IsWanted: true, IsRechecked: true),
        ExcludeStatus.Closed =>
            new(
                "closed",
                "the pull request that proposed it was closed without merging",
                IsForPeople: false,
                IsWanted: true,
                IsRechecked: false),
        ExcludeStatus.Rejected => new("rejected", "a person rejected it", IsForPeople: true, IsWanted: false, IsRechecked: false),
    };

    private sealed record Entry(string Word, string Because, bool IsForPeople, bool IsWanted, bool IsRechecked);
}
