using System.Text;
using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class ExcludeListReadingTests
{
    [Fact]
    public void A_row_is_read_with_every_known_column()
    {
        var list = Lists.Of(
            "name,url,status,until,note,added,run\nAcme,https://acme.com/,rejected,2027-01-31,too big,2026-11-01,findall_1\n");

        var row = Assert.Single(list.Rows);

        Assert.Equal(
            new(2, "Acme", "https://acme.com/", ExcludeStatus.Rejected, new(2027, 1, 31), "too big", new(2026, 11, 1), "findall_1"), row);
    }

    [Theory]
    [InlineData("name,url\nAcme,https://acme.com\n")]
    [InlineData("\uFEFFname,url\nAcme,https://acme.com\n")]
    [InlineData("name;url\nAcme;https://acme.com\n")]
    [InlineData("name\turl\nAcme\thttps://acme.com\n")]
    [InlineData("name,url\r\nAcme,https://acme.com\r\n")]
    [InlineData("name,url\rAcme,https://acme.com\r")]
    [InlineData("name,url\r\nAcme,https://acme.com\n")]
    [InlineData("name,url\nAcme,https://acme.com")]
    [InlineData("\"name\",\"url\"\n\"Acme\",\"https://acme.com\"\n")]
    [InlineData("URL , Name\nhttps://acme.com,Acme\n")]
    [InlineData("# a note, \"open quote\n\nname,url\n\n# another\nAcme,https://acme.com\n\n")]
    [InlineData("owner,name,\"a;b;c\",url\njo,Acme,x,https://acme.com\n")]
    [InlineData("name,url,status,until\n,,,\n  \nAcme,https://acme.com\n \t ,\n")]
    [InlineData("\"na\nme\",name,url\n\"x\ny\",Acme,https://acme.com\n")]
    public void Every_dialect_of_a_file_is_read(string text)
    {
        var list = Lists.Of(text);

        var row = Assert.Single(list.Rows);
        Assert.Equal(("Acme", "https://acme.com", ExcludeStatus.Known), (row.Name, row.Url, row.Status));
        Assert.Equal(1, list.Count);
        Assert.True(list.ContainsKey(Lists.Key("https://www.acme.com/")));
        Assert.Equal(Encoding.UTF8.GetBytes(text), list.Bytes.ToArray());
    }

    [Fact]
    public void The_line_of_a_row_counts_quoted_line_breaks_comments_and_blank_lines()
    {
        var list = Lists.Of("# first\nname,url,note\n\nA,a.com,\"x\ny\r\nz\"\r\n#c\rB,b.com,\nC,c.com");

        Assert.Equal([4, 8, 9], list.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("", "1,1: The file has no header.")]
    [InlineData("\n\n# only a comment\n", "1,1: The file has no header.")]
    [InlineData("\nAcme,https://acme.com\n", "2,1: The file has no header.")]
    [InlineData("name,note\nAcme,x\n", "1,1: The header has no column 'url'.")]
    [InlineData("url\nacme.com\n", "1,1: The header has no column 'name'.")]
    [InlineData("name,url,Name\nAcme,acme.com,x\n", "1,10: The column 'Name' is there twice.")]
    [InlineData("name,url\nAcme,\"acme.com\nB,b.com\n", "2,6: The quote that opens this cell is never closed.")]
    [InlineData("name,url\n\"Acme\" Inc,acme.com\n", "2,7: Text follows the closing quote of a cell.")]
    [InlineData("name,url\nJoe \"Al\" Co,acme.com\n", "2,5: A quote stands inside a cell that is not quoted.")]
    [InlineData("name,url\nA\0\0,a.com\nB\0,b.com\n", "2,2: A NUL character is no text.", "3,2: A NUL character is no text.")]
    [InlineData("name,url,until\nA,a.com,2026-02-30\n", "2,9: '2026-02-30' is no date.")]
    [InlineData("name,url,until\nA,a.com,31.11.2026\n", "2,9: '31.11.2026' is no date.")]
    [InlineData("name,url,added\nÄ,a.com,2026-1-32\n", "2,9: '2026-1-32' is no date.")]
    [InlineData("name,url,status\nA,a.com,rejcted\n", "2,9: 'rejcted' is no status.")]
    [InlineData("name,url,status\n,,known\n", "2,1: The row has neither a name nor a url.")]
    [InlineData("name,url\nA,a.com,x\n", "2,9: The row has 3 cells, but the header names 2 columns.")]
    [InlineData("name,url\nA;a.com\n", "2,1: The row has 1 of the 2 cells that hold name and url.")]
    [InlineData("mine,name,url\nx\n", "2,1: The row has 1 of the 3 cells that hold name and url.")]
    [InlineData("name,url\nA,*.com\n", "2,3: '*.com' is no pattern.")]
    [InlineData("name,url\nA,*\n", "2,3: '*' is no pattern.")]
    [InlineData("name,url\nA,shop*.example.com\n", "2,3: 'shop*.example.com' is no pattern.")]
    public void A_fault_is_told_with_line_and_column(string text, params string[] faults) => Assert.Equal(faults, Lists.FaultsOf(text));

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_in_the_order_of_the_file() => Assert.Equal(
        [
            "1,11: The column 'URL' is there twice.",
            "2,10: 'soon' is no date.",
            "3,11: 'nope' is no status.",
            "4,2: A NUL character is no text.",
            "5,2: The byte 0xFC is not UTF-8.",
            "6,3: The quote that opens this cell is never closed.",
        ],
        Lists.FaultsOf(
            [.. "name,url , URL,until,status\nA,a.io,b,soon,known\nB,b.io,c,,nope\nC\0,c.io\nM"u8, 0xFC, .. "ller,m.com\nD,\"d.com\n"u8]));

    [Fact]
    public void A_wrong_status_is_answered_with_the_word_that_was_meant() =>
        Assert.Equal(
            "Did you mean 'rejected'?", ExcludeList.Read("e.csv", "name,url,status\nA,a.com,rejetced\n"u8.ToArray()).Problems[0].Remedy);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_file_in_another_unicode_encoding_is_one_fault(string encoding)
    {
        var other = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. other.GetPreamble(), .. other.GetBytes("name,url\nA,a.com\n")];

        Assert.Equal(["1,1: The file is UTF-16, not UTF-8."], Lists.FaultsOf(bytes));
    }

    [Fact]
    public void Many_faults_are_cut_off_with_a_last_word()
    {
        var reading = ExcludeList.Read(
            "e.csv", Encoding.UTF8.GetBytes($"name,url,until\n{string.Concat(Enumerable.Repeat("A,a.com,x\n", 1500))}"));

        Assert.Equal(ExcludeListReader.MaximumProblems + 1, reading.Problems.Count);
        Assert.StartsWith("The file has further faults", reading.Problems[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_names_the_file_and_a_remedy()
    {
        var problem = Assert.Single(ExcludeList.Read("data/vc/exclude.csv", ReadOnlyMemory<byte>.Empty).Problems);

        Assert.Equal(
            "data/vc/exclude.csv(1,1): The file has no header. Write a first line that names the columns: name,url,status,until,note,added,run",
            problem.ToString());
    }

    [Fact]
    public void An_empty_list_has_the_columns_of_a_new_file()
    {
        Assert.Equal("name,url,status,until,note,added,run\n", Lists.TextOf(ExcludeList.Empty));
        Assert.Equal(0, ExcludeList.Empty.Count);
        Assert.Empty(ExcludeList.Empty.Rows);
    }
}
