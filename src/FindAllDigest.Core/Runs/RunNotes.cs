namespace FindAllDigest.Core.Runs;

/// <summary>What a reader must know about how a run ended, beside what it found.</summary>
public static class RunNotes
{
    public static IReadOnlyList<string> Of(FindAllResult result)
    {
        List<string> notes = [];
        var status = result.Run.Status;

        if (status.EndedBadly)
        {
            notes.Add($"The result is partial: {Ending(status)} What was found until then is kept.");
        }
        else if (status.Generated == 0 && result.Candidates.Count == 0)
        {
            notes.Add("The service generated no candidate at all, which is unusual: the question may be too narrow, or the generator too weak for it.");
        }

        notes.AddRange(result.Problems);
        return notes;
    }

    /// <summary>What a recheck could not look at.</summary>
    public static IReadOnlyList<string> OfRecheck(RunPlan plan, RunStatus status) => plan.IsRecheck && status.TerminationReason == "match_limit_met"
        ? [$"The recheck ended at its match limit of {plan.MatchLimit}, so some known entities were not looked at again."]
        : [];

    /// <summary>How a run ended, as a sentence.</summary>
    public static string Ending(RunStatus status) => (status.Word, status.TerminationReason) switch
    {
        (_, "insufficient_funds") => "the balance ran out before the run was done. Top up the account; the next refresh goes on from here.",
        (_, "timeout") => "the service stopped the run because it took too long.",
        (_, "error_occurred") => "an error inside the service ended the run.",
        (_, "user_cancelled") or ("cancelled" or "cancelling", _) => "somebody cancelled the run.",
        ("action_required", _) => "the service halted the run and asks for attention in its dashboard.",
        ("failed", _) => "the service reports that the run failed.",
        (var word, null) => $"the run ended as '{word}'.",
        (var word, var reason) => $"the run ended as '{word}' ({reason}).",
    };
}
