using System.Collections.Immutable;

namespace FindAllDigest.Core.Runs;

/// <summary>The failures of a watch that were told since it last went well, newest first:
/// each is told once, so that nobody gets the same mail daily.</summary>
public sealed record ReportedFailures(ImmutableArray<ReportedFailure> Items)
{
    private const int MostRemembered = 20;

    public static ReportedFailures None { get; } = new([]);

    /// <summary>The same failure as it was told before; null when it is new.</summary>
    public ReportedFailure? Find(ReportedFailure failure) => Items.FirstOrDefault(told => told.Identity == failure.Identity);

    public ReportedFailures With(ReportedFailure failure) => new([failure, .. Items.Take(MostRemembered - 1)]);

    public ReportedFailures Without(Func<ReportedFailure, bool> isMended) => new([.. Items.Where(failure => !isMended(failure))]);
}
