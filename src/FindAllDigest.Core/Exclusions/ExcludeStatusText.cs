using System.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>The words of the <c>status</c> column, read without regard to case.</summary>
public static class ExcludeStatusText
{
    private static readonly (ExcludeStatus Status, string Word)[] Words =
        [.. Enum.GetValues<ExcludeStatus>().Select(status => (status, status.ToString().ToLowerInvariant()))];

    /// <summary>All words, for a message.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Select(word => word.Word)];

    public static string WordOf(ExcludeStatus status) => Words[(int)status].Word;

    /// <summary>Reads a cell without its blanks; an empty one means <see cref="ExcludeStatus.Known"/>, and null is no status.</summary>
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
}
