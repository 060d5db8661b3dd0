using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Tries criteria on a few candidates, for a flat fee that is small against that of a run.</summary>
/// <remarks>It has no journal: the fee is booked before the run is started, so that nothing is bought which cannot be written down, and
/// whoever was interrupted reads the run by the id in the ledger when the command is called again. An unclear create stays booked and is
/// not repeated. Of two processes at once the one that books first buys; the other one reads what was bought.</remarks>
/// <param name="poll">The wait between two looks; null for the usual ones.</param>
/// <param name="watch">Whose words are tried. Its simulator charges nothing, and the ledger says that its candidates are made up.</param>
/// <param name="memory">Where the fee is booked.</param>
internal sealed class PreviewRun(
    IFindAllService findAll, TimeProvider time, TimeSpan? poll, PriceTable prices, Watch watch, WatchMemory memory)
{
    private const string Running = "running";

    // A preview takes minutes; whoever waits longer reads it later by its id.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(20);

    /// <summary>How long a preview answers for its words without being bought again.</summary>
    public static readonly TimeSpan Memorable = TimeSpan.FromHours(24);

    private readonly RunWaiter _waiter = new(findAll, time, poll);

    public bool IsMadeUp => watch.Service == WatchService.Simulator;

    /// <summary>What a preview costs at most, in US dollars; it asks for no enrichment.</summary>
    public decimal CostUsd => prices.For(watch.Service).Exposure(Generator.Preview, [], MatchLimits.PreviewMaximum);

    /// <summary>Why the budget does not allow it, to be put behind the watch's name; null when it does.</summary>
    public string? RefusalByBudget(int count = 1)
    {
        var budget = watch.Budget;
        var (usd, name) = (count * CostUsd, count == 1 ? "a preview costs" : $"{count} previews cost");
        var left = MonthlyMoney.Of(budget, memory.Ledger, memory.Journal.InFlight, time.GetUtcNow()).LeftUsd;
        return CostUsd > budget.RunLimitUsd
            ? $"a preview costs {CostUsd:#,0.00} USD, and the budget allows {budget.RunLimitUsd:#,0.00} USD for one run; nothing was "
                + $"bought."
            : usd > left
                ? $"{name} {usd:#,0.00} USD, and the budget leaves {Math.Max(0, left):#,0.00} USD this month; nothing was bought."
            : null;
    }

    /// <summary>The preview of these very words that was started within the last day, its id lost or not; null where
    /// there is none. Nobody buys it again so soon. Made-up ones cost nothing and are not told apart.</summary>
    public RunRecord? Recent(Criteria criteria) => IsMadeUp ? null : memory.Ledger.Runs
        .Where(run => run.Kind == RunKind.Preview && run.CriteriaHash == criteria.Hash && run.Started > time.GetUtcNow() - Memorable)
        .MaxBy(run => run.Started);

    /// <summary>Of these, one that nobody has read: its process was stopped. It is read, and not bought again.</summary>
    public RunRecord? Unread(Criteria criteria) =>
        Recent(criteria) is { } run && (run.Status is RunRecord.Lost or Running || run.Status == RunStatus.JustStarted.Word)
            ? run
            : null;

    /// <summary>That the id of a preview was lost, or that another process is about to write it, as an error of which a person
    /// decides.</summary>
    public DigestException LostId(RunRecord lost) => new(
        ExitCode.Decision,
        $"{watch.Name.Value}: a preview of these words was started at {Timestamp.Format(lost.Started)} and its id was lost, unless "
            + $"another process is buying it at this moment. It may have been billed and is booked with {lost.Usd:#,0.00} USD, so it "
            + $"is not repeated before {Timestamp.Format(lost.Started + Memorable)}. Nothing was bought now.");

    /// <summary>Reads a preview that was bought before, and takes down that it was read.</summary>
    private async Task<FindAllResult?> ReadAsync(FindAllRunId id, IProgress<RunStatus> progress, CancellationToken cancellationToken)
    {
        var result = (await _waiter.WaitAsync(id, [], LongestWait, progress, cancellationToken)).Result;
        try
        {
            await (result is null
                ? Task.CompletedTask
                : memory.BookAsync(ledger => ledger.Ended(id, result.Run.Status, time.GetUtcNow()), CancellationToken.None));
        }
        catch (DigestException)
        {
            // What is paid for is shown whatever GitHub says; at worst it is read once more, for nothing.
        }

        return result;
    }

    /// <summary>Starts it, waits for it and reads it; one of the same words that was started within the last day is read, and
    /// none bought.</summary>
    /// <param name="criteria">The question; generator, limit and enrichments are the preview's own.</param>
    /// <param name="overlooked">The recent one that a person wants to buy again all the same; null for none.</param>
    /// <param name="started">Told the id before anything else can go wrong.</param>
    /// <param name="progress">Told whenever the status changes.</param>
    /// <param name="cancellationToken">Stops the waiting, never the run.</param>
    /// <exception cref="DigestException">The service refused or did not answer, or an id was lost (exit 5).</exception>
    public async Task<BoughtPreview> RunAsync(
        Criteria criteria,
        RunRecord? overlooked,
        Action<FindAllRunId> started,
        IProgress<RunStatus> progress,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = criteria with { Generator = Generator.Preview, MatchLimit = MatchLimits.PreviewMaximum, Enrichments = [] };
        var request = new RunRequest(
            ObjectiveTemplate.Render(asked.Objective, DateOnly.FromDateTime(now.UtcDateTime)),
            asked,
            asked.MatchLimit,
            [],
            new Dictionary<string, string> { ["watch"] = watch.Name.Value, ["run"] = RunKind.Preview.Word });

        var booked = RunRecord.Unanswered(RunKind.Preview, RunPlan.HashOf(asked, watch.Service), now, now, CostUsd);
        findAll.RequireReady();
        var (other, refusal) = (default(RunRecord), default(string));
        await memory.BookAsync(Book, cancellationToken);
        if (refusal is not null)
        {
            return new BoughtPreview(null, null, 0, refusal);
        }

        if (other is not null)
        {
            var id = other.Id ?? throw LostId(other);
            return new BoughtPreview(id, await ReadAsync(id, progress, cancellationToken), 0, "");
        }

        switch (await findAll.CreateAsync(request))
        {
            case CreateOutcome.Created created:
                started(created.Run.Id);
                var known = booked with { Id = created.Run.Id, Status = created.Run.Status.Word };
                await memory.BookAsync(ledger => ledger.Settling(booked, known), CancellationToken.None);
                var result = await ReadAsync(created.Run.Id, progress, cancellationToken);
                return new BoughtPreview(created.Run.Id, result, CostUsd, "");
            case CreateOutcome.Refused refused:
                await memory.BookAsync(ledger => ledger.Settling(booked, null), CancellationToken.None);
                throw new DigestException(ExitCode.FindAll, refused.Message) { Cause = refused.Cause };
            case CreateOutcome.Unclear unclear:
                throw new DigestException(ExitCode.FindAll, $"{unclear.Message} Its fee is booked, and it is not repeated.");
            case var unknown:
                throw new InvalidOperationException($"A create ended as {unknown.GetType().Name}.");
        }

        RunLedger? Book(RunLedger ledger)
        {
            other = Recent(criteria) is { } newest && newest != overlooked ? newest : null;
            refusal = other is null ? RefusalByBudget() : null;
            return other is null && refusal is null ? ledger.With(booked) : null;
        }
    }
}

/// <summary>A preview that was bought now, or one of the same words that was bought before.</summary>
/// <param name="Id">Its run; null where none was bought.</param>
/// <param name="Result">Every candidate with its verdicts; null when the run needs longer.</param>
/// <param name="Usd">What was bought now, in US dollars.</param>
/// <param name="Refusal">Why nothing was bought; empty where something was.</param>
internal sealed record BoughtPreview(FindAllRunId? Id, FindAllResult? Result, decimal Usd, string Refusal);
