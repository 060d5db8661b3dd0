using System.Text;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Identity;

/// <summary>An address says who somebody is only while it is theirs.</summary>
public sealed class SharedPagesTests
{
    private const string Article = "https://news.example/ten-startups";
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Matches_of_several_names_at_one_address_are_each_reported_and_say_with_whom_they_share_it()
    {
        var found = Sort("", [], ("Alpha", Article), ("Bravo", Article));

        Assert.Equal(
            ["news.example/ten-startups name:alpha", "news.example/ten-startups name:bravo"], found.New.Select(entity => entity.Key.Value));
        var hints = new LikenessHints(new KnownEntities([List("")]), found.New);
        Assert.Equal(["Bravo", "Alpha"], found.New.Select(entity => Assert.Single(hints.For(entity).SharesPageWith)));
        Assert.Contains(
            "It shares its page with Bravo",
            string.Join('\n', new EntityDoubts("").About(hints.For(found.New[0]) with { PossiblySameAs = [] })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_in_their_legal_form_alone_are_one_entity() =>
        Assert.Equal(
            ["acme.example"],
            Sort("", [], ("Acme", "acme.example"), ("ACME, Inc.", "https://acme.example/")).New.Select(entity => entity.Key.Value));

    [Fact]
    public void Who_was_known_at_a_page_stays_known_when_others_come_to_it()
    {
        var first = Sort("", [], ("Alpha", Article), ("Bravo", Article));

        var second = Sort(
            $"Alpha,{Article},\nBravo,{Article},\n",
            first.New,
            ("Charlie", Article),
            ("Bravo", Article),
            ("Alpha Inc.", Article),
            ("Delta", Article));

        Assert.Equal(["Charlie", "Delta"], second.New.Select(entity => entity.Name));
        Assert.Equal(2, second.Leaked.Count);
        Assert.Empty(second.UnderAnotherName);
    }

    [Fact]
    public void An_entity_whose_key_became_longer_is_the_one_that_it_was()
    {
        var alone = Sort("", [], ("Alpha", Article));
        Assert.Equal("news.example/ten-startups", alone.New[0].Key.Value);

        var later = Sort("", alone.New, ("Alpha", Article), ("Bravo", Article));

        Assert.Equal("Alpha", Assert.Single(later.BackAgain).Name);
        Assert.Equal("Bravo", Assert.Single(later.New).Name);
        var catalogue = EntityCatalogue.Empty.With(alone.New).With(later.New.Concat(later.BackAgain));
        Assert.Equal(
            ["news.example/ten-startups name:alpha", "news.example/ten-startups name:bravo"], catalogue.Keys.Select(key => key.Value));
    }

    [Fact]
    public void A_match_that_is_left_out_although_its_name_is_another_one_is_told()
    {
        var found = Sort($"Alpha,{Article},rejected\n", [], ("Zulu Robotics", Article));

        Assert.Empty(found.New);
        Assert.Equal(new RenamedMatch("Zulu Robotics", Article, "Alpha", ExcludeStatus.Rejected), Assert.Single(found.UnderAnotherName));
        Assert.Contains(
            "Zulu Robotics (https://news.example/ten-startups) came back under another name",
            Assert.Single(found.Notes),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_a_name_stands_for_everybody_at_its_address() =>
        Assert.Equal(2, Sort($",{Article},\n", [], ("Alpha", Article), ("Bravo", Article)).Leaked.Count);

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u2060")]
    [InlineData(" ")]
    public void A_match_without_address_and_visible_name_is_counted_and_never_new(string name)
    {
        var found = Sort("", [], (name, ""), ("Alpha", Article));

        Assert.Equal(["Alpha"], found.New.Select(entity => entity.Name));
        Assert.Equal("1 match had neither an address nor a visible name and could not be told.", Assert.Single(found.Notes));
    }

    [Theory]
    [InlineData("acme.com name:pat doe")]
    [InlineData("linkedin.com/company/acme name:ü ß")]
    [InlineData("acme.com:8080/x?y=1 name:a name:b")]
    public void A_key_of_address_and_name_reads_back(string text)
    {
        var key = EntityKey.Parse(text);

        Assert.True(key.IsShared);
        Assert.Equal(key, EntityKey.Parse(key.Value));
        Assert.Equal(key, key.Address.At(key.NameAtAddress));
        Assert.False(key.Address.IsShared);
    }

    [Fact]
    public void Nothing_that_the_service_says_becomes_a_key_of_address_and_name() =>
        Assert.False(EntityKey.Of("https://acme.com/x name:alpha", "Bravo").IsShared);

    [Fact]
    public void Duplicates_are_merged_within_a_name_alone()
    {
        var list = List($"Pat,{Article},\nKim,{Article},\nPAT,{Article},rejected\n");

        var merged = DuplicateMerge.Merge(list);

        Assert.Equal($"name,url,status\nPat,{Article},rejected\nKim,{Article},\n", Encoding.UTF8.GetString(merged.List.Bytes.Span));
    }

    [Fact]
    public void Rows_that_both_branches_added_at_one_page_are_both_kept()
    {
        var merged = ExcludeListMerge.MergeBranches(
            List(""), List($"Pat,{Article},\nLee,{Article},\n"), List($"Kim,{Article},\nPat,{Article},rejected\n"));

        Assert.Equal(["Kim", "Pat", "Lee"], merged?.List.Rows.Select(row => row.Name));
        Assert.Equal(ExcludeStatus.Rejected, merged?.List.Rows.ElementAt(1).Status);
    }

    private static RunFindings Sort(string rows, IReadOnlyList<Entity> known, params (string Name, string Url)[] matches) =>
        new NetNewFilter(
            new KnownEntities([List(rows)]), EntityCatalogue.Empty.With(known.Select(entity => entity with { Run = Plans.Id(1) }))).Sort(
            new FindAllResult(
                new FindAllRun(Plans.Id(5), new RunStatus("completed", false, matches.Length, matches.Length, null)),
                [.. matches.Select(match => new Candidate
                {
                    Name = match.Name,
                    Url = match.Url,
                    Description = "",
                    MatchStatus = "matched",
                    Outputs = [],
                })],
                []),
            Plans.Plan,
            Today,
            new HashSet<EntityKey>());

    private static ExcludeList List(string rows) =>
        ExcludeList.Read("exclude.csv", Encoding.UTF8.GetBytes("name,url,status\n" + rows)).OrThrow();
}
