using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Runs;

/// <summary>What the end of a run means: the one table of the service's statuses and termination reasons.</summary>
/// <param name="Kind">Whether its result is whole.</param>
/// <param name="Sentence">How it ended; goes on from "The run …:" in small letters, and ends in a full stop.</param>
/// <param name="Remedy">What a person can do; empty where nothing needs to be done.</param>
/// <remarks>The service pairs statuses and reasons loosely, so the reason decides first
/// (<see href="https://docs.parallel.ai/findall-api/core-concepts/findall-lifecycle"/>). Words that it adds later are told as they are: an
/// unknown status is a partial result, an unknown reason of a completed run is not.</remarks>
public sealed record RunEnding(RunEndingKind Kind, string Sentence, string Remedy)
{
    /// <summary>What a run that brought nothing makes of the exit code. One that was cancelled did what somebody wanted.</summary>
    public ExitCode ExitCodeWithoutFinds => Kind == RunEndingKind.Partial ? ExitCode.FindAll : ExitCode.Done;

    public string Text => Remedy.Length == 0 ? Sentence : $"{Sentence} {Remedy}";

    /// <param name="reason">Its termination reason; null or empty when it gave none.</param>
    public static RunEnding Of(string word, string? reason) => (word, reason is { Length: > 0 } ? reason : null) switch
    {
        (_, "insufficient_funds") =>
            Partial("the balance ran out before the run was done.", "Top up the account; the next refresh goes on from here."),
        (_, "timeout") =>
            Partial(
                "the service stopped the run because it took too long.",
                "Ask for less at once: lower match_limit, or narrow the question."),
        (_, "error_occurred") =>
            Partial(
                "an error inside the service ended the run.",
                "The watch tries again by itself; if it goes on, ask the vendor about this run's id."),
        (_, "user_cancelled") or ("cancelled" or "cancelling", _) => new(RunEndingKind.Cancelled, "somebody cancelled the run.", ""),
        ("action_required", _) =>
            Partial(
                "the service halted the run and asks for attention.",
                "Open the run in the service's dashboard and do what it asks for there; the watch then goes on with a new run."),
        ("failed", _) =>
            Partial(
                "the service reports that the run failed.",
                "The watch tries again by itself; if it goes on, ask the vendor about this run's id."),
        ("completed", "match_limit_met") => Whole("it found as many matches as it was allowed to."),
        ("completed", "low_match_rate") => Whole("too few of the candidates matched for going on to be worth it."),
        ("completed", "candidates_exhausted") => Whole("no candidate was left to look at."),
        ("completed", null) => Whole("it is complete."),
        ("completed", var other) => Whole($"it is complete ({other})."),
        (var other, null) => Partial($"the run ended as '{other}'.", ""),
        var (other, why) => Partial($"the run ended as '{other}' ({why}).", ""),
    };

    private static RunEnding Whole(string sentence) => new(RunEndingKind.Whole, sentence, "");

    private static RunEnding Partial(string sentence, string remedy) => new(RunEndingKind.Partial, sentence, remedy);
}

/// <summary>How far the result of a run that ended can be trusted to be all there was to find.</summary>
public enum RunEndingKind
{
    /// <summary>The run went as it should, also when it found little.</summary>
    Whole,

    /// <summary>Something went wrong; what was matched until then is kept and paid for.</summary>
    Partial,

    /// <summary>A person stopped it; what was matched until then is kept and paid for.</summary>
    Cancelled,
}
