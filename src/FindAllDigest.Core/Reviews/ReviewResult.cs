using FindAllDigest.Core.Exclusions;

namespace FindAllDigest.Core.Reviews;

/// <summary>An exclude list after a review.</summary>
/// <param name="List">The list; the very same where nothing was to be written.</param>
/// <param name="Decisions">What became of each wish.</param>
public sealed record ReviewResult(ExcludeList List, IReadOnlyList<ReviewDecision> Decisions)
{
    /// <summary>What was written, in words: <c>1 rejected, 2 snoozed, 1 taken back</c>; empty when nothing was.</summary>
    public string Summary => string.Join(", ", new[]
    {
        Count("rejected", wish => wish is { IsTicked: true, Action: ReviewAction.Reject }),
        Count("snoozed", wish => wish is { IsTicked: true, Action: ReviewAction.Snooze }),
        Count("added to the list", wish => wish is { IsTicked: true, Action: ReviewAction.Add }),
        Count("taken back", wish => !wish.IsTicked),
    }.OfType<string>());

    /// <summary>Ticks that wait for a column of the file.</summary>
    public IEnumerable<ReviewWish> Waiting =>
        Decisions.Where(decision => decision.Effect == ReviewEffect.NoColumn).Select(decision => decision.Wish);

    /// <summary>What the list that was decided about did not say yet.</summary>
    public IEnumerable<ReviewWish> Written =>
        Decisions.Where(decision => decision.Effect == ReviewEffect.Written).Select(decision => decision.Wish);

    private string? Count(string words, Func<ReviewWish, bool> isOfKind) =>
        Decisions.Count(decision => decision.Effect == ReviewEffect.Written && isOfKind(decision.Wish)) is > 0 and var count
            ? $"{count} {words}"
            : null;
}

/// <summary>What became of a wish.</summary>
public sealed record ReviewDecision(ReviewWish Wish, ReviewEffect Effect);

/// <summary>What a wish did to the file.</summary>
public enum ReviewEffect
{
    /// <summary>Nothing: the file says so already, or a person wrote something else there.</summary>
    None,

    /// <summary>Cells were written, or a row.</summary>
    Written,

    /// <summary>Nothing yet: the file has no column for it.</summary>
    NoColumn,
}
