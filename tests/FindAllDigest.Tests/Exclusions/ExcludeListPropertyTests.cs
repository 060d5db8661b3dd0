using System.Text;
using CsCheck;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

[Trait("Lane", "thorough")]
public sealed class ExcludeListPropertyTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        "",
        "a",
        "Z",
        "=",
        "'",
        "\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "#",
        " ",
        "\uFEFF",
        "\0",
        "\uD800",
        "ü",
        "😀",
        "*.",
        ".com",
        "/*",
        "://").Array[0, 6].Select(string.Concat);

    private static readonly Gen<string> AnyFile = Gen.Select(
        Gen.OneOf("", "\uFEFF", "# comment\n", "\r\n"),
        Gen.OneOf("name,url,note", "URL;x;Name;note", "note\turl\tname\tuntil\tstatus", "\"name\",\"url\",\"note\""),
        Gen.OneOf("\n", "\r\n", "\r"),
        Gen.Int[0, 6],
        Gen.Bool,
        (start, header, lineEnd, rows, hasEnd) => File(start, header, lineEnd, rows, hasEnd));

    // Pieces that meet every branch of the reader when thrown together.
    private static readonly Gen<byte[]> AnyBytes = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.OneOf(
            "name,url",
            "status",
            "until",
            "\n",
            "\r",
            ",",
            ";",
            "\t",
            "\"",
            "#",
            "*.",
            "a.com",
            "/*",
            "2026-01-01",
            "known",
            "\uFEFF",
            "'",
            "=",
            " ",
            "\0")
            .Array[0, 30].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))),
        Gen.Select(
            Gen.OneOf("name,url\n", "url;name;status;until\r\n"),
            Gen.Byte.Array[0, 60],
            (header, bytes) => (byte[])[.. Encoding.UTF8.GetBytes(header), .. bytes]));

    [Fact]
    public void No_bytes_crash_the_reader_and_a_list_without_faults_can_be_used_throughout() =>
        AnyBytes.Sample(
            bytes =>
            {
                var reading = ExcludeList.Read("e.csv", bytes);
                Assert.Equal(reading.Value is null, reading.Problems.Count > 0);
                Assert.All(reading.Problems, problem => Assert.True(problem.Line > 0 && problem.Column > 0));
                if (reading.Value is { } list)
                {
                    Assert.Equal(list.Count, list.Rows.Count());
                    Assert.Equal(bytes, list.Append([]).Bytes.ToArray());
                    Assert.All(list.Rows, row => Assert.True(row.Pattern is not null || list.RowsOf(row.Key).Contains(row)));
                    Assert.Equal(bytes, ExcludeListMerge.Merge(list, list, list).List.Bytes.ToArray());
                }
            },
            iter: 20_000);

    [Fact]
    public void Rows_with_any_text_are_added_behind_the_old_bytes_and_read_back_as_meant() =>
        Gen.Select(AnyFile, Gen.Select(AnyText, AnyText, AnyText).Array[1, 4]).Sample(
            (file, texts) =>
            {
                var before = Lists.Of(file);
                var rows = texts.Select(text => new NewExcludeRow(text.Item1 + "n", text.Item2, Note: text.Item3)).ToList();

                var after = before.Append(rows);
                var read = Lists.Of(Encoding.UTF8.GetString(after.Bytes.Span));

                Assert.StartsWith(file, Lists.TextOf(after), StringComparison.Ordinal);
                Assert.Equal(after.Rows, read.Rows);
                Assert.Equal(before.Rows, after.Rows.Take(before.Count));
                Assert.Equal(
                    rows.Select(row => (Storable(row.Name), Storable(row.Note))),
                    after.Rows.Skip(before.Count).Select(row => (row.Name, row.Note)));
                Assert.All(rows.Zip(after.Rows.Skip(before.Count)), pair => Assert.True(
                    pair.Second.Url.Length == 0
                        ? pair.Second.Key == EntityKey.Of(null, Storable(pair.First.Name))
                        : pair.Second.Url.EndsWith(Storable(pair.First.Url), StringComparison.Ordinal)));
                Assert.All(after.Rows.Skip(before.Count), row => Assert.True(row.Pattern is null && after.ContainsKey(row.Key)));
            },
            iter: 5_000);

    [Fact]
    public void An_edit_of_any_cell_to_any_text_changes_the_bytes_of_that_cell_only() =>
        Gen.Select(AnyFile, Gen.Int[0, 5], AnyText).Sample(
            (file, place, text) =>
            {
                var before = Lists.Of(file);
                var line = before.Rows.Select(row => row.Line).ElementAtOrDefault(place);
                if (line == 0)
                {
                    return;
                }

                var after = before.Edit([new(line, ExcludeColumn.Note, text)]);

                var expected = before.Rows
                    .Select(row => row.Line == line ? row with { Note = Storable(text) } : row)
                    .Select(row => row with { Line = 0 });
                Assert.Equal(expected, after.Rows.Select(row => row with { Line = 0 }));
                AssertOneChange(before.Bytes.Span, after.Bytes.Span);
            },
            iter: 5_000);

    [Fact]
    public void A_removed_row_takes_nothing_else_with_it() =>
        Gen.Select(AnyFile, Gen.Int[0, 5]).Sample(
            (file, place) =>
            {
                var before = Lists.Of(file);
                var removed = before.Rows.Skip(place).Take(1).ToList();

                var after = before.Remove(removed);

                Assert.Equal(
                    before.Rows.Except(removed).Select(row => row with { Line = 0 }), after.Rows.Select(row => row with { Line = 0 }));
                AssertOneChange(before.Bytes.Span, after.Bytes.Span);
            },
            iter: 2_000);

    /// <summary>What comes before and after the changed stretch is the same; the old stretch is no more than one row.</summary>
    private static void AssertOneChange(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var start = before.CommonPrefixLength(after);
        var shorter = Math.Min(before.Length, after.Length) - start;
        var end = 0;
        while (end < shorter && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var changed = Encoding.UTF8.GetString(before[start..^end]);
        Assert.True(changed.Split("row").Length <= 2, $"'{changed}' is more than one row.");
    }

    private static string Storable(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));

    private static string File(string start, string header, string lineEnd, int rows, bool hasEnd)
    {
        var delimiter = header.Contains(';', StringComparison.Ordinal) ? ";" : header.Contains('\t', StringComparison.Ordinal) ? "\t" : ",";
        var names = header.Replace("\"", "", StringComparison.Ordinal).Split(delimiter);
        var lines = Enumerable.Range(0, rows)
            .Select(row => string.Join(delimiter, names.Take(row % 3 == 0 ? names.Length : 3).Select(name => Cell(name, row)))
                + (row % 2 == 0 ? $"{lineEnd}# comment" : lineEnd));
        return start + header + lineEnd + string.Join(lineEnd, lines) + (hasEnd ? lineEnd : "");
    }

    private static string Cell(string name, int row) => name switch
    {
        "name" => $"row{row}",
        "URL" or "url" => row % 2 == 0 ? $"\"https://r{row}.com\"" : $"r{row}.com",
        "note" => row % 4 == 0 ? "\"q\"\"\nr\"" : "",
        "until" => "2027-01-01",
        "status" => "known",
        _ => "=kept",
    };
}
