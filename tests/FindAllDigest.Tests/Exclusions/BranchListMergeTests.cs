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

    [Theory]
    [InlineData("")]
    [InlineData("# mine\n")]
    public void What_both_branches_changed_is_as_the_default_branch_has_it_and_told_whatever_file_is_the_result(string comment)
    {
        const string MergeBase = "A,a.example,\nB,b.example,\nC,c.example,\nD,d.example,\n";
        const string Proposal = "A,a.example,rejected\nBee,b.example,\nD,d.example,known\nE,e.example,known\n";
        const string Default = "A,a.example,known\nC,c.example,rejected\nD,d.example,known\nE Inc.,e.example,rejected\n";

        var merged = ExcludeListMerge.MergeBranches(Read(Header + MergeBase), Read(comment + Header + Proposal), Read(Header + Default));

        var rows = Encoding.UTF8
            .GetString((merged?.List.Bytes ?? default).Span)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Skip(1);
        Assert.Equal(
            ["A,a.example,known", "C,c.example,rejected", "D,d.example,known", "E Inc.,e.example,rejected"],
            rows.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["A status: known <- rejected", "Bee : deleted <- name 'Bee'", "C : status 'rejected' <- deleted", "E status: rejected <- known"],
            merged?.Disputes
                .Select(change => $"{change.Row.Name} {change.Column}: {change.Kept ?? "deleted"} <- {change.Lost ?? "deleted"}")
                .Order(StringComparer.Ordinal));
    }

    private static string? Merge(string parting, string proposal, string @default) =>
        ExcludeListMerge.MergeBranches(Read(parting), Read(proposal), Read(@default)) is { } merged
            ? Encoding.UTF8.GetString(merged.List.Bytes.Span)
            : null;

    private static ExcludeList Read(string text) => ExcludeList.Read("exclude.csv", Encoding.UTF8.GetBytes(text)).OrThrow();
}
