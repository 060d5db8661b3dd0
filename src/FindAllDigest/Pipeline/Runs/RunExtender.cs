using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Lets a run that ended at its match limit go on, once a refresh. It costs money,
/// so it goes the way of a create: journal, one call, proof.</summary>
/// <remarks>There is no idempotency key, but the run's own schema shows the limit, so an extension is never bought twice.</remarks>
internal sealed class RunExtender(IFindAllService findAll, RefreshOptions options)
{
    /// <summary>Extends a run that ended, where the watch wants more and the budget holds more.</summary>
    /// <returns>The run as it goes on; null where it does not.</returns>
    public async Task<RunJournal.Running?> ExtendAsync(
        Watch watch, WatchMemory memory, RunStatus status, CancellationToken cancellationToken)
    {
        if (memory.Journal is not RunJournal.Running running)
        {
            return null;
        }

        var money = MonthlyMoney.Of(watch.Budget, memory.Ledger, running.Plan, running.Plan.Started);
        if (ExtendDecision.Of(
            watch.ExtendUpTo, running.Plan, status, options.Prices.For(running.Plan.Service), watch.Budget, money) is not { } extension)
        {
            return null;
        }

        var about = running.About(extension);
        return await memory.TryWriteAsync(about, cancellationToken) ? GoingOn(await AskAsync(memory, about, extension)) : null;
    }

    /// <summary>Finds out what became of an extension that another process was about to ask for,
    /// and asks for it if it did not happen.</summary>
    /// <returns>The run as it is then.</returns>
    public async Task<RunJournal.Running> ResumeAsync(WatchMemory memory, RunJournal.Running running, CancellationToken cancellationToken)
    {
        if (running.Extending is not { } extension)
        {
            return running;
        }

        var limit = await LimitAsync(running, cancellationToken);
        return limit >= extension.To ? await SettleAsync(memory, running.Settled(limit)) : await AskAsync(memory, running, extension);
    }

    /// <summary>Asks for the extension that the journal says, once; an unclear answer is settled by the run's own schema.</summary>
    /// <returns>The run as it is then.</returns>
    public async Task<RunJournal.Running> AskAsync(
        WatchMemory memory, RunJournal.Running about, RunExtension extension) => await findAll.ExtendAsync(about.Id, extension) switch
        {
            ExtendOutcome.Extended extended => await SettleAsync(memory, about.Settled(extended.MatchLimit)),
            ExtendOutcome.Refused refused => await SettleAsync(memory, about.Settled(extension.From, refused.Message)),
            ExtendOutcome.Unclear unclear =>
                await SettleAsync(memory, about.Settled(await LimitAsync(about, CancellationToken.None), unclear.Message)),
            var other => throw new InvalidOperationException($"An extension ended as {other.GetType().Name}."),
        };

    private async Task<int> LimitAsync(RunJournal.Running running, CancellationToken cancellationToken) =>
        (await findAll.GetCriteriaAsync(running.Id, cancellationToken)).MatchLimit
        ?? throw new DigestException(
            ExitCode.FindAll,
            $"Run {running.Id} may have been extended, and its criteria do not show its match limit. It is in the journal, and the next "
                + $"refresh asks again.");

    private static async Task<RunJournal.Running> SettleAsync(WatchMemory memory, RunJournal.Running settled)
    {
        await memory.WriteAsync(
            () => memory.Journal is RunJournal.Running { Extending: not null } about && about.Id == settled.Id ? settled : null,
            CancellationToken.None);
        return settled;
    }

    private static RunJournal.Running? GoingOn(RunJournal.Running run) => run.Plan.Extension is { IsRefused: false } ? run : null;
}
