using FindAllDigest.Core.Comments;
using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>What became of the boxes and comments of one pull request or issue, as people are told.</summary>
/// <param name="Watch">Whose proposal it is; null where it is not one.</param>
/// <param name="Summary">What was decided, <c>1 rejected, 2 snoozed</c>; empty when nothing was.</param>
/// <param name="Message">One sentence.</param>
internal sealed record ReviewReport(int Number, WatchName? Watch, string Summary, string Message)
{
    /// <summary>What people must do before a tick can take effect, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What people ask by the boxes of the dashboard, still to be done.</summary>
    public IReadOnlyList<DashboardAct> Acts { get; init; } = [];

    /// <summary>What somebody ticked who may not write: nobody does it, and the boxes say so.</summary>
    public IReadOnlyList<DashboardAct> Refused { get; init; } = [];

    /// <summary>Refreshes that an earlier attempt of this workflow run asked for, and of which nobody has told yet.</summary>
    public IReadOnlyList<(DashboardAct Act, AskedRefresh Asked)> Awaited { get; init; } = [];

    /// <summary>The report of a pull request that this program did not make.</summary>
    public static ReviewReport Foreign(int number) =>
        new(
            number,
            null,
            "",
            $"Pull request {number} is not a digest of this repository: its branch is another's, or lies in a fork. Nothing was done.");

    /// <summary>The report of an issue that this program did not make.</summary>
    public static ReviewReport ForeignIssue(int number) =>
        new(number, null, "", $"Issue {number} is neither the dashboard nor an issue of a watch. Nothing was done.");

    /// <summary>The report of what somebody did who may not write to this repository.</summary>
    public static ReviewReport NotAllowed(int number, string login) =>
        new(number, null, "", $"{login} may not write to this repository, so what {login} wrote or ticked in {number} does nothing.");

    /// <summary>The report of the dashboard.</summary>
    public static ReviewReport Dashboard(int number, IReadOnlyList<DashboardAct> acts) =>
        new(
            number,
            null,
            "",
            acts.Count == 0
                ? $"Issue {number}: no box is ticked."
                : $"Issue {number}: {string.Join(", ", acts.Select(act => act.Name))}.")
        { Acts = acts };

    /// <summary>The report of a comment on an issue.</summary>
    public static ReviewReport OfComment(int number, WatchName watch, ReviewResult result, IReadOnlyList<CommentReading> readings) =>
        (result.Summary.Length > 0
            ? new ReviewReport(number, watch, result.Summary, $"Issue {number}: {result.Summary}.")
            : new(number, watch, "", $"Issue {number}: nothing that the exclude list does not know of."))
        .With(readings);

    /// <summary>The report of a pull request that is merged or closed.</summary>
    public static ReviewReport Over(int number, WatchName watch) =>
        new(number, watch, "", $"Pull request {number} is merged or closed, so its boxes decide nothing any more. Nothing was done.");

    /// <summary>The report of a review.</summary>
    public static ReviewReport Of(int number, WatchName watch, ReviewResult result) =>
        new(
            number,
            watch,
            result.Summary,
            result.Summary.Length > 0
                ? $"Pull request {number}: {result.Summary}."
                : $"Pull request {number}: no box was ticked or unticked that the exclude list does not know of.")
        {
            Warnings = [.. result.Waiting.GroupBy(wish => ReviewDecisions.ColumnNameOf(wish.Action)).Select(group =>
                $"{group.Count()} {(group.Count() == 1 ? "tick waits" : "ticks wait")} for a column '{group.Key}': add it to the first "
                    + $"line of {WatchFiles.DataFolder}/{watch.Value}/{WatchFiles.Exclude} on the pull request's branch.")],
        };

    /// <summary>The same with what was not understood of a comment.</summary>
    public ReviewReport With(IReadOnlyList<CommentReading> readings) =>
        this with
        {
            Warnings =
            [
                .. Warnings,
                .. readings
                    .Where(reading => reading.Command is null)
                    .Select(reading => $"Not understood: '{reading.Line}'. {reading.Problem}")
            ],
        };
}

/// <summary>An edit of the text of a pull request or an issue, as GitHub's event tells it.</summary>
/// <param name="Before">The whole text before it.</param>
/// <param name="After">The whole text after it.</param>
/// <param name="At">When, by GitHub's clock.</param>
internal sealed record BodyEdit(string Before, string After, DateTimeOffset At);
