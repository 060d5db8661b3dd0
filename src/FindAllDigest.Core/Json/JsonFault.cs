using System.Buffers;
using System.Text;

namespace FindAllDigest.Core.Json;

/// <summary>What is wrong where JSON cannot be read any further, in words for somebody who never wrote a parser.</summary>
internal static class JsonFault
{
    /// <summary>What is wrong with a file of the program's own that cannot be read back.</summary>
    public const string OfAnotherKind = "it is no JSON, or a field is missing or of another kind.";

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);

    /// <param name="text">The whole file.</param>
    /// <param name="offset">Where the reader stopped.</param>
    /// <returns>What was found there, and what to do.</returns>
    public static (string Found, string Remedy) At(ReadOnlySpan<byte> text, int offset)
    {
        if (text[offset..].IndexOfAnyExcept(Blanks) < 0)
        {
            return ("the file ends too early.", "Close the bracket, brace or quote that is still open.");
        }

        Rune.DecodeFromUtf8(text[offset..], out var character, out _);
        var shown = Rune.IsControl(character) ? $"the character U+{character.Value:X4}" : $"'{character}'";
        return ($"{shown} cannot stand here.", "Look for a comma, colon, bracket or quote that is missing or too many just before it.");
    }
}
