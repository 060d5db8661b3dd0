using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Rendering;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What stands first in the dashboard, which boxes it offers, and what it says of what it leaves out.</summary>
public sealed class DashboardOrderTests
{
    private const string Repository = "https://github.com/octo/watches";

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 6, 30, 0, TimeSpan.Zero);

    private static readonly BudgetDecision.Refused Stop = new("24.90 of this month's 25.00 USD are spent.", "Wait.", null);

    [Fact]
    public async Task What_waits_for_a_person_comes_before_what_may_pass_and_before_warnings_and_the_oldest_first()
    {
        var text = await PrintAsync(
            GoldenHealth.Well("calm"),
            Spent("spent") with { DueSince = Now.AddDays(-20) },
            Failing("passing", 9, ""),
            Failing("newer", 1, "Add credit."),
            Failing("older", 5, "Add credit."),
            Held("held", 3));

        Assert.Equal(
            ["older", "held", "newer", "passing", "spent"],
            text.Split("\n- ").Skip(1).Select(line => line.Split("**[").ElementAtOrDefault(1)?.Split(']')[0]).OfType<string>().Take(5));
        Assert.Equal(
            ["held", "newer", "older", "passing", "spent", "calm"],
            text.Split('\n')
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Skip(2)
                .Select(line => line.Split("**[")[1].Split(']')[0]));
    }

    [Fact]
    public async Task What_is_left_out_is_counted_and_said_where_it_is()
    {
        var text = await PrintAsync(
            [.. Enumerable.Range(1, 33).Select(number => Failing($"ill-{number:00}", number, "Mend it.") with
            {
                ExtendTo = 100,
                Closed = [new ClosedProposal(number, 1, null)],
            })]);

        Assert.Contains("…and 3 more of this kind; `findall-digest status` tells all of them.", text, StringComparison.Ordinal);
        Assert.Contains("…and 23 more; `findall-digest extend WATCH` does the same.", text, StringComparison.Ordinal);
        Assert.Contains("…and 23 older ones; `findall-digest restore NUMBER` does the same.", text, StringComparison.Ordinal);
        Assert.Contains("ill-33>)** · 33 days", text.Split("…and")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_is_offered_only_where_it_does_something()
    {
        var well = GoldenHealth.Well("well");
        var text = await PrintAsync(
            well,
            Named("due") with { State = WatchState.Due },
            Named("paused") with { State = WatchState.Paused },
            Named("pending") with { State = WatchState.Pending, InFlight = GoldenDigests.All["one-new"].Plan },
            Named("broken") with
            {
                State = WatchState.Broken,
                Problems = [new FileProblem("data/broken/watch.json", 1, 1, "Wrong.", "Mend it.")],
            },
            Named("not-due-and-spent") with { BudgetStop = Stop },
            Failing("failing", 1, ""),
            Spent("spent"),
            Held("held", 1));

        Assert.Equal(
            ["abandon held 2026-11-25T06:30:00Z", "retry failing", "refresh well", "refresh due", "refresh paused"],
            text.Split("findall-digest:do ").Skip(1).Select(mark => mark.Split(" n=")[0]));
        Assert.Contains("- [ ] **paused**: refresh now, once; it stays paused; buys a run <!--", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not-due-and-spent](", text.Split("| Watch |")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_service_refuses_the_account_no_refresh_is_offered_until_one_went_well()
    {
        var refused = Failing(
            "refused", 1, $"Make a key at https://platform.parallel.ai and store it ({Repository}/settings/secrets/actions/new).");
        var madeUp = Named("example") with { State = WatchState.Paused, IsMadeUp = true };

        var text = await PrintAsync(refused, GoldenHealth.Well("well"), madeUp);
        var mended = await PrintAsync(refused, GoldenHealth.Well("well", lastRun: Now.AddHours(-1)), madeUp);
        var other = await PrintAsync(refused, GoldenHealth.Well("well", lastRun: Now.AddHours(-24.5)), madeUp);

        Assert.Contains(
            "Make a key at [platform.parallel.ai](<https://platform.parallel.ai>) and store it "
                + $"([github.com/octo/watches/settings/secrets/actions/new](<{Repository}/settings/secrets/actions/new>)).",
            text,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "**The service takes no run of any watch.** It failed. Once that is mended, tick *retry*.",
            text.Split("\n\n")[2],
            StringComparison.Ordinal);
        Assert.Equal(2, text.Split("<br>Next: waits for the service |").Length - 1);
        Assert.Contains("do refresh example n=0", text, StringComparison.Ordinal);
        Assert.Contains("it stays paused; made up, so nothing is bought <!--", text, StringComparison.Ordinal);
        Assert.DoesNotContain("do refresh well", text, StringComparison.Ordinal);
        Assert.Contains("do refresh example", text, StringComparison.Ordinal);
        Assert.Contains("do refresh well", mended, StringComparison.Ordinal);
        Assert.DoesNotContain("takes no run of any watch", mended, StringComparison.Ordinal);
        Assert.Contains("do refresh well", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_boxes_fold_away()
    {
        var twelve = await PrintAsync([.. Enumerable.Range(1, 12).Select(number => GoldenHealth.Well($"watch-{number:00}"))]);
        var more = await PrintAsync([.. Enumerable.Range(1, 13).Select(number => GoldenHealth.Well($"watch-{number:00}"))]);

        Assert.Contains("**Refresh now**, whatever the schedule says.\n\n- [ ] ", twelve, StringComparison.Ordinal);
        Assert.Contains("<details><summary>Refresh now, whatever the schedule says</summary>\n\n- [ ] ", more, StringComparison.Ordinal);
        Assert.Contains("do refresh watch-13 n=0 -->\n\n</details>\n\n<details><summary>What", more, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_watches_there_is_no_table_and_no_box()
    {
        var text = await PrintAsync();

        Assert.StartsWith("## How the watches are\n\n**There is no watch.**\n\nTick a box", text, StringComparison.Ordinal);
    }

    private static WatchHealth Named(string name) => GoldenHealth.Well(name) with { Review = null };

    private static WatchHealth Failing(string name, int days, string remedy) => Named(name) with
    {
        Failures = ReportedFailures.None.With(
            ReportedFailure.Of(new FailureCause($"{name}", "It failed.", remedy), ExitCode.FindAll, null, Now.AddDays(-days))),
    };

    private static WatchHealth Spent(string name) => Named(name) with { State = WatchState.Due, BudgetStop = Stop };

    private static WatchHealth Held(string name, int days) => Named(name) with
    {
        State = WatchState.Held,
        InFlight = GoldenDigests.All["one-new"].Plan with { Started = Now.AddDays(-days) },
    };

    private static async Task<string> PrintAsync(params WatchHealth[] watches) =>
        new ProposalRenderer(await RepositoryTemplates.LoadAsync()).Dashboard(watches, Repository, Now, 58_000);
}
