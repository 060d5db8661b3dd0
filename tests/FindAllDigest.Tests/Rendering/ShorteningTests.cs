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
        new(async () => new(await TemplateSet.LoadAsync(new LocalStore(RepositoryFiles.RepositoryRoot, isReadOnly: true).ReadFileAsync, CancellationToken.None)));

    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    [InlineData(5000)]
    public async Task Every_entity_is_shown_with_both_boxes_or_counted(int count)
    {
        var body = (await Renderer.Value).PullRequest(Propose(Companies.Many(count)), ReviewBoxes.None, Limit);

        Assert.InRange(body.Length, 1, Limit);
        Assert.Contains($"{count} new", body.Split('\n')[0], StringComparison.Ordinal);
        var rejects = Reject().Matches(body).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(rejects, Snooze().Matches(body).Select(match => match.Groups[1].Value));
        Assert.Equal(rejects.Count, rejects.Distinct().Count());
        Assert.Equal(count, rejects.Count + Omitted(body));
        Assert.Equal(body.Split("<details>").Length, body.Split("</details>").Length);
    }

    [Fact]
    public async Task Evidence_goes_before_entities_do()
    {
        var renderer = await Renderer.Value;

        string Body(int count) => renderer.PullRequest(Propose(Companies.Many(count)), ReviewBoxes.None, Limit);

        Assert.Equal(12, Body(12).Split("<details>").Length - 1);
        Assert.Contains("Sum of the rounds", Body(12), StringComparison.Ordinal);
        Assert.Equal(40, Body(40).Split("<details>").Length - 1);
        Assert.Equal(0, Omitted(Body(40)));
        Assert.Equal(0, Omitted(Body(120)));
        Assert.True(Omitted(Body(5000)) < 4800, "Of five thousand entities, two hundred fit.");
    }

    [Fact]
    public async Task However_much_there_is_of_everything_it_fits()
    {
        var wordy = Companies.Named("Calder Grid");
        var text = new string('$', 100_000);
        var loud = wordy with
        {
            Entity = wordy.Entity with { Name = text, Description = text, Url = $"https://long.example/{new string('x', 1900)}" },
            Changes = [.. Enumerable.Range(0, 40).Select(_ => new EntityChange { Date = GoldenDigests.Day, Run = GoldenDigests.Run, Kind = ChangeKind.Enrichment, Field = text, BeforeJson = $"\"{text}\"", AfterJson = $"\"{text}\"", Source = "https://a.example" })],
        };
        List<DigestEntity> many = [.. Enumerable.Repeat(loud, 3000)];
        var digest = GoldenDigests.All["twelve-new"] with { New = many, Changed = many, NoLongerMatches = many, NotSeen = many, Objective = text, Notes = [.. Enumerable.Repeat(text, 2000)], Leaked = [.. Enumerable.Repeat(loud.Entity.Key, 2000)] };
        var renderer = await Renderer.Value;

        Assert.InRange(renderer.PullRequest(GoldenDigests.Propose(digest), ReviewBoxes.None, Limit).Length, 1, Limit);
        Assert.InRange(renderer.Issue(GoldenDigests.Propose(digest), Limit).Length, 1, Limit);
        Assert.InRange(renderer.Comment(GoldenDigests.Propose(digest), Limit).Length, 1, Limit);
    }

    [Fact]
    public async Task What_a_person_has_ticked_stays_whatever_else_must_go()
    {
        var entities = Companies.Many(5000);
        var last = entities[^1].Entity;
        var boxes = ReviewBoxes.Of(ExcludeList.Empty, [last], [new ReviewWish(last, ReviewAction.Snooze, IsTicked: true, ShownUntil: null)], GoldenDigests.Day);

        var body = (await Renderer.Value).PullRequest(Propose(entities), boxes, Limit);

        Assert.True(ReviewedText.Read(body).Find(ReviewAction.Snooze, last.Key)?.IsTicked);
    }

    private static Proposal Propose(IReadOnlyList<DigestEntity> entities) => GoldenDigests.Propose(GoldenDigests.All["twelve-new"] with { New = entities });

    private static int Omitted(string body) => More().Match(body) is { Success: true } match ? int.Parse(match.Groups[1].Value, null) : 0;

    [GeneratedRegex(@"^ *- \[ \] reject <!-- findall-digest:reject=(\S+) -->$", RegexOptions.Multiline)]
    private static partial Regex Reject();

    [GeneratedRegex(@"^ *- \[ \] snooze 90 days <!-- findall-digest:snooze=(\S+) -->$", RegexOptions.Multiline)]
    private static partial Regex Snooze();

    [GeneratedRegex("^…and ([0-9]+) more; all of them", RegexOptions.Multiline)]
    private static partial Regex More();
}
