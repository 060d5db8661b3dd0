using System.Globalization;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering;

/// <summary>Makes the run behind a digest ready to print.</summary>
public static class RunViewFactory
{
    private const int FewestPoints = 4;
    private const int MostPoints = 12;
    private const int MaximumKeys = 10;
    private const int KeyLength = 100;
    private const int WordLength = 80;
    private const int SentenceLength = 400;

    public static RunView Create(Digest digest)
    {
        var criteria = digest.Plan.Criteria;
        var status = digest.Run.Status;
        // A run that was given up says nothing of how this one differs from the one before.
        var before = digest.Earlier.LastOrDefault(run => run.Status != RunRecord.Lost);

        return new RunView
        {
            Id = MarkdownEscaper.Code(digest.Run.Id.Value),
            Started = MarkdownText.Of(DateOnly.FromDateTime(digest.Plan.Started.UtcDateTime)),
            Kind = MarkdownEscaper.Escape(digest.Plan.IsRecheck ? "Recheck" : "Run"),
            Generator = MarkdownEscaper.Escape(criteria.Generator.ToWire()),
            Ending = MarkdownEscaper.Escape(AnswerText.Words(status.TerminationReason is { } reason ? $"{status.Word} ({reason})" : status.Word), WordLength),
            Generated = status.Generated,
            Matched = status.Matched,
            Advice = [.. RunAdvice.Of(digest).Select(sentence => MarkdownEscaper.Escape(sentence))],
            Excluded = digest.Plan.Excluded,
            ExcludedChange = before is null || before.Excluded == digest.Plan.Excluded ? MarkdownText.Empty : Signed(digest.Plan.Excluded - before.Excluded),
            Leaked = digest.Leaked.Count,
            LeakedKeys = [.. digest.Leaked.Take(MaximumKeys).Select(key => MarkdownEscaper.Escape(key.Value, KeyLength))],
            LeakedCost = MarkdownText.Usd(digest.LeakedUsd),
            Cost = MarkdownText.Usd(digest.CostUsd),
            CostPerNew = digest.New.Count == 0 ? MarkdownText.Empty : MarkdownText.Usd(digest.CostUsd / digest.New.Count),
            BudgetLeft = MarkdownText.Usd(Math.Max(0, digest.BudgetLeftUsd)),
            PricesDate = MarkdownText.Of(digest.PricesDate),
            Conditions = [.. criteria.MatchConditions.Select(condition => new ConditionView(EntityViewFactory.NameOf(condition.Name), MarkdownEscaper.Escape(condition.Description, SentenceLength)))],
            Trend = Trend(digest),
        };
    }

    private static TrendView? Trend(Digest digest)
    {
        List<RunRecord> earlier = [.. digest.Earlier.TakeLast(MostPoints - 1)];
        if (earlier.Count + 1 < FewestPoints)
        {
            return null;
        }

        List<DateOnly> days = [.. earlier.Select(run => Day(run.Started)), Day(digest.Plan.Started)];
        List<int> added = [.. earlier.Select(run => run.New), digest.New.Count];
        return new TrendView
        {
            Days = [.. days.Select(day => new MarkdownText(day.ToString("MM-dd", CultureInfo.InvariantCulture)))],
            New = added,
            MostNew = Math.Max(1, added.Max()),
            Spent = MarkdownText.Usd(earlier.Sum(run => run.Usd) + digest.CostUsd),
        };
    }

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static MarkdownText Signed(int change) => new(change.ToString("+0;−0", CultureInfo.InvariantCulture));
}
