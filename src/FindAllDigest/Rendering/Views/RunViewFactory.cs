using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes the run behind a digest ready to print.</summary>
internal static class RunViewFactory
{
    private const int KeyLength = 100;
    private const int WordLength = 80;
    private const int SentenceLength = 400;

    /// <param name="run">Its texts may be foreign.</param>
    /// <param name="page">Says how days are named.</param>
    public static RunView Create(RunFigures run, PageSettings page) => new()
    {
        Id = MarkdownEscaper.Code(run.Id),
        Started = new MarkdownText(page.DayOf(run.Started)),
        Kind = MarkdownEscaper.Escape(run.IsRecheck ? "Recheck" : "Run"),
        IsRecheck = run.IsRecheck,
        IsFirst = run.IsFirst,
        Generator = MarkdownEscaper.Escape(run.Generator),
        Ending = MarkdownEscaper.Escape(run.Ending, WordLength),
        Generated = run.Generated,
        Matched = run.Matched,
        Advice = [.. run.Advice.Select(sentence => MarkdownEscaper.Escape(sentence))],
        Excluded = run.Excluded,
        ExcludedChange = run.ExcludedChange == 0 || run.IsRecheck ? MarkdownText.Empty : Signed(run.ExcludedChange),
        Leaked = run.Leaked,
        LeakedKeys = [.. run.LeakedKeys.Select(key => MarkdownEscaper.Escape(key, KeyLength))],
        LeakedCost = Usd(run.LeakedUsd),
        Cost = MarkdownText.Usd(run.CostUsd),
        CostPerNew = Usd(run.New < 2 || run.IsRecheck ? null : run.CostUsd / run.New),
        BudgetLeft = Usd(run.BudgetLeftUsd),
        PricesDate = new MarkdownText(PeopleTime.DayOfYear(run.PricesDate)),
        Conditions =
        [
            .. run.Conditions.Select(condition => new ConditionView(
                EntityViewFactory.NameOf(condition.Name), MarkdownEscaper.Escape(condition.Description, SentenceLength)))
        ],
        Trend = run.Trend.Count == 0 ? null : new TrendView
        {
            Days =
            [
                .. run.Trend.Select(point => new MarkdownText(TimeZoneInfo.ConvertTime(point.Started, page.TimeZone).ToString("d MMM")))
            ],
            New = [.. run.Trend.Select(point => MarkdownText.Of(point.New))],
            Told = [.. run.Trend.Select(point => new MarkdownText($"{point.New:#,0}"))],
            MostNew = MarkdownText.Of(Math.Max(1, run.Trend.Max(point => point.New))),
            Spent = MarkdownText.Usd(run.TrendUsd),
        },
    };

    private static MarkdownText Usd(decimal? amount) => amount is { } known ? MarkdownText.Usd(known) : MarkdownText.Empty;

    private static MarkdownText Signed(int change) => new(change.ToString("+0;−0"));
}
