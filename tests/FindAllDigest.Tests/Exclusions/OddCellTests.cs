using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

/// <summary>Cells as people paste them and spreadsheets save them: each counts, or is told.</summary>
public sealed class OddCellTests
{
    [Theory]
    [InlineData("\"https://x.example,\"", "x.example")]
    [InlineData("\"x.example; y.example\"", "x.example", "y.example")]
    [InlineData("[X](https://x.example)", "x.example")]
    [InlineData("<https://x.example>", "x.example")]
    [InlineData("\"<a href=\"\"https://x.example/\"\">X</a>\"", "x.example")]
    [InlineData("\"Site:https://x.example (old)\"", "x.example")]
    [InlineData("x.example / y.example", "x.example", "y.example")]
    [InlineData("\"[\"\"x.example\"\",\"\"y.example\"\"]\"", "x.example", "y.example")]
    [InlineData("\"https://x.example/a,\"", "x.example/a", "x.example/a,")] // the service itself may have given it with the comma
    public void Every_address_of_a_cell_excludes(string cell, params string[] keys)
    {
        var list = Lists.Of($"name,url,status\nX,{cell},rejected\nZ,z.example,\n");

        Assert.All(keys, key => Assert.Equal(2, Assert.IsType<ExclusionVerdict.Excluded>(list.Find(Lists.Key(key), Lists.Today)).Row.Line));
        Assert.Equal(keys, list.Rows.First().Keys.Select(key => key.Value));
    }

    [Fact]
    public void Rows_of_one_address_among_several_are_found_in_file_order()
    {
        var list = Lists.Of("name,url\nA,\"x.example, y.example\"\nB,y.example\nC,\"z.example, y.example\"\n");

        Assert.Equal(["A", "B", "C"], list.RowsOf(Lists.Key("y.example")).Select(row => row.Name));
    }

    [Theory]
    [InlineData("n/a", "2,6: 'n/a' holds no address.")]
    [InlineData("http://", "2,6: 'http://' holds no address.")]
    [InlineData("\"Acme, Inc.\"", "2,6: 'Acme, Inc.' holds no address.")]
    [InlineData("ask pat@x.example", "2,6: 'ask pat@x.example' holds no address.")]
    public void A_url_without_an_address_is_told(string cell, string fault) =>
        Assert.Equal([fault], Lists.FaultsOf($"name,url\nAcme,{cell}\n"));

    /// <summary>Earlier versions wrote what the service gave; such a row excludes by its name, as it did then.</summary>
    [Theory]
    [InlineData("n/a")]
    [InlineData("http://")]
    [InlineData("\"Acme, Inc.\"")]
    [InlineData("not available")]
    public void A_url_that_a_run_brought_without_an_address_is_no_fault(string cell)
    {
        var list = Lists.Of($"name,url,status,run\nAcme,{cell},,findall_1\nOther,o.example\n");

        Assert.IsType<ExclusionVerdict.Excluded>(list.Find(EntityKey.Of(null, "acme"), Lists.Today));
        Assert.Equal("rejected", list.Edit([new(2, ExcludeColumn.Status, "rejected")]).Rows.First().Status.Word());
        Assert.Equal(["2,6: 'n/a' holds no address."], Lists.FaultsOf("name,url,run\nAcme,n/a, \n"));
    }

    [Fact]
    public void A_row_that_became_a_comment_is_told() => Assert.Equal(
        ["2,1: The row '#paid,https://paid.example/,rejected' counts as a comment, since it begins with #, so it excludes nobody."],
        Lists.FaultsOf("name,url,status\n#paid,https://paid.example/,rejected\nOther,https://other.example/,\n"));

    [Theory]
    [InlineData("# paid,https://paid.example/,rejected\n")]
    [InlineData("#paid, see https://paid.example\n")]
    [InlineData("#ask Pat,,\n")]
    [InlineData("##,https://paid.example,\n")]
    [InlineData("A,a.example,\"x\n#y,https://y.example,z\n\"\n")]
    public void Other_lines_that_begin_with_a_hash_stay_comments(string line) =>
        Assert.Empty(Lists.FaultsOf($"name,url,note\n{line}B,b.example,\n"));

    [Fact]
    public void A_name_that_begins_with_a_hash_is_written_as_no_comment()
    {
        var list = Lists.Of("name,url\n").Append([new("#paid", "https://paid.example/")]);

        Assert.Equal("name,url\n\"#paid\",https://paid.example/\n", Lists.TextOf(list));
        Assert.Equal("#paid", Assert.Single(Lists.Of(Lists.TextOf(list)).Rows).Name);
    }

    [Theory]
    [InlineData("name,\u200Burl,status\nA,a.example,\n", "1,6: The name of the column 'url' holds the invisible character U+200B ZERO WIDTH SPACE.")]
    [InlineData("\uFEFF\uFEFFname,url\nA,a.example\n", "1,1: The name of the column 'name' holds the invisible character U+FEFF BYTE ORDER MARK.")]
    [InlineData("name,url,status\nA,a.example,rejected\u00A0\n", "2,13: 'rejected' stands beside the invisible character U+00A0 NO-BREAK SPACE.")]
    [InlineData("name,url,until\nA,a.example,2026-11-30\u200E\n", "2,13: '2026-11-30' stands beside the invisible character U+200E LEFT-TO-RIGHT MARK.")]
    [InlineData("name,url\nA,\u200B\n", "2,3: '' stands beside the invisible character U+200B ZERO WIDTH SPACE.")]
    public void A_character_that_nobody_can_see_is_called_by_its_name(string text, string fault) =>
        Assert.Equal([fault], Lists.FaultsOf(text));

    [Theory]
    [InlineData("26/11/2026", "05/06/2026", "2026-11-26", "2026-06-05")]
    [InlineData("11/26/2026", "05/06/2026", "2026-11-26", "2026-05-06")]
    [InlineData("26.11.2026", "2026-11-27", "2026-11-26", "2026-11-27")]
    [InlineData("26-11-2026", "2026-11-27", "2026-11-26", "2026-11-27")]
    [InlineData("2026/11/26", "2026. 5. 6.", "2026-11-26", "2026-05-06")]
    [InlineData("26/11/2026 00:00", "05/05/2026", "2026-11-26", "2026-05-05")]
    [InlineData("2026-1-2", "5.5.2026", "2026-01-02", "2026-05-05")]
    public void A_day_in_a_spreadsheets_form_is_taken_where_the_column_has_one_order(
        string first, string second, string firstDay, string secondDay)
    {
        var list = Lists.Of($"name;url;until;added\nA;a.example;{first};{first}\nB;b.example;{second};{second}\n");

        Assert.Equal([firstDay, secondDay], list.Rows.Select(row => $"{row.Until:yyyy-MM-dd}"));
        Assert.Equal([firstDay, secondDay], list.Rows.Select(row => $"{row.Added:yyyy-MM-dd}"));
    }

    [Fact]
    public void Dates_whose_order_nothing_shows_are_told_once_with_one_way_out()
    {
        var reading = ExcludeList.Read("e.csv", "name,url,added\nA,a.example,05/06/2026\nB,b.example,07/08/2026\n"u8.ToArray());

        var problem = Assert.Single(reading.Problems);
        Assert.Equal(
            "The column 'added' has 2 dates in a spreadsheet's form that cannot be read for sure: '05/06/2026' may begin with the day or the month, and no other date of the column tells.",
            problem.Message);
        Assert.Equal(
            (2, 13, "Format the whole column 'added' as yyyy-mm-dd in the spreadsheet and save again; that mends all of them."),
            (problem.Line, problem.Column, problem.Remedy));
    }

    [Fact]
    public void Dates_in_two_orders_are_told_once() => Assert.Equal(
        ["2,13: The column 'until' has 2 dates in a spreadsheet's form that cannot be read for sure: '26/11/2026' has the day first and '11/27/2026' the month."],
        Lists.FaultsOf("name,url,until\nA,a.example,26/11/2026\nB,b.example,11/27/2026\n"));

    [Fact]
    public void A_merge_writes_a_spreadsheets_dates_as_iso_where_their_column_does_not_explain_them()
    {
        var parting = Lists.Of("name,url,until\nA,a.example,\n");
        var ours = Lists.Of("name,url,until\nA,a.example,\nB,b.example,05/06/2026\nC,c.example,26/06/2026\n");

        Assert.Equal(
            "name,url,until\nA,a.example,\nB,b.example,2026-06-05\nC,c.example,2026-06-26\n",
            Lists.TextOf(ExcludeListMerge.Merge(parting, ours, parting).List));
    }

    [Fact]
    public void Surplus_cells_that_are_empty_are_no_fault()
    {
        var list = Lists.Of("name,url\nA,a.example,,, \nB,b.example\n");

        Assert.Equal(["A", "B"], list.Rows.Select(row => row.Name));
        Assert.Equal(["2,15: The row has 5 cells, but the header names 2 columns."], Lists.FaultsOf("name,url\nA,a.example,,,x\n"));
    }

    [Fact]
    public void A_row_that_ends_early_is_read_and_counted()
    {
        var list = Lists.Of("name,url,status,note\nA,a.example\nB,b.example,rejected\nC,c.example,,\n");

        Assert.Equal(2, list.ShortRows);
        Assert.Equal(ExcludeStatus.Rejected, list.Rows.ElementAt(1).Status);
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\nname,url\nA,a.example\n=======\nname,url,note\n>>>>>>> theirs\n", 1)]
    [InlineData("name,url\r\nA,a.example\r\n<<<<<<< HEAD\r\nB,b.example\r\n=======\r\nC,c.example\r\n>>>>>>> theirs\r\n", 3)]
    public void A_merge_that_nobody_finished_is_named(string text, int line)
    {
        var problem = Assert.Single(ExcludeList.Read("e.csv", Encoding.UTF8.GetBytes(text)).Problems);

        Assert.Equal(line, problem.Line);
        Assert.Contains("A merge was left unfinished", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_look_like_marks_of_a_merge_are_names() =>
        Assert.Equal(3, Lists.Of("name,url\n<<<<<<< HEAD,a.example\n=======,b.example\n>>>>>>> x,c.example\n").Count);

    [Fact]
    public void A_pointer_of_git_lfs_is_named()
    {
        var problem = Assert.Single(
            ExcludeList.Read("e.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"u8.ToArray()).Problems);

        Assert.Contains("Git LFS", problem.Message, StringComparison.Ordinal);
        Assert.Contains(".gitattributes", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "https://acme.example", ",https://acme.example")]
    [InlineData("Acme", "n/a", "Acme,")]
    [InlineData("", "somewhere", "somewhere,")]
    [InlineData("Acme", "https://acme.example,", "Acme,\"https://acme.example,\"")]
    public void What_is_added_can_be_read_back(string name, string url, string stored)
    {
        var list = Lists.Of("name,url\n").Append([new(name, url)]);

        Assert.Equal($"name,url\n{stored}\n", Lists.TextOf(list));
        Assert.Equal(1, Lists.Of(Lists.TextOf(list)).Count);
    }
}
