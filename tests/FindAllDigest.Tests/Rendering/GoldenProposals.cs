using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What several refreshes propose in one pull request, and what people have decided of it by then.</summary>
internal static class GoldenProposals
{
    /// <summary>Twelve entities of three refreshes: two are rejected, one is put off, and some of each refresh are open.</summary>
    public static Proposal SeveralRefreshes { get; } = Of(Companies.All);

    private static Proposal Of(IReadOnlyList<DigestEntity> companies)
    {
        var digest = GoldenDigests.All["twelve-new"];
        var (earlier, before) = (GoldenDigests.RunOf("e4"), GoldenDigests.RunOf("d3"));
        List<DigestEntity> found =
        [
            .. companies.Select((entry, index) => (index % 3) switch
            {
                0 => entry,
                1 => Of(entry, earlier, daysBefore: 7),
                _ => Of(entry, before, daysBefore: 14),
            }),
        ];
        List<DigestEntity> added = [.. found.Where(entry => entry.Entity.Run == GoldenDigests.Run)];
        return GoldenDigests.Propose(digest with { New = added }) with
        {
            New = found,
            Added = added,
            Ledger = RunLedger.Empty.With(Settled(before, daysBefore: 14)).With(Settled(earlier, daysBefore: 7)),
            Exclude = ExcludeList.Empty.Append(
            [
                Row(found[10]) with { Status = ExcludeStatus.Rejected },
                Row(found[3]) with { Status = ExcludeStatus.Rejected },
                Row(found[1]) with { Until = GoldenDigests.Day.AddDays(90) },
            ]),
            Links = GoldenDigests.Propose(digest).Links with { PullRequest = "https://github.com/octo/watches/pull/12" },
        };
    }

    private static DigestEntity Of(DigestEntity entry, FindAllRunId run, int daysBefore)
    {
        var day = GoldenDigests.Day.AddDays(-daysBefore);
        return entry with { Entity = entry.Entity with { Run = run, FirstSeen = day, LastSeen = day } };
    }

    private static RunRecord Settled(FindAllRunId run, int daysBefore)
    {
        var started = new DateTimeOffset(GoldenDigests.Day.AddDays(-daysBefore), new TimeOnly(6, 0), TimeSpan.Zero);
        return GoldenDigests.All["twelve-new"].Earlier[0] with { Id = run, Started = started, Finished = started.AddMinutes(12) };
    }

    private static NewExcludeRow Row(DigestEntity entry) =>
        NewExcludeRow.FromService(entry.Entity.Name, entry.Entity.Url, entry.Entity.FirstSeen, entry.Entity.Run);
}
