using System.Globalization;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>Turns an ended run into committed files and a settled ledger. Repeating it after a crash writes the same bytes.</summary>
public sealed class FindingsDelivery(
    IRepository repository,
    IFindAllService findAll,
    CriteriaSource criteriaSource,
    IDigestRenderer renderer,
    RefreshOptions options,
    TimeProvider time)
{
    private const int MaximumAttempts = 5;

    /// <summary>The data as it was handed over last; null when there was nothing to tell.</summary>
    public DeliveredData? Delivered { get; private set; }

    /// <summary>Delivers what is new, and settles the run.</summary>
    public async Task<RefreshReport> DeliverAsync(WatchContext context, WatchMemory memory, CollectedRun.Ended run, CancellationToken cancellationToken)
    {
        var seed = run.Plan.SeedRun is { } earlier ? await criteriaSource.SeedAsync(earlier, cancellationToken) : null;
        var fetched = run.Plan.SeedRun is { } source ? await findAll.GetCriteriaAsync(source, cancellationToken) : null;

        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            var digest = Compose(context, memory, run, seed);
            if (!digest.HasNews)
            {
                return await SettleAsync(memory, run, digest, await repository.PublishPendingAsync(context.Snapshot, run.Result.Run.Id, cancellationToken), cancellationToken);
            }

            if (await DeliveringToAsync(context, memory, run, digest, cancellationToken) is not { } path)
            {
                return RefreshReporter.SettledElsewhere(digest);
            }

            var outcome = await repository.DeliverAsync(context.Snapshot, Files(context, digest, seed, fetched, path), cancellationToken);
            if (outcome is DeliveryOutcome.Delivered delivered)
            {
                return await SettleAsync(memory, run, digest, delivered, cancellationToken);
            }

            if (outcome is DeliveryOutcome.NotStored unkept)
            {
                // Told is not kept: the journal stays open, so that nothing is bought before the data of this run is known.
                Delivered = null;
                return RefreshReporter.NotStored(digest, unkept);
            }

            context = WatchContext.Read(await repository.ReadAsync(context.Watch.Name, cancellationToken));
            memory.Settle(context);
        }

        throw new DigestException(ExitCode.GitHub, $"Somebody changed the data of watch '{context.Watch.Name.Value}' {MaximumAttempts} times while run {run.Result.Run.Id} was being delivered. Run the command again: it goes on where it stopped.");
    }

    private Digest Compose(WatchContext context, WatchMemory memory, CollectedRun.Ended run, Seed? seed)
    {
        var date = memory.Journal is RunJournal.Delivering delivering ? delivering.Date : DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var lists = seed is null ? context.ExcludeLists : [.. context.ExcludeLists, ExcludeList.Empty.Append(seed.Rows(date))];
        var known = new KnownEntities(lists);
        var toldAsBack = memory.Journal is RunJournal.Delivering told ? told.BackAgain.ToHashSet() : [];
        var harvest = new NetNewFilter(known, context.Catalogue).Sort(run.Result, run.Plan, date, toldAsBack);
        var otherCriteria = memory.Ledger.Runs.Where(settled => settled.CriteriaHash != run.Plan.Criteria.Hash).Select(settled => settled.Id).OfType<FindAllRunId>().ToHashSet();
        var missed = new NotSeenEntities(known, context.Catalogue).Of(run.Result, run.Plan, date, otherCriteria);

        // What was turned down with a pull request is not proposed again, told or untold.
        var looks = harvest.Looks.Where(look => !context.Closed.Refuses(look)).ToList();
        var changed = ChangedEntities.Of(looks.Concat(missed.Where(look => !context.Closed.Refuses(look))));
        var hints = new LikenessHints(known, [.. harvest.New, .. harvest.BackAgain]);
        var cost = RunCost.Of(run.Result, run.Plan.Criteria, options.Prices);

        return new Digest
        {
            Watch = context.Watch.Name,
            Date = date,
            Objective = ObjectiveTemplate.Render(run.Plan.Criteria.Objective, DateOnly.FromDateTime(run.Plan.Started.UtcDateTime)),
            Plan = run.Plan,
            Run = run.Result.Run,
            New = [.. harvest.New.Select(hints.For)],
            BackAgain = [.. harvest.BackAgain.Select(entity => hints.For(entity) with { Changes = [.. entity.Changes.Where(change => change.Run == run.Result.Run.Id)] })],
            Changed = changed.Changed,
            NoLongerMatches = changed.NoLongerMatches,
            NotSeen = changed.NotSeen,
            LookedAt = [.. looks.Select(look => look.Entity)],
            Leaked = harvest.Leaked,
            Seeded = seed?.Matches.Count ?? 0,
            CostUsd = cost,
            LeakedUsd = harvest.Leaked.Count * options.Prices.PerMatch(run.Plan.Criteria.Generator, run.Plan.Criteria.Enrichments),
            PricesDate = options.Prices.Date,
            BudgetLeftUsd = context.Watch.Budget.PerMonthUsd - memory.Ledger.SpentInMonthOf(run.Plan.Started) - cost,
            Notes = [.. run.Plan.PendingNotes, .. run.Plan.Notes, .. run.Refusals, .. RunNotes.Of(run.Result), .. RunNotes.OfRecheck(run.Plan, run.Result.Run.Status)],
            Earlier = [.. memory.Ledger.Refreshes],
        };
    }

    /// <summary>Fixes day, path and all that the data will not tell any more in the journal before anything is written, so that whoever
    /// finishes the delivery writes the same files. Null when another process has settled the run meanwhile.</summary>
    private static async Task<string?> DeliveringToAsync(WatchContext context, WatchMemory memory, CollectedRun.Ended run, Digest digest, CancellationToken cancellationToken)
    {
        var taken = context.Snapshot.Default.DigestNames.Union(context.Snapshot.Proposal?.DigestNames ?? new HashSet<string>()).ToHashSet(StringComparer.Ordinal);
        var day = digest.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? $"{day}.md" : string.Create(CultureInfo.InvariantCulture, $"{day}-{number}.md"))
            .First(candidate => !taken.Contains(candidate));

        var path = $"{WatchFiles.DigestFolder}/{name}";
        var plan = run.Plan with { Notes = [.. run.Plan.Notes, .. run.Refusals] };
        var journal = new RunJournal.Delivering(plan, run.Result.Run.Id, digest.Date, path) { BackAgain = [.. digest.BackAgain.Select(entry => entry.Entity.Key)] };
        while (memory.Journal.RunId == journal.Id)
        {
            if (memory.Journal is RunJournal.Delivering delivering)
            {
                return delivering.DigestPath;
            }

            if (await memory.TryWriteAsync(journal, cancellationToken))
            {
                return path;
            }
        }

        return null;
    }

    private DigestDelivery Files(WatchContext context, Digest digest, Seed? seed, PartialCriteria? fetched, string path)
    {
        var delivered = Delivered = DeliveredData.Of(context, digest, seed);
        List<FileWrite> files =
        [
            new FileWrite(WatchFiles.Exclude, delivered.Exclude.Bytes),
            new FileWrite(WatchFiles.Entities, delivered.Catalogue.ToUtf8()),
            new FileWrite(path, renderer.RenderMarkdown(digest)),
        ];
        if (fetched is not null)
        {
            files.Add(new FileWrite(WatchFiles.Criteria, CriteriaFile.Write(fetched)));
        }

        return new DigestDelivery(files, path, renderer.RenderCommitMessage(digest)) { Run = digest.Run.Id, Digest = digest };
    }

    private async Task<RefreshReport> SettleAsync(WatchMemory memory, CollectedRun.Ended run, Digest digest, DeliveryOutcome.Delivered delivered, CancellationToken cancellationToken)
    {
        var status = run.Result.Run.Status;
        var record = new RunRecord
        {
            Id = run.Result.Run.Id,
            Kind = run.Plan.Kind,
            CriteriaHash = run.Plan.Criteria.Hash,
            Started = run.Plan.Started,
            Finished = time.GetUtcNow(),
            Status = status.Word,
            Reason = status.TerminationReason ?? "",
            Generated = status.Generated,
            Matched = status.Matched,
            New = digest.New.Count,
            Changed = digest.BackAgain.Count + digest.ChangedCount,
            Excluded = run.Plan.Excluded,
            Leaked = digest.Leaked.Count,
            Usd = digest.CostUsd,
            Delivery = delivered.Address,
        };

        var closed = RunJournal.Closed.After(run.Plan, digest.Leaked) with { Notes = digest.HasNews ? [] : run.Plan.PendingNotes };
        await memory.CloseAsync(record, closed, cancellationToken);
        return RefreshReporter.Settled(digest, run, delivered);
    }
}
