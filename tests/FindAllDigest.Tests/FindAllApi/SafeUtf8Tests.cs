using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;
using FindAllDigest.Core.Safety;
using FindAllDigest.Core.Text;
using FindAllDigest.FindAllApi.Reading;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class SafeUtf8Tests
{
    private static readonly string[] Pieces =
        ["\\ud800", "\\udc00", "\\u0000", "\\u00e9", "\\\\", "\\\"", "\\n", "u", "d800", "\t", "\0", "é", "😀", "\\uD83D\\uDE00"];

    [Fact]
    public void Any_bytes_become_valid_utf8_without_nul() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var safe = SafeUtf8.Of(bytes);

            return Utf8.IsValid(safe) && !safe.Contains((byte)0);
        });

    [Fact]
    public void Every_text_of_any_pieces_can_be_read_as_a_string() =>
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 12].Sample(pieces =>
        {
            using var document = JsonDocument.Parse(SafeUtf8.Of(Encoding.UTF8.GetBytes($"[\"{string.Concat(pieces)}\"]")));

            return document.RootElement[0].GetString()?.Contains('\0', StringComparison.Ordinal) == false;
        });

    [Fact]
    public void A_right_document_stays_as_it_is()
    {
        var bytes = Encoding.UTF8.GetBytes("{\n\t\"a\\u00e9\\ud83d\\ude00\\\\ud800\": \"é😀\\\"\"\n}");

        Assert.Equal(bytes, SafeUtf8.Of(bytes));
    }

    [Fact]
    public void Any_text_becomes_one_short_line_that_can_be_printed()
    {
        Assert.True(Secret.TryParse("secret", out var key));
        Gen.Char.Array[0, 700].Sample(characters =>
        {
            var line = ForeignLine.Of(new string(characters), key) ?? "";

            return line.Length <= ForeignLine.Longest
                && !line.Any(char.IsControl)
                && line.EnumerateRunes().All(rune => rune.IsBmp || Rune.IsValid(rune.Value));
        });
    }
}
