using System.Text.RegularExpressions;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Store.Local;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What is left of a proposal that is too long for GitHub: whole entities, boxes and all, and the count of the rest.</summary>
public sealed partial class ShorteningTests
{
    private const int Limit = 58_000;

    private static readonly Lazy<Task<ProposalRenderer>> Renderer =
        new(
            async () =>
                new(
                    await TemplateSet.LoadAsync(
                        new LocalStore(RepositoryFiles.RepositoryRoot, isReadOnly: true).ReadFileAsync, CancellationToken.None)));

    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    [InlineData(5000)]
    public async Task Every_entity_has_its_box_or_is_counted(int count)
    {
        var body = await PullRequestAsync(Propose(Companies.Many(count)));

        Assert.InRange(body.Length, 1, Limit);
        Assert.Contains($"{count} new companies", body.Split('\n')[0], StringComparison.Ordinal);
        var rejects = Reject().Matches(body).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(rejects.Count, rejects.Distinct().Count());
        Assert.Equal(count, rejects.Count + Omitted(body));
        Assert.Equal(body.Split("<details>").Length, body.Split("</details>").Length);
        Assert.Equal(count > 200, Omitted(body) > 0);
        Assert.Equal(count > 200, body.Contains("merging accepts them", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quotations_go_before_enrichments_do_and_lines_never_before_two_hundred()
    {
        Task<string> Body(int count) => PullRequestAsync(Propose(Companies.Many(count)));

        Assert.Contains("Sum of the rounds", await Body(12), StringComparison.Ordinal);
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
    [InlineData(300)]
    [InlineData(5000)]
    public async Task A_digest_keeps_below_its_size_and_says_what_it_left_out(int count)
    {
        var templates = await TemplateSet.LoadAsync(
            new LocalStore(RepositoryFiles.RepositoryRoot, isReadOnly: true).ReadFileAsync, CancellationToken.None);

        var text = new DigestRenderer(templates).RenderMarkdown(
            GoldenDigests.All["twelve-new"] with { New = Companies.Many(count), NearMisses = [] });

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1, 399_999);
        Assert.Equal(count, System.Text.RegularExpressions.Regex.Count(text, @"^- \*\*", RegexOptions.Multiline) - 3);
        Assert.Equal(count >= 300, text.Contains("for want of room", StringComparison.Ordinal));
    }

    [Fact]
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
                    .Select(
                        _ => new EntityChange
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

    private static int Omitted(string body) => More().Match(body) is { Success: true } match ? int.Parse(match.Groups[1].Value, null) : 0;

    [GeneratedRegex(@"^ *- \[ \] \*\*.* <!-- findall-digest:reject=(\S+) of=[a-z0-9]+ -->", RegexOptions.Multiline)]
    private static partial Regex Reject();

    [GeneratedRegex(@"^> \*\*([0-9]+) of [0-9]+ companies have no line here", RegexOptions.Multiline)]
    private static partial Regex More();
}
