using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Tests.Soak;

/// <summary>Holds what the program says against what really happened.</summary>
internal sealed class SoakAudit(SoakStage stage, SoakPeople people)
{
    private const decimal Tolerance = 0.3m;

    private readonly Dictionary<(string Watch, EntityKey Key), HashSet<string>> _reports = [];

    /// <summary>Runs that a person gave up without knowing that they exist.</summary>
    public HashSet<string> GivenUp { get; } = new(StringComparer.Ordinal);

    /// <summary>Looks at what the last refresh reported.</summary>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IReadOnlyList<string> AfterRefresh()
    {
        List<string> faults = [];
        foreach (var watch in SoakStage.Watches)
        {
            foreach (var entity in stage
                .Data(watch, "entities.jsonl")
                .SelectMany(text => EntityCatalogue.Read("entities.jsonl", Encoding.UTF8.GetBytes(text)).Entities))
            {
                var runs = _reports.TryGetValue((watch, entity.Key), out var known) ? known : _reports[(watch, entity.Key)] = [];
                if (runs.Add(entity.Run.Value) && runs.Count > 1 && !people.LetBackIn.Remove((watch, entity.Key)))
                {
                    faults.Add($"{watch}: {entity.Key} was reported by {string.Join(" and ", runs)}, and nobody let it back in");
                }
            }

            faults.AddRange(stage.Data(watch, "exclude.csv")
                .Select(text => DuplicateMerge.Merge(List(text)).Groups is [var group, ..] ? group : null)
                .OfType<DuplicateGroup>()
                .Select(rows => $"{watch}: {rows.Who} has {rows.Dropped.Count + 1} rows"));
        }

        if (stage.Repository.PullRequests.All.Where(pull => pull.IsOpen).GroupBy(pull => pull.HeadBranch).Any(group => group.Count() > 1))
        {
            faults.Add("two pull requests are open for one watch");
        }

        return faults;
    }

    /// <summary>Looks at everything, once nothing is in flight any more.</summary>
    public async Task<IReadOnlyList<string>> AtTheEndAsync()
    {
        List<string> faults = [.. Money(), .. SoakStage.Watches.SelectMany(Forecasts), .. people.Notes
            .Where(note => !stage.Data(note.Watch, "exclude.csv").Any(text => text.Contains(note.Note, StringComparison.Ordinal)))
            .Select(note => $"{note.Watch}: the row that somebody noted '{note.Note}' is gone")];
        foreach (var watch in SoakStage.Watches)
        {
            var lists = stage
                .Data(watch, "exclude.csv")
                .Append(stage.Memory(watch, "closed.csv"))
                .Where(text => text.Length > 0)
                .Select(List)
                .ToList();
            var known = new KnownEntities(lists);
            foreach (var run in Ledger(watch).Runs.Select(run => run.Id).OfType<FindAllRunId>())
            {
                foreach (var (name, url) in await MatchesAsync(run))
                {
                    var key = EntityKey.Of(url, name);
                    if (known.Find(key, name, DateOnly.MinValue) is ExclusionVerdict.None && !people.LetBackIn.Contains((watch, key)))
                    {
                        faults.Add($"{watch}: {key} was paid for in {run} and is nowhere");
                    }
                }
            }
        }

        if (stage.Repository.Tracker.Issues.Count(
            issue => issue.Body?.Contains("findall-digest:dashboard", StringComparison.Ordinal) == true) != 1)
        {
            faults.Add("there is not one dashboard");
        }

        return faults;
    }

    /// <summary>Whether the last run of a watch is settled and ended at its limit.</summary>
    public bool EndedAtItsLimit(string watch) =>
        stage.Memory(watch, "run.json").Contains("\"closed\"", StringComparison.Ordinal)
            && Ledger(watch).Last?.Reason == RunStatus.LimitMet;

    private IEnumerable<string> Money()
    {
        var billed = stage.FindAll.Ledger.Runs.ToDictionary(run => run.FindAllId, StringComparer.Ordinal);
        var booked = SoakStage.Watches.SelectMany(watch => Ledger(watch).Runs.Select(run => (Watch: watch, Run: run))).ToList();
        foreach (var (watch, run) in booked.Where(entry => entry.Run.Id is not null && entry.Run.Status != RunRecord.Lost))
        {
            var bill = billed[run.Id?.Value ?? ""];
            if (bill.TotalUsd != run.Usd)
            {
                yield return $"{watch}: {run.Id} of {Timestamp.Format(run.Started)} cost {bill.TotalUsd} and is booked at {run.Usd}";
            }
        }

        foreach (var id in billed.Keys.Except(booked.Select(entry => entry.Run.Id?.Value ?? "")).Except(GivenUp))
        {
            yield return $"{id} was billed and is booked nowhere";
        }

        foreach (var (_, run) in booked.Where(
            entry => entry is { Watch: SoakStage.Grid, Run.Id: not null } && entry.Run.Kind == RunKind.Refresh))
        {
            if (billed[run.Id?.Value ?? ""].MatchLimit is var limit && limit > SoakStage.ExtendedByHand)
            {
                yield return $"{run.Id} was extended to {limit}, beyond {SoakStage.ExtendedByHand}";
            }
        }

        foreach (var month in booked.GroupBy(entry => (entry.Watch, Month: entry.Run.Started.ToString("yyyy-MM"))))
        {
            var budget = month.Key.Watch == SoakStage.Grid ? 8m : 0.9m;
            if (month.Sum(entry => entry.Run.Usd) is var spent && spent > budget)
            {
                yield return $"{month.Key.Watch}: {spent} USD in {month.Key.Month}, more than {budget}";
            }
        }
    }

    /// <summary>Holds what was expected of each refresh against what it brought: the mean error of a week's cost, and the sum of what was
    /// found, are within thirty percent. How many a single week brings is chance here: one in two, where even the true rate is wrong by
    /// more than the mean.</summary>
    private IEnumerable<string> Forecasts(string watch)
    {
        var ledger = RunLedger.Empty;
        List<(RefreshForecast Expected, RunRecord Run)> weeks = [];
        foreach (var run in Ledger(watch).Runs.OrderBy(run => run.Started))
        {
            if (run is { HasFailed: false }
                && run.Kind == RunKind.Refresh
                && RefreshForecast.Of(ledger, run.CriteriaHash, decimal.MaxValue) is { } expected)
            {
                weeks.Add((expected, run));
            }

            ledger = ledger.With(run);
        }

        var (cost, found) = (weeks.Sum(week => week.Run.Usd), weeks.Sum(week => week.Run.New));
        var costError = weeks.Sum(week => Math.Abs(week.Expected.Usd - week.Run.Usd));
        var expectedInAll = weeks.Sum(week => week.Expected.New);
        if (costError > Tolerance * cost || Math.Abs(expectedInAll - found) > Tolerance * found)
        {
            yield return $"{watch}: {weeks.Count} forecasts were wrong by {costError} of {cost} USD, and expected {expectedInAll} for {found}";
        }
    }

    private RunLedger Ledger(string watch) =>
        stage.Memory(watch, "runs.csv") is { Length: > 0 } text
            ? RunLedger.Read("runs.csv", Encoding.UTF8.GetBytes(text))
            : RunLedger.Empty;

    private static ExcludeList List(string text) => ExcludeList.Read("exclude.csv", Encoding.UTF8.GetBytes(text)).OrThrow();

    private async Task<IReadOnlyList<(string Name, string Url)>> MatchesAsync(FindAllRunId run)
    {
        using var client = new HttpClient { BaseAddress = stage.FindAll.BaseAddress };
        client.DefaultRequestHeaders.Add("x-api-key", "any-key");
        using var document = JsonDocument.Parse(
            await client.GetStringAsync(new Uri($"v1beta/findall/runs/{run}/result", UriKind.Relative)));
        return
        [
            .. document.RootElement.GetProperty("candidates").EnumerateArray()
                .Where(candidate => candidate.GetProperty("match_status").GetString() == "matched")
                .Select(candidate => (candidate.GetProperty("name").GetString() ?? "", candidate.GetProperty("url").GetString() ?? "")),
        ];
    }
}
