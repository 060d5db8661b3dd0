using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Watches that fill every value a dashboard may print.</summary>
internal static class SampleHealth
{
    public static DashboardWords Words { get; } = new(
        "https://github.com/sample/watches", new DateTimeOffset(2026, 11, 26, 6, 0, 0, TimeSpan.Zero));

    public static IReadOnlyList<WatchHealth> All
    {
        get
        {
            var digest = SampleDigest.Full();
            var well = new WatchHealth
            {
                Watch = digest.Watch,
                State = WatchState.NotDue,
                Due = digest.Plan.Started.AddDays(7),
                Money = new MonthlyMoney(new DateOnly(2026, 11, 1), 25, 2.15m, 0),
                Excluded = 12,
                Entities = 12,
                Review = new OpenProposal(12, "https://github.com/sample/watches/pull/12", 11, digest.Plan.Started),
                ExtendTo = 100,
                Ledger = RunLedger.Empty.With(digest.Earlier[0]),
                Closed = [new ClosedProposal(11, 5, digest.Date)],
            };
            return
            [
                well,
                well with { State = WatchState.Held, InFlight = digest.Plan },
                well with { State = WatchState.Due, BudgetStop = new("The month's budget is spent.", "Raise it.", null) },
                well with
                {
                    State = WatchState.Broken,
                    Problems = [new FileProblem("data/sample/watch.json", 1, 1, "A fault.", "A remedy.")],
                },
            ];
        }
    }
}
