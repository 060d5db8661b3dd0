using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class ExcludeListMergeTests
{
    private const string Base = "name,url,status,until\nA,a.com,,\nB,b.com,,\nC,c.com,,2026-01-01\n";

    [Fact]
    public void Both_sides_additions_stay_the_persons_in_place_and_the_programs_at_the_end()
    {
        var merge = Merge(
            Base,
            ours: Base + "N1,n1.com,,\nN2,n2.com,,\n",
            theirs: "# mine\nname,url,status,until\nA,a.com,,\nP,p.com,,\nB,b.com,,\nC,c.com,,2026-01-01\n");

        Assert.Equal(
            "# mine\nname,url,status,until\nA,a.com,,\nP,p.com,,\nB,b.com,,\nC,c.com,,2026-01-01\nN1,n1.com,,\nN2,n2.com,,\n",
            Lists.TextOf(merge.List));
    }

    [Fact]
    public void Edits_of_different_cells_of_one_row_are_both_kept()
    {
        var merge = Merge(
            Base,
            ours: Base.Replace("2026-01-01", "", StringComparison.Ordinal),
            theirs: Base.Replace("C,c.com,", "Cee,c.com,rejected", StringComparison.Ordinal));

        Assert.Equal("name,url,status,until\nA,a.com,,\nB,b.com,,\nCee,c.com,rejected,\n", Lists.TextOf(merge.List));
        Assert.Empty(merge.Overruled);
    }

    [Fact]
    public void A_persons_edit_of_the_same_cell_wins_and_is_told()
    {
        var merge = Merge(
            Base,
            ours: Base.Replace("2026-01-01", "", StringComparison.Ordinal),
            theirs: Base.Replace("2026-01-01", "2027-01-01", StringComparison.Ordinal));

        Assert.Equal(Base.Replace("2026-01-01", "2027-01-01", StringComparison.Ordinal), Lists.TextOf(merge.List));
        var overruled = Assert.Single(merge.Overruled);
        Assert.Equal(("C", "until"), (overruled.Row.Name, overruled.Column));
    }

    [Fact]
    public void A_row_the_person_deleted_stays_deleted_even_if_the_program_changed_it()
    {
        var merge = Merge(
            Base,
            ours: Base.Replace("2026-01-01", "", StringComparison.Ordinal),
            theirs: Base.Replace("C,c.com,,2026-01-01\n", "", StringComparison.Ordinal));

        Assert.Equal("name,url,status,until\nA,a.com,,\nB,b.com,,\n", Lists.TextOf(merge.List));
    }

    [Fact]
    public void A_row_the_program_took_out_goes_unless_the_person_edited_it()
    {
        const string Ours = "name,url,status,until\nA,a.com,,\n";

        Assert.Equal(Ours, Lists.TextOf(Merge(Base, Ours, Base).List));
        var kept = Merge(Base, Ours, Base.Replace("B,", "Bee,", StringComparison.Ordinal));
        Assert.Equal("name,url,status,until\nA,a.com,,\nBee,b.com,,\n", Lists.TextOf(kept.List));
        Assert.Equal(("Bee", ""), (kept.Overruled[0].Row.Name, kept.Overruled[0].Column));
    }

    [Fact]
    public void A_row_both_added_is_the_persons_with_its_empty_cells_filled()
    {
        var merge = Merge(Base, ours: Base + "New Co,https://new.com/,known,2027-01-01\n", theirs: Base + "New,new.com,,\n");

        Assert.Equal(Base + "New,new.com,known,2027-01-01\n", Lists.TextOf(merge.List));
    }

    [Fact]
    public void The_result_has_the_dialect_and_columns_of_the_persons_file()
    {
        var merge = Merge(
            "name,url,note\nA,a.com,\n",
            ours: "name,url,note\nA,a.com,\"x;y\"\n\"N, Inc\",n.com,z\n",
            theirs: "\uFEFFURL;Name;Note;Owner\r\n\"a.com\";A;;jo\r\n");

        Assert.Equal("\uFEFFURL;Name;Note;Owner\r\n\"a.com\";A;\"x;y\";jo\r\nn.com;\"N, Inc\";z;\r\n", Lists.TextOf(merge.List));
    }

    [Fact]
    public void Columns_of_other_names_are_merged_too_and_columns_the_person_dropped_stay_dropped()
    {
        var merge = Merge(
            "name,url,owner,note\nA,a.com,jo,\n",
            ours: "name,url,owner,note\nA,a.com,al,n\n",
            theirs: "name,url,owner\nA,a.com,jo\n");

        Assert.Equal("name,url,owner\nA,a.com,al\n", Lists.TextOf(merge.List));
    }

    [Fact]
    public void Rows_of_one_entity_are_paired_in_order()
    {
        var merge = Merge(
            "name,url\nA,a.com\nA2,a.com\n", ours: "name,url\nA,a.com\nA2,a.com\nA3,a.com\n", theirs: "name,url\nOne,a.com\nA2,a.com\n");

        Assert.Equal("name,url\nOne,a.com\nA2,a.com\nA3,a.com\n", Lists.TextOf(merge.List));
    }

    [Fact]
    public void Patterns_are_rows_of_their_own()
    {
        var merge = Merge(
            "name,url,note\n,*.a.com,\n,a.com/*,\n",
            ours: "name,url,note\n,*.a.com,n\n,a.com/*,\n,*.c.com,\n",
            theirs: "name,url,note\n,*.A.com,\n");

        Assert.Equal("name,url,note\n,*.A.com,n\n,*.c.com,\n", Lists.TextOf(merge.List));
    }

    [Fact]
    public void A_merge_with_nothing_of_the_program_is_the_persons_file()
    {
        const string Theirs = "\uFEFF# x\r\nname;url\r\n\"A\";a.com\n\nZ;z.com";

        Assert.Equal(Theirs, Lists.TextOf(Merge(Base, Base, Theirs).List));
    }

    private static ExcludeListMergeResult Merge(string @base, string ours, string theirs) =>
        ExcludeListMerge.Merge(Lists.Of(@base), Lists.Of(ours), Lists.Of(theirs));
}
