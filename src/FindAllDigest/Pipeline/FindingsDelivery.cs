using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>Turns an ended run into committed files and a row of the ledger. Repeating it after a crash writes the same bytes.</summary>
internal sealed class FindingsDelivery(
    DeliveryLadder delivery,
    IProposals? proposals,
    IFindAllService findAll,
    CriteriaSource criteriaSource,
    IDigestRenderer renderer,
    MessageOutbox messages,
    RefreshOptions options,
    TimeProvider time)
{
    private const int MaximumAttempts = 5;

    /// <summary>What would keep the data of a run from its branch; null where nothing is seen.</summary>
    public FailureCause? ObstacleTo(WatchContext context) => delivery.ObstacleTo(context);

    /// <summary>Delivers what is new, and closes the run.</summary>
    public async Task<DeliveredReport> DeliverAsync(
        WatchContext context, WatchMemory memory, CollectedRun.Ended run, CancellationToken cancellationToken)
    {
        var seed = run.Plan.SeedRun is { } earlier ? await criteriaSource.SeedAsync(earlier, cancellationToken) : null;
        var fetched = run.Plan.SeedRun is { } source ? await findAll.GetCriteriaAsync(source, cancellationToken) : null;

        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            var digest = WithNumbers(Compose(context, memory, run, seed), context, memory, run);
            if (!digest.HasNews)
            {
                var pending = proposals is null
                    ? new DeliveryOutcome.Delivered("")
                    : await proposals.PublishPendingAsync(context.Session, run.Result.Run.Id, options.Today, cancellationToken);
                return await CloseAsync(context, memory, run, digest, pending, cancellationToken);
            }

            if (await DeliveringToAsync(context, memory, run, digest, cancellationToken) is not { } path)
            {
                return RefreshReporter.ClosedElsewhere(digest);
            }

            var data = DeliveredData.Of(context, digest, seed);
            switch (await delivery.DeliverAsync(context.Session, ChangeOf(data, digest, fetched, path), options.Today, cancellationToken))
            {
                case DeliveryOutcome.Delivered delivered:
                    return new DeliveredReport(await CloseAsync(context, memory, run, digest, delivered, cancellationToken), data);
                case DeliveryOutcome.NotStored outcome:
                    // People were told, but nothing is stored: the journal stays open, so that nothing is bought
                    // before the data of this run is known.
                    return RefreshReporter.NotStored(digest, outcome);
            }

            context = WatchContext.Of(await context.Session.ReopenAsync(cancellationToken));
            memory.ReconcileWith(context);
        }

        throw new DigestException(
            ExitCode.GitHub,
            $"Somebody changed the data of watch '{context.Watch.Name.Value}' {MaximumAttempts} times while run {run.Result.Run.Id} was "
                + $"being delivered. Run the command again: it goes on where it stopped.");
    }

    private Digest Compose(WatchContext context, WatchMemory memory, CollectedRun.Ended run, Seed? seed)
    {
        var date = memory.Journal is RunJournal.Delivering delivering ? delivering.Date : options.Today;
        var lists = seed is null ? context.ExcludeLists : [.. context.ExcludeLists, ExcludeList.Empty.Append(seed.Rows(date))];
        var known = new KnownEntities(lists);
        var reportedAsBack = memory.Journal is RunJournal.Delivering resumed ? resumed.BackAgain.ToHashSet() : [];
        var harvest = new NetNewFilter(known, context.Catalogue) { Rules = context.Watch.Recheck?.Rules ?? ChangeRules.All }.Sort(
            run.Result, run.Plan, date, reportedAsBack);
        var otherCriteria = memory.Ledger.Runs
            .Where(settled => settled.CriteriaHash != run.Plan.CriteriaHash)
            .Select(settled => settled.Id)
            .OfType<FindAllRunId>()
            .ToHashSet();
        var missed = new NotSeenEntities(known, context.Catalogue).Of(run.Result, run.Plan, date, otherCriteria);

        // What was turned down with a pull request is not proposed again, whether it was told or not.
        var looks = harvest.Looks.Where(look => !context.Closed.Refuses(look)).ToList();
        var changed = ChangedEntities.Of(looks.Concat(missed.Where(look => !context.Closed.Refuses(look))));
        var hints = new LikenessHints(known, [.. harvest.New, .. harvest.BackAgain]);
        var prices = options.Prices.For(run.Plan.Service);

        // What a run had found before it was extended is told and booked.
        var booked = run.Plan.GoesOn ? memory.Ledger.Runs.FirstOrDefault(settled => settled.Id == run.Result.Run.Id)?.Usd ?? 0 : 0;
        var cost = Math.Max(0, RunCost.Of(run.Result, run.Plan.Criteria, prices) - booked);

        return new Digest
        {
            Watch = context.Watch.Name,
            Date = date,
            Page = PageSettings.Of(context.Watch, run.Plan.Criteria.EntityType, context.Catalogue),
            Objective = ObjectiveTemplate.Render(run.Plan.Criteria.Objective, DateOnly.FromDateTime(run.Plan.Started.UtcDateTime)),
            Plan = run.Plan,
            Run = run.Result.Run,
            New = [.. harvest.New.Select(hints.For)],
            BackAgain =
            [
                .. harvest.BackAgain.Select(
                    entity => hints.For(entity) with { Changes = [.. entity.Changes.Where(change => change.Run == run.Result.Run.Id)] })
            ],
            Changed = changed.Changed,
            NoLongerMatches = changed.NoLongerMatches,
            NotSeen = changed.NotSeen,
            LookedAt = [.. looks.Select(look => look.Entity)],
            UnderAnotherName = harvest.UnderAnotherName,
            Leaked = harvest.Leaked,
            Seeded = seed?.Matches.Count ?? 0,
            CostUsd = cost,
            LeakedUsd = harvest.Leaked.Count * prices.PerMatch(run.Plan.Criteria.Generator, run.Plan.Criteria.Enrichments),
            PricesDate = prices.Date,
            BudgetLeftUsd = context.Watch.Budget.PerMonthUsd - memory.Ledger.SpentInMonthOf(run.Plan.Started) - cost,
            Notes =
            [
                .. run.Plan.PendingNotes,
                .. run.Plan.Notes,
                .. run.Refusals,
                .. RunNotes.Of(run.Result),
                .. harvest.Notes,
                .. RunNotes.OfRecheck(run.Plan, run.Result.Run.Status),
                .. RunNotes.OfExtension(run.Plan, run.Result.Run.Status, prices)
            ],
            Earlier = [.. memory.Ledger.Refreshes],
        };
    }

    /// <summary>Adds what the numbers say with this run, and has what it refused written with its journal.</summary>
    private Digest WithNumbers(Digest digest, WatchContext context, WatchMemory memory, CollectedRun.Ended run)
    {
        var refused = RefusedList.RefusedIn(run.Result, run.Plan, new KnownEntities(context.ExcludeLists), digest.Date);
        List<EntityKey> matched = [.. run.Result.Candidates.Where(candidate => candidate.IsMatch).Select(candidate => candidate.Key)];
        var comparable = memory.Ledger.Runs
            .Where(earlier => earlier.CriteriaHash == run.Plan.CriteriaHash)
            .Select(earlier => earlier.Id)
            .OfType<FindAllRunId>()
            .ToHashSet();
        memory.Refuse(With);
        List<Entity> fresh = [.. With(memory.State.Refused).Of(run.Result.Run.Id)];

        var names = run.Plan.Criteria.MatchConditions.Select(condition => condition.Name).ToList();
        var record = digest.ToRecord(time.GetUtcNow(), "");
        var ledger = run.Plan.GoesOn ? memory.Ledger.GoingOn(record) : memory.Ledger.With(record);
        var facts = WatchNumbersReading.FactsOf(
            context.Data, ledger, run.Plan.Criteria, digest.New.Concat(digest.BackAgain).Select(entry => entry.Entity));
        var funnel = ConditionFunnel.Of(run.Result.Candidates.Select(candidate => candidate.Outputs), names);
        return digest with
        {
            Numbers = NumberSentences.Of(WatchNumbers.Of(facts with { CriteriaHash = run.Plan.CriteriaHash }, funnel)),
            Refused = fresh,
            NearMisses = NearMisses.Of(fresh, names),
        };

        RefusedList With(RefusedList stored) => stored.With(run.Result.Run.Id, refused, matched, comparable.Contains);
    }

    /// <summary>Fixes day, path and all that the data will not tell any more in the journal before anything is written, so that whoever
    /// finishes the delivery writes the same files. Null when another process has closed the run meanwhile.</summary>
    private static async Task<string?> DeliveringToAsync(
        WatchContext context, WatchMemory memory, CollectedRun.Ended run, Digest digest, CancellationToken cancellationToken)
    {
        var taken = context.Data.Branches.SelectMany(branch => branch.DigestNames).ToHashSet(StringComparer.Ordinal);
        var day = digest.Date.ToString("yyyy-MM-dd");
        var name = Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? $"{day}.md" : $"{day}-{number}.md")
            .First(candidate => !taken.Contains(candidate));

        var path = $"{WatchFiles.DigestFolder}/{name}";
        var plan = run.Plan with { Notes = [.. run.Plan.Notes, .. run.Refusals] };
        var journal = new RunJournal.Delivering(plan, run.Result.Run.Id, digest.Date, path)
        {
            BackAgain = [.. digest.BackAgain.Select(entry => entry.Entity.Key)],
        };
        await memory.WriteAsync(
            () => memory.Journal is RunJournal.Running running && running.Id == journal.Id ? journal : null, cancellationToken);
        return memory.Journal is RunJournal.Delivering delivering && delivering.Id == journal.Id ? delivering.DigestPath : null;
    }

    private DataChange ChangeOf(DeliveredData data, Digest digest, PartialCriteria? fetched, string path) => new()
    {
        Exclude = data.Exclude,
        Catalogue = data.Catalogue,
        Criteria = fetched,
        Digest = digest,
        DigestText = renderer.RenderMarkdown(digest),
        DigestPath = path,
        Run = digest.Run.Id,
        WorkflowRun = options.GitHubRunId,
        CommitMessage = renderer.RenderCommitMessage(digest),
    };

    private async Task<RefreshReport> CloseAsync(
        WatchContext context,
        WatchMemory memory,
        CollectedRun.Ended run,
        Digest digest,
        DeliveryOutcome.Delivered delivered,
        CancellationToken cancellationToken)
    {
        var closed = RunJournal.Closed.After(run.Plan, digest.Leaked) with { Notes = digest.HasNews ? [] : run.Plan.PendingNotes };
        var news = RefreshMessage.Of(digest, time.GetUtcNow()) with
        {
            PullRequestUrl = delivered.PullRequestUrl,
            IssueUrl = delivered.IssueUrl,
            DigestPath = delivered.Location,
        };
        await memory.CloseAsync(
            digest.ToRecord(time.GetUtcNow(), delivered.Address),
            closed,
            outbox => messages.Add(outbox, context.Watch, news),
            cancellationToken);
        return RefreshReporter.Closed(digest, run, delivered);
    }
}
