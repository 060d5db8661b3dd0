using FindAllDigest.Core.Json;
using FindAllDigest.Core.Schedules;

namespace FindAllDigest.Core.Watches;

/// <summary>The words that stand for settings: in <c>watch.json</c>, on the command line, and where the service has
/// them too, on the wire.</summary>
public static class WatchWords
{
    internal static readonly WordTable<Generator> Generators = new(
        ("preview", Generator.Preview), ("base", Generator.Base), ("core", Generator.Core), ("pro", Generator.Pro));

    internal static readonly WordTable<EnrichmentType> EnrichmentTypes = new(
        ("string", EnrichmentType.String),
        ("number", EnrichmentType.Number),
        ("integer", EnrichmentType.Integer),
        ("boolean", EnrichmentType.Boolean),
        ("array-of-string", EnrichmentType.ArrayOfString));

    internal static readonly WordTable<WatchService> Services = new(
        ("parallel", WatchService.Parallel), ("simulator", WatchService.Simulator));

    internal static readonly WordTable<SchedulePeriod> Periods = new(
        ("day", SchedulePeriod.Day), ("week", SchedulePeriod.Week), ("month", SchedulePeriod.Month), ("quarter", SchedulePeriod.Quarter));

    internal static readonly WordTable<DayOfWeek> Weekdays = new(
        ("monday", DayOfWeek.Monday),
        ("tuesday", DayOfWeek.Tuesday),
        ("wednesday", DayOfWeek.Wednesday),
        ("thursday", DayOfWeek.Thursday),
        ("friday", DayOfWeek.Friday),
        ("saturday", DayOfWeek.Saturday),
        ("sunday", DayOfWeek.Sunday));

    internal static readonly WordTable<DeliverAs> Deliveries = new(
        ("pull-request", DeliverAs.PullRequest), ("issue", DeliverAs.Issue), ("commit", DeliverAs.Commit));

    internal static readonly WordTable<Notify> Notifications = new(("additions", Notify.Additions), ("never", Notify.Never));

    internal static readonly WordTable<MessageTarget> MessageTargets = new(
        ("slack", MessageTarget.Slack),
        ("teams", MessageTarget.Teams),
        ("discord", MessageTarget.Discord),
        ("webhook", MessageTarget.Webhook));

    internal static readonly WordTable<MessageOccasion> MessageOccasions = new(
        ("new", MessageOccasion.New), ("changed", MessageOccasion.Changed), ("trouble", MessageOccasion.Trouble));

    internal static readonly WordTable<OnLost> LostRuns = new(("abandon-after-24h", OnLost.AbandonAfter24Hours), ("hold", OnLost.Hold));

    internal static readonly WordTable<ColumnFormat> ColumnFormats = new(
        ("money", ColumnFormat.Money),
        ("number", ColumnFormat.Number),
        ("date", ColumnFormat.Date),
        ("link", ColumnFormat.Link),
        ("text", ColumnFormat.Text));

    public static string ToWire(this Generator generator) => Generators.WordOf(generator);

    public static string ToWire(this EnrichmentType type) => EnrichmentTypes.WordOf(type);

    public static string ToWire(this MessageTarget target) => MessageTargets.WordOf(target);

    public static string ToWire(this SchedulePeriod period) => Periods.WordOf(period);

    /// <summary>Null where no generator has the word.</summary>
    public static Generator? GeneratorOf(string? word) => Generators.ValueOf(word);

    /// <summary>Null where it is the word of nothing.</summary>
    public static DeliverAs? DeliveryOf(string? word) => Deliveries.ValueOf(word);
}
