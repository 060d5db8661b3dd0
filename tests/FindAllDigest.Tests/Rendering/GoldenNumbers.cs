using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Watches that are well and of which the numbers say each another thing.</summary>
internal static class GoldenNumbers
{
    private const string Repository = "https://github.com/octo/watches";

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 6, 30, 0, TimeSpan.Zero);

    public static string Print(TemplateSet templates) =>
        templates.Render(TemplateNames.Dashboard, new DashboardView(All, new DashboardWords(Repository, Now)));

    public static IReadOnlyList<WatchHealth> All =>
    [
        GoldenHealth.Well("grown") with
        {
            Precision = Reviewed(accepted: 21, rejected: 5),
            Numbers = Numbers(new("", 27.4m, 26, 21) { Runs = 2 }) with
            {
                Funnel = new(64, [new("portfolio_check", 26, 38, 12), new("founded_check", 35, 29, 3)]),
                Found = 137,
                Unseen = 14,
                Forecast = new(4.5m, 3.1m, 6),
            },
        },
        Named("all-accepted") with
        {
            Precision = Reviewed(accepted: 26, rejected: 0),
            Numbers = Numbers(new("", 4.3m, 26, 26) { Runs = 2 }) with { Found = 26, Unseen = 0, Forecast = new(0, 2.05m, 3) },
        },
        Named("young") with { Ledger = GoldenHealth.Ledger((3, 4)), Numbers = Numbers(new("", 2.15m, 4, 0) { Runs = 1 }) with { Found = 4 } },
        Named("barren") with
        {
            Ledger = GoldenHealth.Ledger((9, 0), (3, 0)),
            Numbers = Numbers(new("", 4.3m, 0, 0) { Runs = 2 }) with { Funnel = new(1, [new("founded_check", 1, 0, 0)]) },
        },
        Named("never-ran") with { Ledger = RunLedger.Empty, Numbers = Numbers(new("", 0, 0, 0)) },
        Named("of-unknown-words") with { Numbers = null },
        Named("made-up") with
        {
            State = WatchState.Paused,
            IsMadeUp = true,
            Ledger = RunLedger.Empty
                .With(GoldenHealth.Ledger((3, 26)).Runs[0] with { Usd = 0 })
                .With(GoldenHealth.Ledger((9, 0)).Runs[0] with { Usd = 0 }),
            Numbers = Numbers(new("", 0, 26, 0) { Runs = 2 }) with { Found = 26, Unseen = 3, Forecast = new(2, 0, 3) },
        },
    ];

    private static WatchHealth Named(string name) => GoldenHealth.Well(name) with { Review = null };

    private static WatchNumbers Numbers(CostShare cost) => new()
    {
        Funnel = new(0, []),
        Found = 0,
        Unseen = null,
        Forecast = null,
        Dearer = null,
        Cost = new(cost, [], []),
        Suggestions = [],
    };

    private static Precision Reviewed(int accepted, int rejected) => Precision.Of([], ExcludeList.Empty, [], RunLedger.Empty) with
    {
        All = new ReviewShares(accepted, rejected, 0, 0),
    };
}
