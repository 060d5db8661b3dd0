using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Digests;

/// <summary>What is told of the run behind a digest, as plain values that can be kept and printed later. Amounts are US dollars.</summary>
public sealed record RunFigures
{
    private const int FewestPoints = 4;
    private const int MostPoints = 12;
    private const int MostKeys = 10;
    private const int MostSentences = 5;
    private const int LongestWord = 100;
    private const int LongestSentence = 400;

    public required string Id { get; init; }

    /// <summary>The day (UTC) on which it was started.</summary>
    public required DateOnly Started { get; init; }

    public required bool IsRecheck { get; init; }

    public required string Generator { get; init; }

    /// <summary>How it ended, in a few words.</summary>
    public required string Ending { get; init; }

    public required int Generated { get; init; }

    public required int Matched { get; init; }

    public required int New { get; init; }

    public required IReadOnlyList<string> Advice { get; init; }

    public required int Excluded { get; init; }

    /// <summary>How many exclusions more than the run before had; 0 where there was none.</summary>
    public required int ExcludedChange { get; init; }

    public required int Leaked { get; init; }

    /// <summary>The first keys of them.</summary>
    public required IReadOnlyList<string> LeakedKeys { get; init; }

    public required decimal LeakedUsd { get; init; }

    public required decimal CostUsd { get; init; }

    public required decimal BudgetLeftUsd { get; init; }

    /// <summary>The day of the price table.</summary>
    public required DateOnly PricesDate { get; init; }

    public required IReadOnlyList<ConditionFigures> Conditions { get; init; }

    /// <summary>The latest refreshes, oldest first, this one last; empty while there are too few to look at.</summary>
    public required IReadOnlyList<TrendPoint> Trend { get; init; }

    /// <summary>What those cost together.</summary>
    public required decimal TrendUsd { get; init; }

    public static RunFigures Of(Digest digest)
    {
        var criteria = digest.Plan.Criteria;
        var status = digest.Run.Status;
        List<RunRecord> earlier = [.. digest.Earlier.TakeLast(MostPoints - 1)];

        // A run that was given up says nothing of how this one differs from the one before.
        var before = digest.Earlier.LastOrDefault(run => run.Status != RunRecord.Lost);

        return new RunFigures
        {
            Id = digest.Run.Id.Value,
            Started = Day(digest.Plan.Started),
            IsRecheck = digest.Plan.IsRecheck,
            Generator = criteria.Generator.ToWire(),
            Ending = AnswerText.Words(status.TerminationReason is { } reason ? $"{status.Word} ({reason})" : status.Word),
            Generated = status.Generated,
            Matched = status.Matched,
            New = digest.New.Count,
            Advice = [.. RunAdvice.Of(digest)],
            Excluded = digest.Plan.Excluded,
            ExcludedChange = before is null ? 0 : digest.Plan.Excluded - before.Excluded,
            Leaked = digest.Leaked.Count,
            LeakedKeys = [.. digest.Leaked.Take(MostKeys).Select(key => key.Value)],
            LeakedUsd = digest.LeakedUsd,
            CostUsd = digest.CostUsd,
            BudgetLeftUsd = Math.Max(0, digest.BudgetLeftUsd),
            PricesDate = digest.PricesDate,
            Conditions = [.. criteria.MatchConditions.Select(condition => new ConditionFigures(condition.Name, condition.Description))],
            Trend = earlier.Count + 1 < FewestPoints ? [] : [.. earlier.Select(run => new TrendPoint(Day(run.Started), run.New)), new TrendPoint(Day(digest.Plan.Started), digest.New.Count)],
            TrendUsd = earlier.Sum(run => run.Usd) + digest.CostUsd,
        };
    }

    /// <summary>The same, no longer than what is printed of it, whoever wrote it.</summary>
    public RunFigures Shortened() => this with
    {
        Id = Short(Id, LongestWord),
        Generator = Short(Generator, LongestWord),
        Ending = Short(Ending, LongestWord),
        Advice = Short(Advice, MostSentences, LongestSentence),
        LeakedKeys = Short(LeakedKeys, MostKeys, LongestWord),
        Conditions = [.. Conditions.OfType<ConditionFigures>().Take(MostSentences).Select(condition => new ConditionFigures(Short(condition.Name, LongestWord), Short(condition.Description, LongestSentence)))],
        Trend = [.. Trend.OfType<TrendPoint>().Take(MostPoints)],
    };

    /// <summary>The beginning of a text.</summary>
    internal static string Short(string text, int longest) => text.Length > longest ? text[..longest] : text;

    /// <summary>The first texts of a list, which may be foreign and then hold anything.</summary>
    internal static IReadOnlyList<string> Short(IReadOnlyList<string> texts, int most, int longest) => [.. texts.OfType<string>().Take(most).Select(text => Short(text, longest))];

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}

/// <summary>A match condition as the watch states it.</summary>
public sealed record ConditionFigures(string Name, string Description);

/// <summary>A refresh among others.</summary>
/// <param name="Day">When it was started (UTC).</param>
/// <param name="New">How many new entities it found.</param>
public sealed record TrendPoint(DateOnly Day, int New);
