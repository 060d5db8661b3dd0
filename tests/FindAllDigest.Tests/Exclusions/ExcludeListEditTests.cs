using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class ExcludeListEditTests
{
    private const string File = "\uFEFF# kept\r\nname;url;until;mine\r\n\r\n\"A\";a.com;2026-01-01;x\nB;b.com\r\nC;\"c.com\";;=1+1";

    [Fact]
    public void Clearing_until_changes_that_cell_only()
    {
        var list = Lists.Of(File).Edit([new(4, ExcludeColumn.Until, "")]);

        Assert.Equal(File.Replace("2026-01-01", "", StringComparison.Ordinal), Lists.TextOf(list));
    }

    [Fact]
    public void A_cell_keeps_its_quotes()
    {
        var list = Lists.Of(File)
            .Edit([new(4, ExcludeColumn.Name, "Q\"q"), new(6, ExcludeColumn.Url, "d.com"), new(6, ExcludeColumn.Name, "a;b")]);

        Assert.Equal(
            "\uFEFF# kept\r\nname;url;until;mine\r\n\r\n\"Q\"\"q\";a.com;2026-01-01;x\nB;b.com\r\n\"a;b\";\"d.com\";;=1+1",
            Lists.TextOf(list));
    }

    [Fact]
    public void A_short_row_gets_the_delimiters_it_lacks()
    {
        var list = Lists.Of(File).Edit([new(5, ExcludeColumn.Until, "2027-01-01")]);

        Assert.Equal(File.Replace("B;b.com", "B;b.com;2027-01-01", StringComparison.Ordinal), Lists.TextOf(list));
        Assert.Equal(File, Lists.TextOf(Lists.Of(File).Edit([new(5, ExcludeColumn.Until, "")])));
    }

    [Fact]
    public void An_edit_to_the_same_text_keeps_the_bytes() =>
        Assert.Equal(File, Lists.TextOf(Lists.Of(File).Edit([new(4, ExcludeColumn.Name, "A"), new(6, ExcludeColumn.Url, "c.com")])));

    [Fact]
    public void An_edit_of_a_column_the_file_lacks_is_a_sentence()
    {
        var failure = Assert.Throws<DigestException>(() => Lists.Of(File).Edit([new(4, ExcludeColumn.Status, "rejected")]));

        Assert.Equal(ExitCode.File, failure.ExitCode);
        Assert.Equal(
            "data/vc/exclude.csv(2): The header has no column 'status'. Add 'status' to the header; the program adds no column by itself.",
            failure.Message);
    }

    [Fact]
    public void An_edit_that_would_make_the_file_faulty_is_refused() =>
        Assert.Throws<DigestException>(() => Lists.Of(File).Edit([new(4, ExcludeColumn.Until, "soon")]));

    [Fact]
    public void An_edit_reaches_an_added_row()
    {
        var list = Lists.Of("name,url,note\nA,a.com,\n").Append([new("B", "b.com")]).Edit([new(3, ExcludeColumn.Note, "n")]);

        Assert.Equal("name,url,note\nA,a.com,\nB,b.com,n\n", Lists.TextOf(list));
    }

    [Fact]
    public void Removing_rows_takes_their_lines_and_no_other()
    {
        const string Before = "name,url,note\r\n# about A\r\nA,a.com,\"two\r\nlines\"\r\n\r\nB,b.com,\nC,c.com,";
        var list = Lists.Of(Before);

        Assert.Equal(
            "name,url,note\r\n# about A\r\n\r\nB,b.com,\n", Lists.TextOf(list.Remove([.. list.Rows.Where(row => row.Name != "B")])));
        Assert.Equal(Before, Lists.TextOf(list.Remove([])));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Remove([list.Rows.First() with { Line = 4 }]));
    }
}
