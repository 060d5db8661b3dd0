using System.Text;
using CsCheck;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Exclusions;
using FindAllDigest.Tests.Rendering;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Entities;

/// <summary>What runs refused, as the program keeps it for its figures.</summary>
public sealed class RefusedListTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private static readonly Gen<Candidate> Candidates = Gen.Select(
        HostileTexts.Any,
        HostileTexts.Addresses,
        HostileTexts.Any,
        HostileTexts.Any,
        Gen.Bool,
        (name, url, description, reasoning, isMatched) => new Candidate
        {
            Name = SafeOf(name),
            Url = SafeOf(url),
            Description = SafeOf(description),
            MatchStatus = Candidate.Unmatched,
            Outputs =
        [
            Verdict("battery_check", isMatched, SafeOf(reasoning)),
            Verdict("zweite_prüfung", isMatched: false, SafeOf(description))
        ],
        });

    [Fact]
    public void What_is_written_is_read_back_whatever_the_web_says() => Candidates.Array[0, 8].Sample(candidates =>
    {
        var list = RefusedList.Empty.With(Plans.Id(1), RefusedIn(1, candidates), [], Always);

        var bytes = list.ToUtf8();
        var read = RefusedList.Read(bytes);

        Assert.Equal("", read.Damage);
        Assert.Equal(
            list.Candidates.Select(candidate => (candidate.Key, candidate.Name)),
            read.Candidates.Select(candidate => (candidate.Key, candidate.Name)));
        Assert.True(bytes.Span.SequenceEqual(read.ToUtf8().Span));
        Assert.True(read.ToUtf8().Span.SequenceEqual(read.With(Plans.Id(1), RefusedIn(1, candidates), [], Always).ToUtf8().Span));
    });

    [Fact]
    public void The_newest_two_hundred_are_kept_and_of_one_run_the_nearest()
    {
        var list = RefusedList.Empty
            .With(Plans.Id(1), RefusedIn(1, [.. Enumerable.Range(0, 150).Select(number => Refused($"old-{number:000}"))]), [], Always)
            .With(Plans.Id(2), RefusedIn(2, [.. Enumerable.Range(0, 150).Select(number => Refused($"new-{number:000}"))]), [], Always);

        Assert.Equal(RefusedList.Most, list.Candidates.Count);
        Assert.Equal(150, list.Of(Plans.Id(2)).Count());

        var mixed = RefusedList.Empty.With(
            Plans.Id(3),
            RefusedIn(
                3, [Refused("near", misses: 1), .. Enumerable.Range(0, 200).Select(number => Refused($"far-{number:000}", misses: 2))]),
            [],
            Always);
        Assert.Contains(mixed.Candidates, candidate => candidate.Name == "near");
    }

    [Fact]
    public void Whoever_is_found_or_known_is_refused_no_more()
    {
        var list = RefusedList.Empty.With(Plans.Id(1), RefusedIn(1, [Refused("alpha"), Refused("beta")]), [], Always);

        Assert.Equal(
            ["beta"],
            list.With(Plans.Id(2), [], [EntityKey.Of("https://alpha.example", "")], Always).Candidates.Select(candidate => candidate.Name));
        Assert.Equal(
            ["beta"],
            RefusedIn(1, [Refused("alpha"), Refused("beta")], Lists.Of("name,url,status\nA,alpha.example,rejected\n")).Select(
                candidate => candidate.Name));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{\"key\":\n", "1 line cannot be read.")]
    [InlineData("null\n[]\n\0\n", "3 lines cannot be read.")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", "The file is a pointer of Git LFS; its content lies elsewhere and was not fetched.")]
    public void Lines_that_cannot_be_read_are_counted_and_the_others_kept(string damage, string told)
    {
        var whole = RefusedList.Empty.With(Plans.Id(1), RefusedIn(1, [Refused("alpha"), Refused("beta")]), [], Always);

        var read = RefusedList.Read(Encoding.UTF8.GetBytes(damage + Encoding.UTF8.GetString(whole.ToUtf8().Span)));

        Assert.Equal(["alpha", "beta"], read.Candidates.Select(candidate => candidate.Name));
        Assert.Equal(told, read.Damage);
        Assert.Equal("", read.With(Plans.Id(2), [], [], Always).Damage);
    }

    [Fact]
    public void A_merge_that_nobody_finished_is_named_and_each_candidate_of_both_sides_counts_once()
    {
        var whole = Encoding.UTF8.GetString(
            RefusedList.Empty.With(Plans.Id(1), RefusedIn(1, [Refused("alpha"), Refused("beta")]), [], Always).ToUtf8().Span);

        var read = RefusedList.Read(Encoding.UTF8.GetBytes($"<<<<<<< HEAD\n{whole}=======\n{whole}>>>>>>> theirs\n"));

        Assert.Equal(["alpha", "beta"], read.Candidates.Select(candidate => candidate.Name));
        Assert.StartsWith("A merge was left unfinished here", read.Damage, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_explains_a_refusal_is_kept()
    {
        var candidate = Assert.Single(RefusedIn(1, [Refused("alpha", misses: 1) with { Description = new string('d', 5000) }]));

        Assert.True(candidate.Description.Length < 300);
        Assert.Equal(["", "why"], candidate.Conditions.Select(verdict => verdict.Evidence.Reasoning));
        Assert.Equal("high", candidate.Conditions[0].Evidence.Confidence);
    }

    [Fact]
    public void Whoever_is_refused_again_for_the_same_reason_stays_with_the_first_run_unless_the_words_changed()
    {
        var first = RefusedList.Empty.With(Plans.Id(1), RefusedIn(1, [Refused("alpha"), Refused("beta")]), [], Always);

        var same = first.With(Plans.Id(2), RefusedIn(2, [Refused("alpha"), Refused("beta", misses: 2)]), [], Always);
        var other = first.With(Plans.Id(2), RefusedIn(2, [Refused("alpha")]), [], _ => false);

        Assert.Equal(["alpha 1", "beta 2"], same.Candidates.Select(RunOf));
        Assert.Equal(["beta 1", "alpha 2"], other.Candidates.Select(RunOf));

        static string RunOf(Entity candidate) => $"{candidate.Name} {(candidate.Run == Plans.Id(1) ? 1 : 2)}";
    }

    private static bool Always(FindAllRunId run) => run.Value.Length > 0;

    private static string SafeOf(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<Entity> RefusedIn(
        int run, IReadOnlyList<Candidate> candidates, ExcludeList? list = null) => RefusedList.RefusedIn(
        new FindAllResult(new FindAllRun(Plans.Id(run), new RunStatus("completed", false, candidates.Count, 0, null)), candidates, []),
        Plans.Plan,
        new KnownEntities([list ?? ExcludeList.Empty]),
        Day);

    private static Candidate Refused(string name, int misses = 1) => new()
    {
        Name = name,
        Url = $"https://{name}.example",
        Description = "",
        MatchStatus = Candidate.Unmatched,
        Outputs = [Verdict("battery_check", misses < 2, "why"), Verdict("zweite_prüfung", isMatched: false, "why")],
    };

    private static CandidateOutput Verdict(string name, bool isMatched, string reasoning) =>
        new(
            name,
            OutputKind.MatchCondition,
            "\"x\"",
            isMatched,
            new Evidence(reasoning, "high", [new Citation("https://page.example", "Page", ["…"])]));
}
