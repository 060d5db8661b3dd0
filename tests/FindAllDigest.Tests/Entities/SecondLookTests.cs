using System.Text;
using CsCheck;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Entities;

public sealed class SecondLookTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    // Each pair is one value in two wordings.
    private static readonly string[][] Values =
    [
        ["\"$12M\"", "12000000"],
        ["\"$40M\"", "\"USD 40 million\""],
        ["null", "\"unknown\""],
        ["[\"a\",\"b\"]", "\"B and A\""],
        ["\"May 2024\"", "\"2024-05\""]
    ];

    private static Gen<Known[]> Catalogues =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Bool)
            .Select((host, value, isRejected) => new Known($"e{host}.example", value, isRejected)).Array[0, 6];

    private static Gen<Seen[]> Results => Gen.Select(Gen.Int[0, 7], Gen.Int[0, 4], Gen.Int[0, 1], Gen.Bool, Gen.Bool)
        .Select((host, value, wording, isMatch, isWww) => new Seen(
            $"{(isWww ? "https://www." : "")}e{host}.example", Values[value][wording], isMatch)).Array[0, 8]
        .Select(seen => seen.DistinctBy(candidate => (candidate.Url, candidate.IsMatch)).ToArray());

    [Fact]
    public void A_run_applied_twice_tells_the_same_and_leaves_the_same_bytes() => Gen.Select(Catalogues, Results, Gen.Bool)
        .Sample((known, seen, isRecheck) =>
    {
        var before = Catalogue(known);
        var list = List(known);
        var result = Result(seen);

        var first = Apply(before, list, result, isRecheck);
        var second = Apply(
            first.Catalogue, list.Append([.. first.New.Select(entity => new NewExcludeRow(entity.Name, entity.Url))]), result, isRecheck);

        Assert.Equal(first.Told, second.Told);
        Assert.Equal(first.Text, second.Text);
    });

    [Fact]
    public void The_order_of_the_candidates_means_nothing() => Gen.Select(Catalogues, Results, Gen.Bool).Sample((known, seen, isRecheck) =>
    {
        var one = Apply(Catalogue(known), List(known), Result(seen), isRecheck);
        var other = Apply(Catalogue(known), List(known), Result([.. seen.Reverse()]), isRecheck);

        Assert.Equal(one.Text, other.Text);
        Assert.Equal(one.Told, other.Told);
    });

    [Fact]
    public void The_same_values_in_other_words_are_no_change() => Catalogues.Sample(known =>
    {
        var seen = known
            .DistinctBy(entity => entity.Host)
            .Select(entity => new Seen(entity.Host, Values[entity.Value][1], IsMatch: true))
            .ToArray();

        Assert.Empty(Apply(Catalogue([.. known.DistinctBy(entity => entity.Host)]), List(known), Result(seen), isRecheck: true).Told);
    });

    [Fact]
    public void What_a_person_rejected_keeps_its_line_whatever_a_run_says() => Gen.Select(Catalogues, Results).Sample((known, seen) =>
    {
        Known[] rejected = [.. known.Select(entity => entity with { IsRejected = true })];

        var applied = Apply(Catalogue(rejected), List(rejected), Result(seen), isRecheck: true);

        Assert.Empty(applied.Told);
        Assert.All(
            rejected,
            entity => Assert.Contains(
                Text(Catalogue([rejected.Last(other => other.Host == entity.Host)])), applied.Text, StringComparison.Ordinal));
    });

    [Fact]
    public void An_answer_that_was_paid_for_stays_when_a_later_run_has_none()
    {
        Known[] known = [new("e1.example", 0, IsRejected: false)];

        var applied = Apply(Catalogue(known), List(known), Result([new("e1.example", "null", IsMatch: true)]), isRecheck: false);

        Assert.Empty(applied.Told);
        Assert.Contains("$12M", applied.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gridloom Energy", "Gridloom", false)]
    [InlineData("Tessellate Bio", "Tessellate Biosciences", false)]
    [InlineData("ACME Robotics, S.A.", "Acme Robotics", false)]
    [InlineData("Acme", "", false)]
    [InlineData("Acme Robotics", "Nimbus Robotics", true)]
    public void A_name_in_short_is_the_same_name(string before, string after, bool isNews)
    {
        var look = RecheckedEntity.At(
            Entity("e1.example", "1") with { Name = before }, Entity("e1.example", "1") with { Name = after }, isMatch: true, Plans.Id(2));

        Assert.Equal(isNews, look.Changes.Count == 1);
        Assert.Equal(isNews ? after : before, look.Entity.Name);
    }

    [Fact]
    public void Changes_of_several_runs_are_one_from_the_first_value_to_the_last_and_none_if_it_came_back()
    {
        var entity = RecheckedEntity.At(Entity("e1.example", "1"), Entity("e1.example", "2"), isMatch: true, Plans.Id(2)).Entity;
        var later = RecheckedEntity.At(entity, Entity("e1.example", "3"), isMatch: true, Plans.Id(3)).Entity;
        var back = RecheckedEntity.At(later, Entity("e1.example", "1"), isMatch: true, Plans.Id(4)).Entity;

        var change = Assert.Single(RecheckedEntity.Since(later, _ => true).Changes);
        Assert.Equal(("1", "3"), (change.BeforeJson, change.AfterJson));
        Assert.Equal(3, back.Changes.Count);
        Assert.Empty(RecheckedEntity.Since(back, _ => true).Changes);
    }

    [Theory]
    [InlineData("100", "109", 0)]
    [InlineData("100", "110", 1)]
    [InlineData("\"$5.0M\"", "\"5,400,000\"", 0)]
    [InlineData("\"$5.0M\"", "\"€5.4M\"", 1)]
    [InlineData("2019", "2021", 1)]
    [InlineData("0", "1", 1)]
    [InlineData("\"Lisbon\"", "\"Porto\"", 1)]
    [InlineData("null", "100", 1)]
    [InlineData("79228162514264337593543950335", "1", 1)]
    public void A_number_counts_from_the_threshold_on(string before, string after, int changes) =>
        Assert.Equal(
            changes,
            RecheckedEntity.At(
                Entity("e1.example", before), Entity("e1.example", after), isMatch: true, Plans.Id(2), new([], 10)).Changes.Count);

    [Fact]
    public void An_ignored_enrichment_is_never_a_change_and_still_has_its_newest_value()
    {
        var before = Entity("e1.example", "1");
        var look = RecheckedEntity.At(before, Entity("e1.example", "2"), isMatch: true, Plans.Id(2), new([before.Enrichments[0].Name], 0));

        Assert.Empty(look.Changes);
        Assert.Equal("2", look.Entity.Enrichments[0].ValueJson);
    }

    private static Applied Apply(EntityCatalogue catalogue, ExcludeList list, FindAllResult result, bool isRecheck)
    {
        var known = new KnownEntities([list]);
        var plan = Plans.Plan with { Kind = isRecheck ? RunKind.Recheck : RunKind.Refresh };
        var harvest = new NetNewFilter(known, catalogue).Sort(result, plan, Today, new HashSet<EntityKey>());
        var missed = new NotSeenEntities(known, catalogue).Of(result, plan, Today, new HashSet<FindAllRunId>());
        var told = ChangedEntities.Of(harvest.Looks.Concat(missed));
        var after = catalogue.With(harvest.Looks.Concat(missed).Select(look => look.Entity).Concat(harvest.New));
        return new(
            after,
            harvest.New,
            [
                .. told.Changed.Select(entry => $"changed {Line(entry)}"),
                .. told.NoLongerMatches.Select(entry => $"lost {Line(entry)}"),
                .. told.NotSeen.Select(entry => $"missed {Line(entry)}"),
            ]);
    }

    private static string Line(DigestEntity entry) => $"{entry.Entity.Key} {string.Join(' ', entry.Changes)}";

    private static FindAllResult Result(Seen[] seen) => new(
        new FindAllRun(Plans.Id(9), new RunStatus("completed", false, seen.Length, seen.Length, "candidates_exhausted")),
        [.. seen.Select(candidate => Candidate(candidate.Url, candidate.Json, candidate.IsMatch))],
        []);

    private static EntityCatalogue Catalogue(Known[] known) =>
        EntityCatalogue.Empty.With(known.Select(entity => Entity(entity.Host, Values[entity.Value][0])));

    private static ExcludeList List(Known[] known) => ExcludeList.Read(
        "exclude.csv",
        Encoding.UTF8.GetBytes(
            $"name,url,status\n{string.Concat(known.Select(entity => $"x,{entity.Host},{(entity.IsRejected ? "rejected" : "")}\n"))}"))
                .OrThrow();

    private static Entity Entity(string host, string json) =>
        Core.Entities.Entity.From(
            Candidate(host, json, isMatch: true),
            EntityKey.Of(host, "x"),
            new HashSet<string>(),
            Plans.Id(1),
            Today.AddDays(-7),
            earlier: null);

    private static Candidate Candidate(string url, string json, bool isMatch) => new()
    {
        Name = "x",
        Url = url,
        Description = "",
        MatchStatus = isMatch ? "matched" : "unmatched",
        Outputs =
        [
            new CandidateOutput("battery_check", OutputKind.MatchCondition, "\"a sentence\"", isMatch, Evidence.None),
            .. isMatch
                ? [new CandidateOutput("funding", OutputKind.Enrichment, json, null, Evidence.None)]
                : Array.Empty<CandidateOutput>(),
        ],
    };

    private static string Text(EntityCatalogue catalogue) => Encoding.UTF8.GetString(catalogue.ToUtf8().Span);

    private sealed record Known(string Host, int Value, bool IsRejected);

    private sealed record Seen(string Url, string Json, bool IsMatch);

    private sealed record Applied(EntityCatalogue Catalogue, IReadOnlyList<Entity> New, IReadOnlyList<string> Told)
    {
        public string Text => SecondLookTests.Text(Catalogue);
    }
}
