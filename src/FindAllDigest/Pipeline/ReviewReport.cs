using System.Globalization;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>What became of the boxes of one pull request, as people are told.</summary>
/// <param name="Number">The pull request.</param>
/// <param name="Watch">Whose proposal it is; null where it is not one.</param>
/// <param name="Summary">What was decided, <c>1 rejected, 2 snoozed</c>; empty when nothing was.</param>
/// <param name="Message">One sentence.</param>
public sealed record ReviewReport(int Number, WatchName? Watch, string Summary, string Message)
{
    /// <summary>What people must do before a tick can take effect, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The report of a pull request that this program did not make.</summary>
    public static ReviewReport Foreign(int number) =>
        new(number, null, "", Text($"Pull request {number} is not a digest of this repository: its branch is another's, or lies in a fork. Nothing was done."));

    /// <summary>The report of a pull request that is merged or closed.</summary>
    public static ReviewReport Over(int number, WatchName watch) =>
        new(number, watch, "", Text($"Pull request {number} is merged or closed, so its boxes decide nothing any more. Nothing was done."));

    /// <summary>The report of a review.</summary>
    public static ReviewReport Of(int number, WatchName watch, ReviewResult result) =>
        new(number, watch, result.Summary, result.Summary.Length > 0 ? Text($"Pull request {number}: {result.Summary}.") : Text($"Pull request {number}: no box was ticked or unticked that the exclude list does not know of."))
        {
            Warnings = [.. result.Waiting.GroupBy(wish => ReviewDecisions.ColumnOf(wish.Action)).Select(group =>
                Text($"{group.Count()} {(group.Count() == 1 ? "tick waits" : "ticks wait")} for a column '{ExcludeColumns.NameOf(group.Key)}': add it to the first line of {WatchFiles.DataFolder}/{watch.Value}/{WatchFiles.Exclude} on the pull request's branch."))],
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An edit of a pull request's text, as GitHub's event tells it.</summary>
/// <param name="Before">The whole text before it.</param>
/// <param name="After">The whole text after it.</param>
/// <param name="At">When, by GitHub's clock.</param>
public sealed record BodyEdit(string Before, string After, DateTimeOffset At);
