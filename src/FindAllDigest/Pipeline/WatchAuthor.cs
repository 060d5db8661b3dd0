using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Schedules;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Pipeline;

/// <summary>Writes the files of a new watch out of a question or an earlier run. Neither is billed.</summary>
internal sealed class WatchAuthor(IFindAllService findAll, PriceTable prices, DateOnly today)
{
    /// <summary>The files of a watch that the program itself would read without a fault.</summary>
    /// <exception cref="DigestException">The service refused, or what it gave makes no watch.</exception>
    public async Task<AuthoredWatch> WriteAsync(InitRequest asked, CancellationToken cancellationToken)
    {
        List<string> remarks = [];
        var seed = asked.From is null ? null : await new CriteriaSource(findAll).SeedAsync(asked.From, cancellationToken);
        var fetched = asked.Wishes.ApplyTo(
            asked.From is null ? await AskAsync(asked.Objective ?? "", cancellationToken) : await ReadAsync(asked.From, cancellationToken));
        if ((fetched.Enrichments ?? []).Any(enrichment => enrichment.McpServers is not null))
        {
            remarks.Add(
                "An enrichment uses MCP servers, and the service never gives their headers back. Write them into watch.json, if "
                    + "they need any.");
        }

        var draft = Draft(fetched);
        var reading = Read(draft);
        if (reading.Value is null && draft.Criteria.Enrichments.Count > 0)
        {
            // The service may suggest what its own rules, or two names that are the same, forbid here. The question is worth more.
            remarks.Add($"The enrichments that the service gave were left out: {reading.Problems[0].Message}");
            draft = Draft(fetched with { Enrichments = [] });
            reading = Read(draft);
        }

        var watch = reading.Value
            ?? throw new DigestException(
                ExitCode.FindAll, $"What the service gave makes no watch: {reading.Problems[0].Message} {reading.Problems[0].Remedy}");
        List<(string Name, ReadOnlyMemory<byte> Bytes)> files = [(WatchFiles.Watch, WatchDraftText.Write(draft))];
        var list = ExcludeList.Empty.Append([.. seed?.Rows(today) ?? [], .. asked.Known]);
        if (list.Count > 0)
        {
            files.Add((WatchFiles.Exclude, list.Bytes));
        }

        return new AuthoredWatch(watch, draft.Criteria, files, list.Count, remarks);

        WatchDraft Draft(PartialCriteria given) => WatchDraft.Of(
            given,
            asked.From?.Value,
            asked.PerMonthUsd,
            criteria => prices.Exposure(criteria.Generator, criteria.Enrichments, criteria.MatchLimit),
            prices.Date) with
        {
            Every = asked.Wishes.Every ?? SchedulePeriod.Week,
            Columns = [.. asked.Wishes.Columns.Select(column => column.Name)],
        };

        Reading<Watch> Read(WatchDraft written) =>
            WatchReader.Read(asked.Watch, $"{WatchFiles.DataFolder}/{asked.Watch.Value}/{WatchFiles.Watch}", WatchDraftText.Write(written));
    }

    /// <summary>Double braces of a foreign question were never ours to fill in.</summary>
    private async Task<PartialCriteria> ReadAsync(FindAllRunId from, CancellationToken cancellationToken)
    {
        var fetched = await findAll.GetCriteriaAsync(from, cancellationToken);
        return fetched with { Objective = fetched.Objective?.Replace("{{", "{ {", StringComparison.Ordinal) };
    }

    /// <summary>The question as the person wrote it is kept; the service is asked with the date put in.</summary>
    private async Task<PartialCriteria> AskAsync(string objective, CancellationToken cancellationToken)
    {
        if (!ObjectiveTemplate.IsKnown(objective))
        {
            throw new DigestException(
                ExitCode.CommandLine,
                "The objective holds double braces around something else than a date. Only {{ today }}, {{ year }} and {{ month }} are "
                    + "filled in.");
        }

        return await findAll.IngestAsync(ObjectiveTemplate.Render(objective, today), cancellationToken) with
        {
            Objective = objective.Trim(),
        };
    }
}

/// <summary>A watch that was written for a person.</summary>
/// <param name="Known">Rows of its exclude list: matches of the earlier run, and what a person knew.</param>
/// <param name="Remarks">What a person should look at, a sentence each.</param>
internal sealed record AuthoredWatch(
    Watch Watch,
    Criteria Criteria,
    IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Files,
    int Known,
    IReadOnlyList<string> Remarks);

/// <summary>What a person wants of a new watch.</summary>
/// <param name="Objective">The question; null where <paramref name="From"/> is given.</param>
/// <param name="From">The earlier run; null where a question is given.</param>
/// <param name="IsPreviewed">Whether its criteria are tried first.</param>
internal sealed record InitRequest(WatchName Watch, string? Objective, FindAllRunId? From, bool IsPreviewed, decimal PerMonthUsd)
{
    /// <summary>What else a person wants of the watch.</summary>
    public WatchWishes Wishes { get; init; } = WatchWishes.None;

    /// <summary>What is known from the start.</summary>
    public IReadOnlyList<NewExcludeRow> Known { get; init; } = [];
}
