using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>What the next refresh of a watch will cost. It buys nothing and writes nothing.</summary>
/// <remarks>The service is asked only for the criteria of an earlier run that no refresh has stored yet.</remarks>
internal sealed record WatchEstimate(Watch Watch, Criteria Criteria, RunJournal Journal, RunEstimate Estimate, PriceTable Prices)
{
    /// <exception cref="Core.Failures.DigestException">A file is wrong (exit 2), or the service refused (exit 3).</exception>
    public static async Task<WatchEstimate> ReadAsync(
        WatchSession session, IFindAllService findAll, PriceTable prices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var context = WatchContext.Of(session);
        var (ledger, journal) = (session.Data.State.Ledger, session.Data.State.Journal);
        var own = new ResolvedCriteria(await new CriteriaSource(findAll).CriteriaAsync(context, cancellationToken), null, null);
        var due = DueDate.Next(context.Watch.Schedule, ledger, journal, now);
        var next = RecheckChoice.Apply(context, own, ledger, isAsked: false, due == DateTimeOffset.MaxValue ? now : due);
        var estimate = RunEstimate.Of(next.Kind, next.Criteria, prices, context.Watch, ledger, journal.InFlight, now);
        return new(context.Watch, next.Criteria, journal, estimate with { Due = due }, prices);
    }
}
