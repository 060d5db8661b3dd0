using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Schedules;

namespace FindAllDigest.Core.Watches;

/// <summary>One watch as <c>data/&lt;watch&gt;/watch.json</c> describes it, with every default filled in.</summary>
public sealed record Watch
{
    /// <summary>Most exclusions that the service takes with one run (<c>exclude_list</c> in
    /// <see href="https://docs.parallel.ai/api-reference/findall/create-findall-run"/>).</summary>
    public const int MaxSentMaximum = 10_000;

    public required WatchName Name { get; init; }

    /// <summary>Never refreshed by schedule.</summary>
    public bool Paused { get; init; }

    /// <summary>The earlier run whose schema is reused and whose matches seed the exclude list;
    /// null if the criteria are written out.</summary>
    public FindAllRunId? FindAllId { get; init; }

    /// <summary>Criteria as written; complete by themselves if <see cref="FindAllId"/> is null.</summary>
    public required PartialCriteria Criteria { get; init; }

    public WatchService Service { get; init; }

    /// <summary>A run that ends for having reached its limit is extended up to this total of matches, which is never passed: from the match
    /// limit to <see cref="MatchLimits.Maximum"/>. Null leaves it at its limit.</summary>
    public int? ExtendUpTo { get; init; }

    /// <summary>Null means always due.</summary>
    public Schedule? Schedule { get; init; }

    public Recheck? Recheck { get; init; }

    /// <summary>What one line shows of an entity, in this order; null means the first three enrichments.</summary>
    public IReadOnlyList<ColumnSetting>? Columns { get; init; }

    public EntitySort Sort { get; init; } = EntitySort.Default;

    /// <summary>Address that is handed to the service with the run events; null if nobody listens.</summary>
    public string? Webhook { get; init; }

    public IReadOnlyList<WatchMessage> Messages { get; init; } = [];

    /// <summary>Most exclusions sent with a run, 0 to <see cref="MaxSentMaximum"/>; the rest is filtered here.</summary>
    public int MaxSent { get; init; } = MaxSentMaximum;

    public Budget Budget { get; init; } = new();
    public OnLost OnLost { get; init; } = OnLost.AbandonAfter24Hours;
    public WatchDelivery Delivery { get; init; } = new();
}
