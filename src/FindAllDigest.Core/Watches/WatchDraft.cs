using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Schedules;

namespace FindAllDigest.Core.Watches;

/// <summary>A watch that the program writes for a person to edit: criteria that the service
/// gave, and modest settings around them.</summary>
public sealed record WatchDraft
{
    private const int LongestName = 64;

    public required Criteria Criteria { get; init; }

    /// <summary>The earlier run that the criteria are from; null when they were made from a question.</summary>
    public string? FindAllId { get; init; }

    public required Budget Budget { get; init; }
    public SchedulePeriod Every { get; init; } = SchedulePeriod.Week;

    /// <summary>The columns that one line of a page shows; empty leaves them to the program.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What the criteria cost at most, in US dollars, and by which prices; told in a comment.</summary>
    public required decimal ExposureUsd { get; init; }

    public required DateOnly PricesDate { get; init; }

    /// <summary>Makes a draft of what the service gave.</summary>
    /// <param name="findAllId">The run it belongs to; null for criteria made from a question.</param>
    /// <param name="exposure">What a run by some criteria costs at most, in US dollars.</param>
    /// <exception cref="DigestException">What the service gave is not enough for a watch.</exception>
    public static WatchDraft Of(
        PartialCriteria fetched, string? findAllId, decimal perMonthUsd, Func<Criteria, decimal> exposure, DateOnly pricesDate)
    {
        // A preview looks at ten candidates to check a question; a watch that goes on for years needs a generator that searches.
        var usable = fetched.Generator == Generator.Preview ? fetched with { Generator = null, MatchLimit = null } : fetched;
        var named = usable with
        {
            MatchConditions =
            [
                .. (usable.MatchConditions ?? [])
                    .Select(condition => condition with { Name = Named(condition.Name) })
                    .DistinctBy(condition => condition.Name)
            ],
            Enrichments = usable.Enrichments ?? [],
        };
        var criteria = PartialCriteria.Empty.Complete(named, "the answer of the service") is { Value: { } complete }
            ? complete
            : throw new DigestException(
                ExitCode.FindAll,
                "The service gave no objective, entity type or match condition to write a watch from. Write the question in other words, "
                    + "or write watch.json by hand.");
        var most = exposure(criteria);

        return new()
        {
            Criteria = criteria,
            FindAllId = findAllId,
            Budget = new Budget(Math.Min(decimal.Ceiling(most), perMonthUsd), perMonthUsd),
            ExposureUsd = most,
            PricesDate = pricesDate,
        };
    }

    private static string Named(string name) =>
        string.Concat(
            name.Take(LongestName).Select(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' ? character : '_'));
}
