using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>What is seen of a run from outside, by polls and by events, told to an observer
/// whenever it changes. An event that comes twice changes nothing.</summary>
internal sealed class ObservedRun(RunPlan plan, PriceTable prices, IRunObserver observer) : IProgress<RunStatus>
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private RunStatus _status = RunStatus.JustStarted;
    private int _matchLimit = plan.MatchLimit;

    /// <summary>The run goes on up to another limit.</summary>
    public void Extended(int matchLimit) => _matchLimit = matchLimit;

    public void Report(RunStatus value) => Change(() => _status = value);

    public void Report(RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.Status status:
                Report(status.Now);
                break;
            case RunEvent.Matched matched:
                Change(() => _ = _seen.Add(matched.Candidate) && Add(matched.Name));
                break;
        }
    }

    private bool Add(string name)
    {
        _names.Add(name);
        return true;
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            var matched = Math.Max(_status.Matched, _names.Count);
            var cost = prices.PerRun(plan.Criteria.Generator)
                + (matched * prices.PerMatch(plan.Criteria.Generator, plan.Criteria.Enrichments));
            observer.Report(new RunProgress(_status with { Matched = matched }, _matchLimit, cost, [.. _names]));
        }
    }
}
