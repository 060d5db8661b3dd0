using FindAllDigest.Core.Exclusions;

namespace FindAllDigest.Core.Reviews;

/// <summary>An exclude list after a review.</summary>
/// <param name="List">The list; the very same where nothing was to be written.</param>
/// <param name="Written">What the list that was decided about did not say yet, or nobody had written otherwise.</param>
/// <param name="Waiting">Ticks that wait for a column of the file.</param>
public sealed record ReviewResult(ExcludeList List, IReadOnlyList<ReviewWish> Written, IReadOnlyList<ReviewWish> Waiting)
{
    /// <summary>What was written, in words: <c>1 rejected, 2 snoozed, 1 taken back</c>; empty when nothing was.</summary>
    public string Summary => string.Join(", ", new[]
    {
        Count("rejected", wish => wish is { IsTicked: true, Action: ReviewAction.Reject }),
        Count("snoozed", wish => wish is { IsTicked: true, Action: ReviewAction.Snooze }),
        Count("added to the list", wish => wish is { IsTicked: true, Action: ReviewAction.Add }),
        Count("taken back", wish => !wish.IsTicked),
    }.OfType<string>());

    private string? Count(string words, Func<ReviewWish, bool> isOfKind) =>
        Written.Count(isOfKind) is > 0 and var count ? $"{count} {words}" : null;
}
