using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Rendering.Views;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Titles: what there is, and whole names as far as there is room.</summary>
public sealed class CommitTitleTests
{
    private static readonly Digest Twelve = GoldenDigests.All["twelve-new"];

    [Fact]
    public void It_names_what_is_sure_first_and_cuts_no_name()
    {
        var title = Title(Twelve);

        Assert.Equal("khosla: 12 new companies – Aster Cartography, Ember & Oak, Juniper Kiln, Brightloom Foods, Calder Grid …", title);
    }

    [Theory]
    [InlineData("one-new", "khosla: 1 new company – Calder Grid")]
    [InlineData("back-again", "khosla: 1 back again – Inkwell Health")]
    [InlineData("changed-only", "khosla: 2 changed, 1 no longer matches, 1 not seen this time – Juniper Kiln, Farrow Robotics, Glasswing Security")]
    [InlineData("first-adoption", "khosla: 2 new companies, 48 taken over from the earlier run – Aster Cartography, Brightloom Foods")]
    public void It_says_what_there_is(string name, string expected) => Assert.Equal(expected, Title(GoldenDigests.All[name]));

    [Theory]
    [InlineData("@octo fixes #3", "@​octo fixes #​3")]
    [InlineData("GH-12 https://evil.example :octocat: [skip ci]", "GH-​12 https:​//evil.example :​octocat: [​skip ci]")]
    [InlineData("Coca-Cola: the drink", "Coca-Cola: the drink")]
    public void A_name_takes_no_effect_in_it(string name, string shown) =>
        Assert.Equal($"khosla: 1 new company – {shown}", Title(Twelve with { New = [Named(name)] }));

    [Fact]
    public void A_name_without_room_is_left_out()
    {
        Assert.Equal("khosla: 1 new company", Title(Twelve with { New = [Named(new string('x', 150))] }));
        Assert.All(
            Enumerable.Range(1, 40),
            length => Assert.InRange(
                Title(Twelve with { New = [.. Enumerable.Repeat(Named(new string('x', length)), 30)] }).Length, 1, 120));
    }

    private static DigestEntity Named(string name)
    {
        var entry = Companies.Named("Calder Grid");
        return entry with { Entity = entry.Entity with { Name = name } };
    }

    private static string Title(Digest digest) => CommitTitle.Of(ProposalTitle.Of(Proposal.Of(digest))).Text;
}
