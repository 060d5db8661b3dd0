using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Proposals for trying templates.</summary>
internal static class SampleProposal
{
    /// <summary>The day on which they are shown.</summary>
    public static DateOnly Day { get; } = new(2026, 11, 23);

    /// <summary>One that fills every value a template may print: two refreshes, groups with and
    /// without a box for all, decided ones, changes.</summary>
    public static Proposal Full()
    {
        var digest = SampleDigest.Full();
        var sample = digest.New[0].Entity;
        List<DigestEntity> found =
        [
            .. digest.New,
            .. Enumerable.Range(1, 5).Select(number => new DigestEntity(Numbered(sample, number), [])),
            new DigestEntity(Numbered(sample, 6) with { Run = Other(sample.Run) }, [])
        ];
        return Proposal.Of(digest) with
        {
            New = found,
            Exclude = ExcludeList.Empty.Append(
                [Decided(found[1], ExcludeStatus.Rejected, null), Decided(found[2], ExcludeStatus.Known, Day.AddDays(30))]),
            Page = PageSettings.Default with { IsSimulated = true },
            Links = new ProposalLinks(
                [new DigestLink("sample.md", "https://sample.example/sample.md")],
                "https://sample.example/exclude.csv",
                "https://sample.example/compare",
                "https://sample.example/run")
            { PullRequest = "https://sample.example/pull/1" },
            Notes = digest.Notes,
            ClosedRows = [new("pull request #1", 2, AreRestored: false)],
        };
    }

    /// <summary>One that proposes nothing, of which nothing is known.</summary>
    public static Proposal Empty() => Proposal.Of(SampleDigest.Empty()) with
    {
        Digest = null,
        Run = null,
        Page = PageSettings.Default,
    };

    private static Entity Numbered(Entity sample, int number) =>
        sample with
        {
            Key = EntityKey.Of($"https://sample-{number}.example", ""),
            Name = $"Sample {number}",
            Url = $"https://sample-{number}.example",
        };

    private static NewExcludeRow Decided(DigestEntity entry, ExcludeStatus status, DateOnly? until) =>
        NewExcludeRow.FromService(entry.Entity.Name, entry.Entity.Url, Day, entry.Entity.Run) with { Status = status, Until = until };

    private static FindAllRunId Other(FindAllRunId run) =>
        FindAllRunId.TryParse($"{run.Value[..^1]}2", out var other)
            ? other
            : throw new InvalidOperationException("The sample's id is no id.");
}
