using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Tries two wordings of a question on a few candidates each. A preview that was bought within a day is read
/// again, and one whose id was lost is not repeated: killed anywhere and called again, it buys no preview twice.</summary>
internal sealed class WordingTrial(PreviewRun preview, WatchContext watch, Action<string> tell)
{
    /// <returns>What each said; null with the reason told where the budget does not allow it, or a preview needs longer.</returns>
    /// <exception cref="DigestException">An id was lost (exit 5), or the service refused.</exception>
    public async Task<ComparedWordings?> RunAsync(
        Criteria now, Criteria other, IProgress<RunStatus> progress, CancellationToken cancellationToken)
    {
        Criteria[] both = [now, other];
        foreach (var lost in both.Select(preview.Recent).OfType<RunRecord>().Where(run => run.Id is null))
        {
            throw preview.LostId(lost);
        }

        var missing = both.Count(words => preview.Recent(words) is null);
        if (missing > 0 && preview.RefusalByBudget(missing) is { } refusal)
        {
            tell($"{Name}: {refusal}");
            return null;
        }

        tell(preview.IsMadeUp
            ? $"{Name}: the simulator answers, so both previews are made up and cost nothing."
            : $"{Name}: {missing} of 2 previews are to be bought, for {missing * preview.CostUsd:#,0.00} USD at most; what was bought "
                + $"within a day is read again.");
        List<(FindAllRunId Id, FindAllResult Result)> read = [];
        var usd = 0m;
        foreach (var words in both)
        {
            var bought = await preview.RunAsync(words, overlooked: null, _ => { }, progress, cancellationToken);
            if (bought is not { Id: { } id, Result: { } result })
            {
                tell(bought.Refusal.Length > 0
                    ? $"{Name}: {bought.Refusal}"
                    : $"{Name}: preview {bought.Id} needs longer. Call the command again within a day: it is read then, and not bought "
                        + "again.");
                return null;
            }

            usd += bought.Usd;
            read.Add((id, result));
        }

        return new(usd, read[0].Id, read[0].Result, read[1].Id, read[1].Result, Compare(read[0].Result, read[1].Result))
        {
            IsMadeUp = preview.IsMadeUp,
        };
    }

    private string Name => watch.Watch.Name.Value;

    /// <summary>Candidate by candidate, those on which the two differ first.</summary>
    private List<ComparedCandidate> Compare(FindAllResult now, FindAllResult other)
    {
        var (first, second) = (ByKey(now), ByKey(other));
        return
        [
            .. first.Keys.Union(second.Keys)
                .Select(key => new ComparedCandidate(
                    first.GetValueOrDefault(key),
                    second.GetValueOrDefault(key),
                    DecisionOn(first.GetValueOrDefault(key) ?? second[key])))
                .OrderBy(one => one.IsDifferent ? 0 : 1)
                .ThenBy(one => one.Candidate.Name, StringComparer.Ordinal)
                .ThenBy(one => one.Candidate.Key),
        ];
    }

    private static Dictionary<EntityKey, Candidate> ByKey(FindAllResult result) =>
        result.Candidates
            .Where(candidate => !candidate.IsNobody)
            .DistinctBy(candidate => candidate.Key)
            .ToDictionary(candidate => candidate.Key);

    /// <summary>What people had decided: the word of the list's row; empty where there is none.</summary>
    private string DecisionOn(Candidate candidate) =>
        watch.Exclude.RowsOf(candidate.Key, candidate.Name).Select(row => row.Status).DefaultIfEmpty().Max() is var status
        && watch.Exclude.RowsOf(candidate.Key, candidate.Name).Any() ? status.Word() : "";
}

/// <summary>What two wordings said.</summary>
/// <param name="Usd">What was bought for it now, in US dollars.</param>
internal sealed record ComparedWordings(
    decimal Usd,
    FindAllRunId NowId,
    FindAllResult Now,
    FindAllRunId OtherId,
    FindAllResult Other,
    IReadOnlyList<ComparedCandidate> Candidates)
{
    /// <summary>Whether the simulator answered.</summary>
    public bool IsMadeUp { get; init; }
}

/// <summary>One candidate under two wordings; null where a preview did not look at it.</summary>
/// <param name="Decision">What people had decided about it, in the word of the list; empty where nothing.</param>
internal sealed record ComparedCandidate(Candidate? Now, Candidate? Other, string Decision)
{
    public Candidate Candidate => Now ?? Other ?? throw new InvalidOperationException("Neither preview has it.");

    /// <summary>Whether both looked at it and do not agree.</summary>
    public bool IsDifferent => Now is not null && Other is not null && Now.IsMatch != Other.IsMatch;
}
