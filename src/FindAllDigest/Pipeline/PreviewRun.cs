using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>Tries criteria on a few candidates, for a flat fee that is small against that of a run.</summary>
/// <remarks>It has no journal: the fee is booked as soon as the run exists, and whoever is interrupted reads the run by the id that was told.
/// An unclear create is booked too and not repeated.</remarks>
public sealed class PreviewRun(IFindAllService findAll, RunWaiter waiter, PriceTable prices, TimeProvider time)
{
    /// <summary>What a preview costs at most, in US dollars; it asks for no enrichment.</summary>
    public decimal CostUsd => prices.Exposure(Generator.Preview, [], MatchLimits.PreviewMaximum);

    /// <summary>Starts it, waits for it and reads it.</summary>
    /// <param name="memory">Where the fee is booked.</param>
    /// <param name="watch">The watch that it is for.</param>
    /// <param name="criteria">The question; generator, limit and enrichments are the preview's own.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="started">Told the id before anything else can go wrong.</param>
    /// <param name="progress">Told whenever the status changes.</param>
    /// <param name="cancellationToken">Stops the waiting, never the run.</param>
    /// <returns>Every candidate with its verdicts; null when the run needs longer.</returns>
    /// <exception cref="DigestException">The service refused or did not answer.</exception>
    public async Task<FindAllResult?> RunAsync(WatchMemory memory, WatchName watch, Criteria criteria, TimeSpan wait, Action<FindAllRunId> started, IProgress<RunStatus> progress, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = criteria with { Generator = Generator.Preview, MatchLimit = MatchLimits.PreviewMaximum, Enrichments = [] };
        var request = new RunRequest(
            ObjectiveTemplate.Render(asked.Objective, DateOnly.FromDateTime(now.UtcDateTime)),
            asked,
            asked.MatchLimit,
            [],
            new Dictionary<string, string> { ["watch"] = watch.Value, ["run"] = RunKind.Preview });

        switch (await findAll.CreateAsync(request))
        {
            case CreateOutcome.Created created:
                started(created.Run.Id);
                await memory.BookAsync(Record(created.Run.Id, created.Run.Status.Word, asked, now), CancellationToken.None);
                return await waiter.WaitAsync(created.Run.Id, [], wait, progress, cancellationToken);
            case CreateOutcome.Refused refused:
                throw new DigestException(ExitCode.FindAll, refused.Message) { Cause = refused.Cause };
            case CreateOutcome.Unclear unclear:
                await memory.BookAsync(Record(null, RunRecord.Lost, asked, now), CancellationToken.None);
                throw new DigestException(ExitCode.FindAll, $"{unclear.Message} Its fee is booked, and it is not repeated.");
            case var other:
                throw new InvalidOperationException($"A create ended as {other.GetType().Name}.");
        }
    }

    private RunRecord Record(FindAllRunId? id, string status, Criteria criteria, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = RunKind.Preview,
        CriteriaHash = criteria.Hash,
        Started = now,
        Finished = now,
        Status = status,
        Reason = "",
        Generated = 0,
        Matched = 0,
        New = 0,
        Changed = 0,
        Excluded = 0,
        Leaked = 0,
        Usd = CostUsd,
        Delivery = "",
    };
}
