using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Runs;

/// <summary>What a reader must know about how a run ended, beside what it found.</summary>
public static class RunNotes
{
    private const int EnoughToJudge = 20;
    private const double NearlyAll = 0.9;

    public static IReadOnlyList<string> Of(FindAllResult result)
    {
        List<string> notes = [];
        var status = result.Run.Status;

        if (status.EndedBadly)
        {
            notes.Add(
                $"The result is partial: {status.Ending.Sentence} What was found until then is "
                    + $"kept.{(status.Ending.Remedy.Length == 0 ? "" : $" {status.Ending.Remedy}")}");
        }
        else if (status.Generated == 0 && result.Candidates.Count == 0)
        {
            notes.Add(
                "The service generated no candidate at all, which is unusual: the question may be too narrow, or the generator too "
                    + "weak for it.");
        }

        notes.AddRange(result.Problems);
        return notes;
    }

    /// <summary>What a recheck could not look at.</summary>
    public static IReadOnlyList<string> OfRecheck(
        RunPlan plan, RunStatus status) => plan.IsRecheck && status.TerminationReason == RunStatus.LimitMet
        ? [$"The recheck ended at its match limit of {plan.MatchLimit}, so some known entities were not looked at again."]
        : [];

    /// <summary>What an extension of the run brought and cost.</summary>
    public static IReadOnlyList<string> OfExtension(RunPlan plan, RunStatus status, PriceTable prices)
    {
        if (plan.Extension is not { } extension)
        {
            return [];
        }

        if (extension.IsRefused)
        {
            var why = string.IsNullOrEmpty(extension.Refusal) ? "" : $" {extension.Refusal}";
            return [$"The run ended at its limit of {extension.From} matches and was not extended to {extension.To}.{why}"];
        }

        var brought = Math.Max(0, status.Matched - extension.MatchedBefore);
        var cost = brought * prices.PerMatch(plan.Criteria.Generator, plan.Criteria.Enrichments);
        return
        [
            $"The run had found the {extension.MatchedBefore} matches it was allowed to and was extended to {extension.To}: that "
                + $"brought {brought} more, for at most {cost:#,0.00} USD of the cost."
        ];
    }

    /// <summary>What the number of candidates against that of matches suggests, in one sentence;
    /// empty when it is nothing unusual.</summary>
    /// <remarks>A run that excludes what is known may well look at many and match none, so that alone suggests nothing.</remarks>
    public static string Suggestion(RunStatus status, RunPlan plan) => status switch
    {
        { EndedBadly: true } or { Generated: 0 } => "",
        { TerminationReason: RunStatus.LimitMet } when plan.IsRecheck => "",
        { TerminationReason: RunStatus.LimitMet } when plan.MatchLimit < plan.Criteria.MatchLimit =>
            $"It stopped at the {plan.MatchLimit} matches that the budget allowed, so more may be there: raise the budget to see them at "
                + $"once, or leave them to the next refresh.",
        { TerminationReason: RunStatus.LimitMet } =>
            $"It stopped at its limit of {plan.MatchLimit} matches, so more may be there: raise match_limit to see them at once, or leave "
                + $"them to the next refresh.",
        { Matched: 0 } when plan.Excluded == 0 =>
            "Nothing matched although nothing was excluded: a match condition may be stricter than it was meant.",
        { TerminationReason: "low_match_rate" } =>
            plan.Excluded > 0
                ? $"{Share(status)} matched: little may be left to find."
                : $"{Share(status)} matched: either little is left to find, or the match conditions ask for more than the question does.",
        { Generated: >= EnoughToJudge } when status.Matched >= NearlyAll * status.Generated =>
            "Nearly every candidate matched: the match conditions hardly sort out, so see whether they say what was meant.",
        _ => "",
    };

    private static string Share(RunStatus status) => (100.0 * status.Matched / status.Generated) switch
    {
        0 => $"None of {Plural.Of(status.Generated, "candidate")}",
        >= 1 and var percent => $"Only {percent:0} % of the candidates",
        _ => $"Only {status.Matched:#,0} of {Plural.Of(status.Generated, "candidate")}",
    };
}
