using System.Text.RegularExpressions;
using FindAllDigest.Core.Safety;
using FindAllDigest.Core.Text;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Makes one short harmless line of a text that came from outside, so that it can stand in a sentence of ours.</summary>
internal static partial class ForeignLine
{
    /// <summary>UTF-16 units that a quoted text has at most.</summary>
    public const int Longest = 300;

    private const int LongestRead = 16 * 1024;

    /// <summary>The text without terminal sequences, control and direction characters, line
    /// breaks or the key; null if nothing is left.</summary>
    /// <param name="isCut">The text is the beginning of a longer one, so its end may be half a key and is dropped.</param>
    public static string? Of(string? text, Secret key, int longest = Longest, bool isCut = false)
    {
        if (text is null)
        {
            return null;
        }

        var read = text.Length > LongestRead ? text[..LongestRead] : text;

        // In this order: a key may have been pulled apart by characters that are dropped, and must be whole when it is looked for.
        var masked = key.MaskIn(OneLine.Of(TerminalSequence().Replace(read, "")));
        var line = isCut || read.Length < text.Length ? masked[..Math.Max(0, masked.Length - key.Length)] : masked;
        return line.Length == 0 ? null : OneLine.Of(line, longest - 1);
    }

    // ECMA-48: control sequences, operating system commands, and the short escapes.
    [GeneratedRegex(
        @"(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B\]|\u009D)[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?|\u001B[ -/]*[0-~]?")]
    private static partial Regex TerminalSequence();
}
