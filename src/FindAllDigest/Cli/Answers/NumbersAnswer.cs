using FindAllDigest.Core.Figures;

namespace FindAllDigest.Cli.Answers;

/// <summary>What a watch's numbers say, for machines. Amounts are US dollars; null is what nobody can tell yet.</summary>
/// <param name="Candidates">Candidates that <paramref name="Conditions"/> are counted of.</param>
/// <param name="CandidatesRuns">How many runs these candidates are of.</param>
/// <param name="ExistAtLeast">A lower bound on how many there are.</param>
internal sealed record NumbersAnswer(
    int Candidates,
    int CandidatesRuns,
    IReadOnlyList<ConditionCount> Conditions,
    int Found,
    int? ExistAtLeast,
    ForecastAnswer? Next,
    ForecastAnswer? NextDearer,
    CostAnswer Cost,
    IReadOnlyList<CostAnswer> Generators,
    IReadOnlyList<CostAnswer> Criteria,
    IReadOnlyList<SuggestionAnswer> Suggestions)
{
    public static NumbersAnswer Of(WatchNumbers numbers) => new(
        numbers.Funnel.Candidates,
        numbers.Funnel.Runs,
        numbers.Funnel.Conditions,
        numbers.Found,
        numbers.Found + numbers.Unseen,
        numbers.Forecast is { } next ? ForecastAnswer.Of(null, next) : null,
        numbers.Dearer is { } dearer ? ForecastAnswer.Of(dearer.Generator, dearer.Forecast) : null,
        CostAnswer.Of(numbers.Cost.All),
        [.. numbers.Cost.Generators.Select(CostAnswer.Of)],
        [.. numbers.Cost.Criteria.Select(CostAnswer.Of)],
        [.. numbers.Suggestions.Select(one => new SuggestionAnswer(one.Condition, one.Sentence))]);
}

/// <summary>What a refresh is expected to bring.</summary>
/// <param name="Generator">Null for the watch's own.</param>
internal sealed record ForecastAnswer(string? Generator, decimal New, decimal Usd, int Runs)
{
    public static ForecastAnswer Of(string? generator, RefreshForecast forecast) =>
        new(generator, Math.Round(forecast.New, 2), Math.Round(forecast.Usd, 2), forecast.Runs);
}

/// <summary>What was paid, and for what.</summary>
/// <param name="Name">The generator, or the hash of the criteria; empty for everything, and where it is not known.</param>
internal sealed record CostAnswer(string Name, int Runs, decimal Usd, int New, int Accepted, decimal? UsdPerNew, decimal? UsdPerAccepted)
{
    public static CostAnswer Of(CostShare share) =>
        new(share.Name, share.Runs, share.Usd, share.New, share.Accepted, share.PerNew, share.PerAccepted);
}

/// <summary>A condition that is worth another look.</summary>
internal sealed record SuggestionAnswer(string Condition, string Sentence);
