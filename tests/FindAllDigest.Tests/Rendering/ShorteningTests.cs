using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What is left of a proposal that is too long for GitHub: whole entities, boxes and all, and the count of the rest.</summary>
public sealed partial class ShorteningTests
{
    private const int Limit = 58_000;

    private static readonly Lazy<Task<ProposalRenderer>> Renderer =
        new(async () => new(await RepositoryTemplates.LoadAsync()));

    [Theory]
    [InlineData(12)]
    [InlineData(18)]
    [InlineData(23)]
    [InlineData(35)]
    [InlineData(200)]
    [InlineData(300)]
    [InlineData(5000)]
    public async Task Every_entity_has_its_box_or_is_counted(int count)
    {
        var body = await PullRequestAsync(Propose(Companies.WithSixEnrichments(count)));

        Assert.InRange(body.Length, 1, Limit);
        Assert.Contains($"{count:#,0} new companies", body.Split('\n')[0], StringComparison.Ordinal);
        var rejects = Reject().Matches(body).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(rejects.Count, rejects.Distinct().Count());
        Assert.Equal(count, rejects.Count + Omitted(body));
        Assert.Equal(body.Split("<details>").Length, body.Split("</details>").Length);
        Assert.True(count > 200 || Omitted(body) == 0, $"{Omitted(body)} of {count} have no box.");
        Assert.Equal(Omitted(body) > 0, body.Contains("merging accepts them", StringComparison.Ordinal));
        Assert.Equal(count, RejectAll().Matches(body).Sum(match => Number(match.Groups[1].Value)));
        AssertSaysWhatItLeftOut(body, count - Omitted(body));
    }

    [Fact]
    public async Task A_group_of_which_some_have_no_box_has_one_for_all_however_few_they_are()
    {
        var entities = Companies.Many(3000);
        var (first, last) = (entities[0].Entity, Companies.Named("Calder Grid").Entity);
        var lone = new DigestEntity(last with { Run = GoldenDigests.RunOf("e4"), Key = first.Key.At("Lone"), Name = "Lone" }, []);

        var body = await PullRequestAsync(Propose([.. entities, lone]));

        Assert.DoesNotContain("**Lone**", body, StringComparison.Ordinal);
        Assert.Contains("**reject all 1 of these**", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quotations_go_before_enrichments_do_and_lines_never_before_two_hundred()
    {
        Task<string> Body(int count) => PullRequestAsync(Propose(Companies.Many(count)));

        Assert.Contains("has raised", await Body(12), StringComparison.Ordinal);
        Assert.Contains("snooze 90 days <!-- findall-digest:snooze=astercarto.example -->", await Body(40), StringComparison.Ordinal);
        Assert.Equal(0, Omitted(await Body(120)));
        Assert.True(Omitted(await Body(5000)) < 4800, "Of five thousand entities, two hundred fit.");
    }

    [Fact]
    public async Task Room_is_spent_on_what_needs_a_look_first()
    {
        var body = await PullRequestAsync(Propose(Companies.Many(150)));

        var (doubtful, solid) = (
            body.IndexOf("## Please look at these", StringComparison.Ordinal), body.IndexOf("## Looks solid", StringComparison.Ordinal));
        Assert.InRange(doubtful, 0, solid);
        Assert.True(Share(body[doubtful..solid]) > Share(body[solid..]), "The doubtful ones have more of their evidence.");

        static double Share(string group) => (double)(group.Split("<details>").Length - 1) / Reject().Count(group);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(35)]
    [InlineData(300)]
    [InlineData(5000)]
    public async Task A_digest_keeps_below_its_size_and_says_what_it_left_out(int count)
    {
        var templates = await RepositoryTemplates.LoadAsync();

        var text = new DigestRenderer(templates).RenderMarkdown(
            GoldenDigests.All["twelve-new"] with { New = Companies.WithSixEnrichments(count), NearMisses = [] });

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1, 399_999);
        Assert.Equal(count, Item().Count(text.Split("## How this refresh went")[0]) + Omitted(text));
        Assert.Equal(count >= 300, text.Contains("For want of room", StringComparison.Ordinal));
        Assert.Equal(0, Omitted(text));
        AssertSaysWhatItLeftOut(text, count);
    }

    [Fact]
    [Trait("Lane", "thorough")]
    public async Task However_much_there_is_of_everything_it_fits()
    {
        var wordy = Companies.Named("Calder Grid");
        var text = new string('$', 100_000);
        var loud = wordy with
        {
            Entity = wordy.Entity with { Name = text, Description = text, Url = $"https://long.example/{new string('x', 1900)}" },
            Changes =
            [
                .. Enumerable.Range(0, 40)
                    .Select(_ => new EntityChange
                    {
                        Date = GoldenDigests.Day,
                        Run = GoldenDigests.Run,
                        Kind = ChangeKind.Enrichment,
                        Field = text,
                        BeforeJson = $"\"{text}\"",
                        AfterJson = $"\"{text}\"",
                        Source = "https://a.example",
                    })
            ],
        };
        List<DigestEntity> many = [.. Enumerable.Repeat(loud, 3000)];
        var digest = GoldenDigests.All["twelve-new"] with
        {
            New = many,
            Changed = many,
            NoLongerMatches = many,
            NotSeen = many,
            Objective = text,
            Notes = [.. Enumerable.Repeat(text, 2000)],
            Leaked = [.. Enumerable.Repeat(loud.Entity.Key, 2000)],
        };
        var renderer = await Renderer.Value;

        Assert.InRange((await PullRequestAsync(GoldenDigests.Propose(digest))).Length, 1, Limit);
        Assert.InRange(renderer.Issue(GoldenDigests.Propose(digest), Limit).Length, 1, Limit);
        Assert.InRange(renderer.Comment(GoldenDigests.Propose(digest), Limit).Length, 1, Limit);
    }

    [Fact]
    public async Task Sources_that_a_short_answer_has_no_room_for_are_counted()
    {
        List<DigestEntity> entities = [.. Companies.WithSixEnrichments(60).Select(entry => entry with
        {
            Entity = entry.Entity with
            {
                Conditions = [.. entry.Entity.Conditions.Select(verdict => verdict with
                {
                    Evidence = verdict.Evidence with { Citations = [.. Enumerable.Repeat(verdict.Evidence.Citations[0], 7)] },
                })],
            },
        })];

        Assert.Contains(") · 5 more\n", await PullRequestAsync(Propose(entities)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_has_ticked_stays_whatever_else_must_go()
    {
        var entities = Companies.Many(5000);
        var last = entities[^1].Entity;
        var boxes = ReviewBoxes.Of(
            ExcludeList.Empty,
            [new Reviewable(last, "")],
            [new ReviewWish(last, ReviewAction.Snooze, IsTicked: true, ShownUntil: null)],
            GoldenDigests.Day);

        var body = (await Renderer.Value).PullRequest(Propose(entities), boxes, Limit);

        Assert.True(ReviewedText.Read(body).Find(ReviewAction.Snooze, last.Key)?.IsTicked);
    }

    private static Proposal Propose(IReadOnlyList<DigestEntity> entities) =>
        GoldenDigests.Propose(GoldenDigests.All["twelve-new"] with { New = entities });

    private static async Task<string> PullRequestAsync(Proposal proposal) =>
        (await Renderer.Value).PullRequest(proposal, proposal.BoxesAfter(Review.None, GoldenDigests.Day), Limit);

    /// <summary>What a text says of its lines is what they are.</summary>
    private static void AssertSaysWhatItLeftOut(string text, int listed)
    {
        var items = Item().Split(text.Split("\n* ")[0].Split("\n## How")[0]).Skip(1).ToList();
        Assert.Equal(listed, items.Count);
        var plain = items.Count(item => !item.Split('\n')[0].Contains("](<", StringComparison.Ordinal));
        var bare = items.Count(item => !item.Contains("<details>", StringComparison.Ordinal));
        var brief = items.Count(item => !item.Contains(": “", StringComparison.Ordinal));

        string[] lacks =
        [
            .. Lacks(plain, "with name and host only"), .. Lacks(bare - plain, "without evidence"), .. Lacks(brief - bare, "without quotations"),
        ];

        Assert.Equal(
            lacks.Length == 0 ? "" : $"For want of room, {Told(lacks, listed, (plain, bare, brief))}.",
            Room().Match(text).Value);
    }

    private static string Told(string[] lacks, int listed, (int Plain, int Bare, int Brief) without) =>
        (listed - without.Plain, lacks) switch
        {
            (0, _) => $"none of the {listed:#,0} listed shows its link, columns or doubts",
            (_, [_]) when without.Bare == listed => $"none of the {listed:#,0} listed shows its evidence",
            (_, [_]) when without.Brief == listed => $"none of the {listed:#,0} listed shows its quotations",
            _ => $"of {listed:#,0} listed: {string.Join(", ", lacks)}",
        };

    private static string[] Lacks(int count, string what) => count == 0 ? [] : [$"{count:#,0} {what}"];

    private static int Omitted(string body) => More().Match(body) is { Success: true } match ? Number(match.Groups[1].Value) : 0;

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ *- \[ \] \*\*.* <!-- findall-digest:reject=(\S+) of=[a-z0-9]+ -->", RegexOptions.Multiline)]
    private static partial Regex Reject();

    [GeneratedRegex(@"\*\*reject all ([0-9,]+) of these\*\*")]
    private static partial Regex RejectAll();

    [GeneratedRegex(@"^- (?:\[ \] )?\*\*(?!reject all)", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"^For want of room, (?:of|none) [^.]*\.", RegexOptions.Multiline)]
    private static partial Regex Room();

    [GeneratedRegex(@"^> \*\*([0-9,]+) of [0-9,]+ companies have no line here", RegexOptions.Multiline)]
    private static partial Regex More();
}
