using System.Buffers;
using System.Text;
using CsCheck;
using FindAllDigest.Core.Csv;
using Xunit;

namespace FindAllDigest.Tests.Csv;

public sealed class CsvDocumentTests
{
    private static readonly Gen<string> AnyCell = Gen.OneOf(
        "", "a", "ä😀", "\"", ",", ";", "\t", "\n", "\r", "\r\n", "#", "'", " ", "\uFEFF", "x").Array[0, 4].Select(string.Concat);

    private static readonly Gen<CsvDialect> AnyDialect = Gen.Select(
        Gen.OneOf(',', ';', '\t'),
        Gen.Enum<CsvLineEnd>(),
        Gen.Enum<CsvQuoting>(),
        (delimiter, lineEnd, quoting) => new CsvDialect(delimiter, lineEnd, quoting));

    [Fact]
    public void What_is_written_is_what_is_read() =>
        Gen.Select(AnyCell.Array[2, 4].Array[1, 5], AnyDialect).Sample(
            (rows, dialect) =>
            {
                var written = new ArrayBufferWriter<byte>();
                foreach (var row in rows)
                {
                    CsvCellWriter.WriteRow(written, row, dialect);
                }

                var read = new List<string[]>();
                using var scanner = new CsvScanner(written.WrittenMemory, dialect.Delimiter);
                while (scanner.Read())
                {
                    Assert.Null(scanner.Fault);
                    read.Add([.. CsvRecord.Of(scanner).Cells.Select(cell => cell.Text)]);
                }

                Assert.Equal(rows, read);
            },
            iter: 5_000);

    [Fact]
    public void A_splice_changes_only_its_own_bytes() =>
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Byte.Array[0, 5]).Sample(
            (bytes, from, length, replacement) =>
            {
                var start = Math.Min(from, bytes.Length);
                var end = Math.Min(start + length, bytes.Length);

                var result = ByteSplice.Apply(bytes, [new(start, end - start, replacement)]);

                Assert.Equal([.. bytes[..start], .. replacement, .. bytes[end..]], result);
            },
            iter: 2_000);

    [Fact]
    public void Splices_may_come_in_any_order_but_not_overlap()
    {
        Assert.Equal("XbYd"u8.ToArray(), ByteSplice.Apply("abcd"u8, [new(2, 1, "Y"u8.ToArray()), new(0, 1, "X"u8.ToArray())]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ByteSplice.Apply("abcd"u8, [new(0, 3, default), new(2, 1, default)]));
    }

    [Fact]
    public void A_record_read_alone_is_the_record_read_in_its_file()
    {
        var utf8 = Encoding.UTF8.GetBytes("a,b\r\n\uFEFFx,1\n\"q\r\nr\",\"s\"\n\n#c\n,2");
        var document = new CsvDocument(utf8, Assert.IsType<CsvHeader>(CsvHeader.Find(utf8, ["a", "b"])));
        using var scanner = new CsvScanner(utf8, ',');

        while (scanner.Read())
        {
            var (record, alone) = (CsvRecord.Of(scanner), document.RecordAt(scanner.Offset));
            Assert.Equal(record.Cells, alone.Cells);
            Assert.Equal((record.Offset, record.Length), (alone.Offset, alone.Length));
        }

        Assert.Equal("\uFEFFx", document.RecordAt(5).Text(0));
    }

    [Theory]
    [InlineData("name,url", ',')]
    [InlineData("name;url", ';')]
    [InlineData("name\turl", '\t')]
    [InlineData("\"a,b,c,d\";name;url", ';')]
    [InlineData("x;y,name,url", ',')]
    [InlineData("name", ',')]
    public void The_delimiter_is_the_one_that_finds_the_columns(string header, char delimiter) =>
        Assert.Equal(delimiter, CsvHeader.Find(Encoding.UTF8.GetBytes(header), ["name", "url"])?.Delimiter);
}
