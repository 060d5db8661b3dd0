using System.Text;
using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

/// <summary>Exclude lists of two branches, on both of which people may have worked.</summary>
public sealed class BranchListMergeTests
{
    private const string Header = "name,url,status\n";

    [Theory]
    [InlineData("A,a.example,\n", "A,a.example,\nB,b.example,\n", "A,a.example,\nC,c.example,\n", "A,a.example,\nC,c.example,\nB,b.example,\n")]
    [InlineData("A,a.example,\n", "A,a.example,rejected\n", "A,a.example,\nC,c.example,\n", "A,a.example,rejected\nC,c.example,\n")]
    [InlineData("A,a.example,\nB,b.example,\n", "A,a.example,\n", "B,b.example,\n", "")]
    [InlineData("", "B,b.example,\n", "B,https://www.b.example/,rejected\n", "B,https://www.b.example/,rejected\n")]
    public void Rows_of_both_sides_are_united_once(string parting, string proposal, string @default, string expected) =>
        Assert.Equal(Header + expected, Merge(Header + parting, Header + proposal, Header + @default));

    [Fact]
    public void A_column_or_comment_that_a_person_added_on_the_proposal_is_kept() => Assert.Equal(
        "# mine\nname,url,status,owner\nA,a.example,,ada\n\nC,c.example,,\n",
        Merge(Header + "A,a.example,\n", "# mine\nname,url,status,owner\nA,a.example,,ada\n\n", Header + "A,a.example,\nC,c.example,\n"));

    [Fact]
    public void Comments_that_both_sides_changed_are_for_a_person_to_merge() =>
        Assert.Null(Merge(Header, "# mine\n" + Header, "# his\n" + Header));

    private static string? Merge(string parting, string proposal, string @default) =>
        ExcludeListMerge.MergeBranches(Read(parting), Read(proposal), Read(@default)) is { } merged ? Encoding.UTF8.GetString(merged.List.Bytes.Span) : null;

    private static ExcludeList Read(string text) => ExcludeList.Read("exclude.csv", Encoding.UTF8.GetBytes(text)).OrThrow();
}
