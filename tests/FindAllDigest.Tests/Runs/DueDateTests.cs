using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Schedules;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Runs;

public sealed class DueDateTests
{
    private static readonly Schedule Weekly = new CalendarSchedule(SchedulePeriod.Week, TimeZoneInfo.Utc);

    [Fact]
    public void A_watch_that_never_ran_or_has_no_schedule_is_due()
    {
        Assert.True(IsDue(Weekly, RunLedger.Empty, Plans.Monday));
        Assert.True(IsDue(null, RunLedger.Empty.With(Plans.Record(Plans.Monday)), Plans.Monday));
    }

    [Theory]
    [InlineData("completed", "", 0, 24, false)]
    [InlineData("failed", "error_occurred", 0, 23.9, false)]
    [InlineData("failed", "error_occurred", 0, 24, true)]
    [InlineData("failed", "error_occurred", 2, 24, false)]
    [InlineData("completed", "insufficient_funds", 0, 24, true)]
    [InlineData("action_required", "", 0, 30, true)]
    [InlineData("lost", "", 0, 30, true)]
    [InlineData("cancelled", "user_cancelled", 0, 30, false)]
    [InlineData("completed", "", 0, 168, true)]
    public void Only_a_failed_run_is_tried_again_before_its_period_is_over(
        string status, string reason, int found, double hours, bool isDue) =>
        Assert.Equal(
            isDue, IsDue(Weekly, RunLedger.Empty.With(Plans.Record(Plans.Monday, status, reason, found)), Plans.Monday.AddHours(hours)));

    [Fact]
    public void The_second_try_is_the_last_of_its_period()
    {
        var ledger = RunLedger.Empty
            .With(Plans.Record(Plans.Monday, "failed", id: 1))
            .With(Plans.Record(Plans.Monday.AddHours(25), "failed", id: 2));

        Assert.False(IsDue(Weekly, ledger, Plans.Monday.AddHours(60)));
        Assert.True(IsDue(Weekly, ledger, Plans.Monday.AddDays(7)));
    }

    [Theory]
    [InlineData("17", OnLost.AbandonAfter24Hours, 48, LostRunVerdict.Abandon)]
    [InlineData("17", OnLost.AbandonAfter24Hours, 23, LostRunVerdict.Hold)]
    [InlineData("17", OnLost.Hold, 48, LostRunVerdict.Hold)]
    [InlineData("17", OnLost.AbandonAfter24Hours, 0.1, LostRunVerdict.Hold)]
    [InlineData("18", OnLost.AbandonAfter24Hours, 0.1, LostRunVerdict.Wait)]
    [InlineData("", OnLost.Hold, 0.1, LostRunVerdict.Wait)]
    [InlineData("18", OnLost.Hold, 0.2, LostRunVerdict.Hold)]
    public void A_lost_run_is_waited_for_held_or_given_up(string asker, OnLost onLost, double hours, LostRunVerdict verdict) =>
        Assert.Equal(verdict, LostRun.Judge(new(Plans.Plan), onLost, asker, Plans.Monday.AddHours(hours)));

    [Fact]
    public void A_create_whose_answer_was_unclear_is_held_for_everybody_at_once()
    {
        var intent = new RunJournal.Intent(Plans.Plan) { IsUnclear = true };

        Assert.Equal(LostRunVerdict.Hold, LostRun.Judge(intent, OnLost.AbandonAfter24Hours, "18", Plans.Monday.AddMinutes(1)));
        Assert.Equal(LostRunVerdict.Abandon, LostRun.Judge(intent, OnLost.AbandonAfter24Hours, "18", Plans.Monday.AddHours(25)));
    }

    [Fact]
    public void A_run_that_was_given_up_is_told_by_the_day_of_the_watchs_time_zone() =>
        Assert.Contains(
            "The run started on Sun 22 Nov 2026 was given up",
            Assert.Single(LostRun.Close(Plans.Plan, TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles")).Notes),
            StringComparison.Ordinal);

    private static bool IsDue(Schedule? schedule, RunLedger ledger, DateTimeOffset now) => DueDate.Next(schedule, ledger, now) <= now;
}
