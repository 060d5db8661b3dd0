using System.Text;
using CsCheck;
using FindAllDigest.Core.Text;
using Xunit;

namespace FindAllDigest.Tests.Csv;

public sealed class LineMapTests
{
    [Fact]
    [Trait("Lane", "thorough")]
    public void Every_byte_has_the_line_and_column_that_counting_gives() =>
        Gen.Frequency(
            (6, Gen.OneOf("a", "ä", "😀", "\"")), (1, Gen.OneOf("\n", "\r", "\r\n")), (1, Gen.Const(new string('x', 500)))).Array[0, 60]
            .Sample(
                parts =>
                {
                    var text = string.Concat(parts);
                    var utf8 = Encoding.UTF8.GetBytes(text);
                    var map = new LineMap(utf8);

                    foreach (var (offset, line, column) in Counted(text))
                    {
                        Assert.Equal((line, column), (map.LineOf(offset), map.ColumnOf(offset)));
                    }
                },
                iter: 500);

    [Fact]
    public void A_byte_order_mark_is_no_character() => Assert.Equal(2, new LineMap("\uFEFFab"u8.ToArray()).ColumnOf(4));

    [Fact]
    public void A_line_break_on_the_border_of_a_block_counts_once()
    {
        var utf8 = Encoding.UTF8.GetBytes(new string('x', 4095) + "\r\n" + new string('x', 4094) + "\r\nz");
        var map = new LineMap(utf8);

        Assert.Equal((1, 1, 2, 3), (map.LineOf(4095), map.LineOf(4096), map.LineOf(4097), map.LineOf(utf8.Length - 1)));
    }

    private static IEnumerable<(int Offset, int Line, int Column)> Counted(string text)
    {
        var (offset, line, column) = (0, 1, 1);
        for (var index = 0; index < text.Length;)
        {
            yield return (offset, line, column);
            var length = text[index..].StartsWith("\r\n", StringComparison.Ordinal) || char.IsHighSurrogate(text[index]) ? 2 : 1;
            offset += Encoding.UTF8.GetByteCount(text.AsSpan(index, length));
            (line, column) = text[index] is '\r' or '\n' ? (line + 1, 1) : (line, column + 1);
            index += length;
        }

        yield return (offset, line, column);
    }
}
