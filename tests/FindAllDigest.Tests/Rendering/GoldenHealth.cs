using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;
using FindAllDigest.Tests.Runs;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Watches of which each is in another state, as the dashboard shows them together.</summary>
internal static class GoldenHealth
{
    private const string Repository = "https://github.com/octo/watches";

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 6, 30, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Lisbon = TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon");

    public static string Print(TemplateSet templates) =>
        templates.Render(TemplateNames.Dashboard, new DashboardView(All, new DashboardWords(Repository, Now)));

    private static IReadOnlyList<WatchHealth> All =>
    [
        Of("batteries") with
        {
            Review = new OpenProposal(12, $"{Repository}/pull/12", 18, Now.AddDays(-3)),
            Ledger = Ledger((21, 8), (14, 0), (7, 3), (3, 18)),
        },
        Of("climate-funds") with
        {
            State = WatchState.Held,
            Due = null,
            InFlight = GoldenDigests.All["one-new"].Plan with { Started = Now.AddDays(-1) },
            Ledger = Ledger((8, 4)),
        },
        Of("dental-ai") with
        {
            Failures = ReportedFailures.None.With(
                ReportedFailure.Of(
                    new FailureCause(
                        "insufficient_funds",
                        "FindAll refused the run: the account has no credit left.",
                        "Add credit at https://platform.parallel.ai/settings. A way out: 'findall-digest cancel dental-ai'."),
                    ExitCode.FindAll,
                    null,
                    Now.AddDays(-2))),
            Ledger = Ledger((30, 2), (9, 1)),
            Closed = [new ClosedProposal(9, 1, new DateOnly(2026, 11, 18))],
        },
        Of("grid-startups") with
        {
            State = WatchState.Broken,
            Due = null,
            Excluded = null,
            Problems = [new FileProblem("data/grid-startups/exclude.csv", 14, 3, "'31.12.2026' is no date.", "Write 2026-12-31.")],
            FilesChanged = new Dictionary<string, DateTimeOffset> { ["data/grid-startups/exclude.csv"] = Now.AddHours(-5) },
        },
        Of("heat-pumps") with
        {
            State = WatchState.Held,
            Due = null,
            InFlight = GoldenDigests.All["one-new"].Plan with { Started = Now.AddDays(-4) },
            RunId = Plans.Id(77),
        },
        Of("old-boilers") with
        {
            State = WatchState.Due,
            Due = Now,
            DueSince = Now.AddDays(-3),
            BudgetStop = new(
                "24.90 of this month's 25.00 USD are spent; the smallest run may cost 2.75 USD and 0.10 USD are left.",
                "The watch resumes on Tue 1 Dec, or when budget.per_month_usd in watch.json is raised.",
                new DateOnly(2026, 12, 1)),
            Ledger = Ledger((10, 0)),
        },
        Of("robotics") with { State = WatchState.Paused, Due = null, ExtendTo = 100, Ledger = Ledger((5, 50)) },
        Of("zinc-air") with { Excluded = 0, Ledger = RunLedger.Empty },
    ];

    /// <summary>A watch that is well, with something to review.</summary>
    /// <param name="lastRun">When it ran last; by default three days ago.</param>
    public static WatchHealth Well(string name, DateTimeOffset? lastRun = null) =>
        Of(name) with
        {
            Review = new OpenProposal(12, $"{Repository}/pull/12", 18, Now.AddDays(-3)),
            Ledger = Ledger((21, 8), (lastRun is { } last ? (Now - last).TotalDays : 3, 18)),
        };

    private static WatchHealth Of(string name) => new()
    {
        Watch = WatchName.TryParse(name, out var watch) ? watch : throw new InvalidOperationException(name),
        State = WatchState.NotDue,
        Due = Now.AddDays(4),
        TimeZone = Lisbon,
        Money = new MonthlyMoney(new DateOnly(2026, 11, 1), 25, 8.13m, 0),
        Excluded = 137,
        Entities = 140,
    };

    /// <summary>Runs by the days since when, and what each brought.</summary>
    public static RunLedger Ledger(
        params (double Days, int New)[] runs) => runs.Aggregate(RunLedger.Empty, (ledger, run) => ledger.With(new RunRecord
        {
            Id = FindAllRunId.TryParse($"findall_{(int)run.Days:x32}", out var id) ? id : null,
            Kind = RunKind.Refresh,
            CriteriaHash = "c0ffee",
            Started = Now.AddDays(-run.Days),
            Finished = Now.AddDays(-run.Days).AddMinutes(12),
            Status = "completed",
            Reason = run.New == 50 ? RunStatus.LimitMet : "candidates_exhausted",
            Generated = 80,
            Matched = run.New,
            New = run.New,
            Changed = 0,
            Excluded = 100,
            Leaked = 0,
            Usd = 2.15m,
            Delivery = run.New > 0 ? $"{Repository}/pull/12" : "",
        }));
}
