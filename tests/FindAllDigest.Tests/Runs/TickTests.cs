using CsCheck;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Schedules;
using Xunit;

namespace FindAllDigest.Tests.Runs;

/// <summary>What becomes of a watch whose clock ticks late, twice, or not at all, in zones whose own clocks change.</summary>
public sealed class TickTests
{
    private static readonly string[] Zones =
    [
        "UTC",
        "Europe/Lisbon",
        "America/Havana",
        "Africa/Cairo",
        "Pacific/Apia",
        "Australia/Lord_Howe"
    ];

    private static readonly string[] Crons = ["0 6 * * 1", "30 2 * * *", "0 0 1 * *", "15 */6 * * *", "30 1 * * 0"];

    private static readonly Gen<Schedule> AnySchedule = Gen.Select(
        Gen.Bool, Gen.Enum<SchedulePeriod>(), Gen.OneOf(Crons), Gen.OneOf(Zones), Gen.Enum<DayOfWeek>())
        .Select((isCron, every, cron, zone, weekday) => Make(isCron, every, cron, TimeZoneInfo.FindSystemTimeZoneById(zone), weekday));

    // A start beside the changes of clocks, and four months of ticks up to two days apart, some of them at the same moment.
    private static readonly Gen<DateTimeOffset[]> AnyTicks = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 48 * 60].Array[1, 80])
        .Select((day, gaps) => Ticks(new DateTimeOffset(2025, 9, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day), gaps));

    [Fact]
    public void Every_period_with_a_tick_has_one_run_and_no_period_has_two() => Gen.Select(AnySchedule, AnyTicks).Sample(
        (schedule, ticks) =>
        {
            var runs = Play(schedule, ticks, _ => false);
            return runs.Runs.Select(run => schedule.PeriodStart(run.Started)).SequenceEqual(ticks.Select(schedule.PeriodStart).Distinct());
        },
        iter: 500);

    [Fact]
    public void Doubled_ticks_and_ticks_inside_a_period_that_has_its_run_change_nothing() => Gen.Select(AnySchedule, AnyTicks).Sample(
        (schedule, ticks) =>
        {
            var once = Play(schedule, ticks, _ => false);
            var doubled = Play(schedule, [.. ticks.SelectMany(tick => new[] { tick, tick, tick.AddSeconds(1) })], _ => false);
            return once.Runs
                .Select(run => schedule.PeriodStart(run.Started))
                .SequenceEqual(doubled.Runs.Select(run => schedule.PeriodStart(run.Started)));
        },
        iter: 300);

    [Fact]
    public void A_period_in_which_everything_fails_has_two_runs_at_most_and_they_are_a_day_apart() =>
        Gen.Select(AnySchedule, AnyTicks).Sample(
        (schedule, ticks) => Play(schedule, ticks, _ => true).Runs.GroupBy(run => schedule.PeriodStart(run.Started))
            .All(period => period.Count() <= 2
                && (period.Count() == 1 || period.Last().Started - period.First().Started >= TimeSpan.FromHours(24))),
        iter: 500);

    [Fact]
    public void A_watch_is_due_at_the_moment_it_was_told_and_not_before() => Gen.Select(AnySchedule, AnyTicks, Gen.Int[1, 5]).Sample(
        (schedule, ticks, every) =>
        {
            var ledger = Play(schedule, ticks, number => number % every == 0);
            var next = DueDate.Next(schedule, ledger, ticks[^1]);
            return IsDue(schedule, ledger, next) && (next <= ticks[^1] || !IsDue(schedule, ledger, next.AddSeconds(-1)));
        },
        iter: 500);

    [Fact]
    public void A_clock_that_is_set_back_starts_nothing_twice() => Gen.Select(AnySchedule, AnyTicks, Gen.Int[0, 3000]).Sample(
        (schedule, ticks, minutes) =>
        {
            var ledger = Play(schedule, ticks, _ => false);
            return Play(schedule, [ticks[^1].AddMinutes(-minutes)], _ => false, ledger).Runs.Count == ledger.Runs.Count;
        },
        iter: 300);

    private static RunLedger Play(Schedule schedule, IReadOnlyList<DateTimeOffset> ticks, Func<int, bool> fails, RunLedger? before = null)
    {
        var ledger = before ?? RunLedger.Empty;
        foreach (var tick in ticks.Where(tick => IsDue(schedule, ledger, tick)))
        {
            var number = ledger.Runs.Count + 1;
            ledger = ledger.With(
                fails(number) ? Plans.Record(tick, "failed", "error_occurred", id: number) : Plans.Record(tick, found: 1, id: number));
        }

        return ledger;
    }

    private static DateTimeOffset[] Ticks(DateTimeOffset start, int[] gaps)
    {
        var moment = start;
        return [.. gaps.Select(minutes => moment = moment.AddMinutes(minutes < 60 ? 0 : minutes))];
    }

    private static Schedule Make(bool isCron, SchedulePeriod every, string cron, TimeZoneInfo zone, DayOfWeek weekday) =>
        isCron && CronSchedule.TryParse(cron, zone, out var schedule) ? schedule : new CalendarSchedule(every, zone) { Weekday = weekday };

    private static bool IsDue(Schedule? schedule, RunLedger ledger, DateTimeOffset now) => DueDate.Next(schedule, ledger, now) <= now;
}
