using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Runs;

/// <summary>The story played week by week, by processes that remember nothing: the same week and watch give the same answers in each of
/// them.</summary>
/// <remarks>Time begins at the week's start. A run created in the week finds what is there then; its id depends on nothing but scenario,
/// watch, week, its number within the process, generator, match limit, and whether it excluded anything. A run id of an earlier process, of
/// this week or one before, is found: the run is made again from its id and begins anew. What an id cannot hold is taken from here:
/// conditions and enrichments. If the run had an exclude list, every match of the weeks before counts as excluded. Extensions, a cancel and
/// metadata of the earlier process are forgotten.</remarks>
public sealed record WeeklyPlay
{
    /// <summary>The greatest week that a run id can hold, some twenty years.</summary>
    public const int LastWeek = 1_047;

    /// <summary>The week played, from 1 to <see cref="LastWeek"/>.</summary>
    public required int Week { get; init; }

    /// <summary>Whose runs they are, such as the name of a watch; two watches never share a run id.</summary>
    public required string Watch { get; init; }

    /// <summary>The conditions of a run that is made again; null for those of the scenario.</summary>
    public IReadOnlyList<MatchCondition>? Conditions { get; init; }

    /// <summary>The enrichment properties of a run that is made again; null for all that the scenario knows.</summary>
    public IReadOnlyList<string>? Enrichments { get; init; }
}
