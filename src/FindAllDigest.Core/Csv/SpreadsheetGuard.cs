namespace FindAllDigest.Core.Csv;

/// <summary>Keeps a spreadsheet from running a cell as a formula: such a text is stored behind an apostrophe and read back without
/// it.</summary>
/// <remarks>The first characters are those of OWASP's page on CSV injection: <c>= + - @</c>, tab and carriage return
/// (https://owasp.org/www-community/attacks/CSV_Injection), the apostrophe is Excel's own mark of "this cell is text". Text that already
/// begins with apostrophes before such a character gets one more, so that every text comes back exactly.</remarks>
public static class SpreadsheetGuard
{
    private const string Triggers = "=+-@\t\r";

    /// <summary>The text as it is stored.</summary>
    public static string Guard(string text) => IsTriggered(text.AsSpan().TrimStart('\'')) ? $"'{text}" : text;

    public static string Unguard(string stored) =>
        stored.StartsWith('\'') && IsTriggered(stored.AsSpan().TrimStart('\'')) ? stored[1..] : stored;

    /// <summary>The text that was meant, without copying it.</summary>
    public static ReadOnlySpan<byte> Unguard(ReadOnlySpan<byte> stored)
    {
        if (stored is not [(byte)'\'', ..])
        {
            return stored;
        }

        var meant = stored.TrimStart((byte)'\'');
        return meant.Length > 0 && Triggers.Contains((char)meant[0], StringComparison.Ordinal) ? stored[1..] : stored;
    }

    private static bool IsTriggered(ReadOnlySpan<char> text) => text.Length > 0 && Triggers.Contains(text[0], StringComparison.Ordinal);
}
