using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Schedules;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class WatchReaderTests
{
    [Fact]
    public void The_least_watch_gets_every_default()
    {
        var watch = WatchText.ReadGood(WatchText.Minimal);

        Assert.False(watch.Paused);
        Assert.Null(watch.FindAllId);
        Assert.Null(watch.Schedule);
        Assert.Null(watch.Recheck);
        Assert.Null(watch.ExtendUpTo);
        Assert.Equal(10_000, watch.MaxSent);
        Assert.Equal(new Budget(null, 25m), watch.Budget);
        Assert.Equal(OnLost.AbandonAfter24Hours, watch.OnLost);
        Assert.Equal(DeliverAs.PullRequest, watch.Delivery.As);
        Assert.Equal(Notify.Additions, watch.Delivery.Notify);
        Assert.Equal(["findall-digest"], watch.Delivery.Labels);
    }

    [Fact]
    public void Every_field_of_a_full_watch_is_read()
    {
        var watch = WatchText.ReadGood("""
            {
              "$schema": "../watch.schema.json",
              "paused": true, // a comment
              "findall_id": "findall_40e0ab8c10754be0b7a16477abb38a2f",
              "objective": "Find all portfolio companies of Khosla Ventures founded before {{ today }}",
              "entity_type": "companies",
              "match_conditions": [ { "name": "khosla_ventures_portfolio_check", "description": "Company must be a portfolio company of Khosla Ventures." } ],
              "enrichments": [ { "name": "funding_amount", "description": "Total funding raised by the company in USD", }, ],
              "generator": "pro",
              "match_limit": 60,
              "extend": { "up_to": 200 },
              "schedule": { "every": "week", "on": "friday", "time_zone": "Europe/Lisbon" },
              "recheck": { "every": "quarter", "match_limit": 300 },
              "exclude": { "max_sent": 500 },
              "budget": { "per_run_usd": 12.5, "per_month_usd": 40 },
              "on_lost": "hold",
              "deliver": { "as": "issue", "labels": ["a", "b"], "assignees": ["ann"], "reviewers": ["org/team"], "notify": "never" },
            }
            """);

        Assert.True(watch.Paused);
        Assert.Equal("findall_40e0ab8c10754be0b7a16477abb38a2f", watch.FindAllId?.Value);
        Assert.Equal("Find all portfolio companies of Khosla Ventures founded before {{ today }}", watch.Criteria.Objective);
        Assert.Equal("companies", watch.Criteria.EntityType);
        Assert.Equal("khosla_ventures_portfolio_check", Assert.Single(watch.Criteria.MatchConditions ?? []).Name);
        Assert.Equal(["funding_amount"], Assert.Single(watch.Criteria.Enrichments ?? []).PropertyNames);
        Assert.Equal(Generator.Pro, watch.Criteria.Generator);
        Assert.Equal(60, watch.Criteria.MatchLimit);
        Assert.Equal(200, watch.ExtendUpTo);
        var schedule = Assert.IsType<CalendarSchedule>(watch.Schedule);
        Assert.Equal((SchedulePeriod.Week, DayOfWeek.Friday, "Europe/Lisbon"), (schedule.Every, schedule.Weekday, schedule.TimeZone.Id));
        Assert.Equal(300, watch.Recheck?.MatchLimit);
        Assert.Equal("Europe/Lisbon", watch.Recheck?.Schedule.TimeZone.Id);
        Assert.Equal(500, watch.MaxSent);
        Assert.Equal(new Budget(12.5m, 40m), watch.Budget);
        Assert.Equal(OnLost.Hold, watch.OnLost);
        Assert.Equal(DeliverAs.Issue, watch.Delivery.As);
        Assert.Equal(["a", "b"], watch.Delivery.Labels);
        Assert.Equal(["ann"], watch.Delivery.Assignees);
        Assert.Equal(["org/team"], watch.Delivery.Reviewers);
        Assert.Equal(Notify.Never, watch.Delivery.Notify);
    }

    [Fact]
    public void An_earlier_run_alone_is_a_source_of_criteria()
    {
        var watch = WatchText.ReadGood("""{ "findall_id": "findall_40e0ab8c10754be0b7a16477abb38a2f" }""");

        Assert.Equal(PartialCriteria.Empty, watch.Criteria);
    }

    [Fact]
    public void The_shipped_example_is_good_paused_and_within_its_budget()
    {
        var bytes = File.ReadAllBytes(Path.Combine(RepositoryFiles.RepositoryRoot, "data", "example", "watch.json"));

        var watch = WatchText.Read(bytes).OrThrow();

        Assert.True(watch.Paused);
        Assert.Null(watch.FindAllId);
        Assert.Equal(12m, watch.Budget.RunLimitUsd);
        Assert.Equal(
            ["funding_amount", "headquarters", "ceo", "employees", "last_round", "careers_page"],
            Assert.Single(watch.Criteria.Enrichments ?? []).PropertyNames);
    }

    [Theory]
    [InlineData("match_limt", "match_limit")]
    [InlineData("mach_conditions", "match_conditions")]
    [InlineData("onLost", "on_lost")]
    [InlineData("Generator", "generator")]
    public void An_unknown_field_is_told_with_the_nearest_right_spelling(string wrong, string right)
    {
        var problem = WatchText.OnlyProblem(WatchText.With($"\n  \"{wrong}\": 1"));

        Assert.Equal((2, 3), (problem.Line, problem.Column));
        Assert.Equal($"unknown field '{wrong}'; did you mean '{right}'?", problem.Message);
        Assert.Equal(WatchText.Path, problem.Path);
    }

    [Fact]
    public void An_unknown_field_near_no_other_lists_the_known_ones()
    {
        var problem = WatchText.OnlyProblem(WatchText.With("\"deliver\": { \"zzzzzz\": 1 }"));

        Assert.Equal("unknown field 'zzzzzz'.", problem.Message);
        Assert.Contains("as, labels, assignees, reviewers, notify", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"paused\": \"yes\"", "'paused' is a text.")]
    [InlineData("\"paused\": null", "'paused' is null.")]
    [InlineData("\"match_limit\": \"50\"", "'match_limit' is a text.")]
    [InlineData("\"match_limit\": 4", "'match_limit' is 4.")]
    [InlineData("\"match_limit\": 1001", "'match_limit' is 1001.")]
    [InlineData("\"match_limit\": 10.5", "'match_limit' is 10.5.")]
    [InlineData("\"match_limit\": 1e999", "'match_limit' is 1e999.")]
    [InlineData("\"generator\": \"preview\", \"match_limit\": 11", "'match_limit' is 11.")]
    [InlineData("\"generator\": \"cores\"", "'generator' is 'cores'; did you mean 'core'?")]
    [InlineData("\"generator\": 1", "'generator' is a number.")]
    [InlineData("\"extend\": {\"up_to\": 49}", "'up_to' is 49.")]
    [InlineData("\"extend\": {\"up_to\": 1001}", "'up_to' is 1001.")]
    [InlineData("\"extend\": {}", "'up_to' is missing.")]
    [InlineData("\"extend\": 200", "'extend' is a number.")]
    [InlineData("\"generator\": \"preview\", \"extend\": {\"up_to\": 60}", "a run of the generator 'preview' cannot be extended.")]
    [InlineData("\"exclude\": {\"max_sent\": 10001}", "'max_sent' is 10001.")]
    [InlineData("\"exclude\": {\"max_sent\": -1}", "'max_sent' is -1.")]
    [InlineData("\"recheck\": {\"every\": \"quarter\", \"match_limit\": 4}", "'match_limit' is 4.")]
    [InlineData("\"recheck\": {\"match_limit\": 40}", "'every' is missing.")]
    [InlineData("\"budget\": {\"per_run_usd\": 0}", "'per_run_usd' is 0.")]
    [InlineData("\"budget\": {\"per_month_usd\": -0.01}", "'per_month_usd' is -0.01.")]
    [InlineData("\"on_lost\": \"abandon-after-24\"", "'on_lost' is 'abandon-after-24'; did you mean 'abandon-after-24h'?")]
    [InlineData("\"deliver\": {\"as\": \"pull_request\"}", "'as' is 'pull_request'; did you mean 'pull-request'?")]
    [InlineData("\"deliver\": {\"notify\": \"addition\"}", "'notify' is 'addition'; did you mean 'additions'?")]
    [InlineData("\"deliver\": {\"labels\": \"a\"}", "'labels' is a text.")]
    [InlineData("\"deliver\": {\"labels\": [1]}", "'labels' holds a number.")]
    [InlineData("\"deliver\": {\"assignees\": [\"@ann\"]}", "'assignees' holds '@ann'.")]
    [InlineData("\"findall_id\": \"40e0ab8c\"", "'findall_id' is '40e0ab8c'.")]
    [InlineData("\"findall_id\": \"findall_a/../b\"", "'findall_id' is 'findall_a/../b'.")]
    [InlineData("\"paused\": true, \"paused\": false", "the field 'paused' is written twice; first in line 1.")]
    [InlineData("\"match_limit\": 50, \"$schema\": 3", "'$schema' is a number.")]
    public void A_wrong_value_is_told_with_the_value(string fields, string message) =>
        Assert.Equal(message, WatchText.OnlyProblem(WatchText.With(fields)).Message);

    [Theory]
    [InlineData("", "this is not JSON: the file is empty.")]
    [InlineData(" \r\n", "this is not JSON: the file is empty.")]
    [InlineData("// only a comment", "this is not JSON: the file is empty.")]
    [InlineData("{ \"paused\": tru }", "this is not JSON: ")]
    [InlineData("{ \"paused\" true }", "this is not JSON: 't' cannot stand here.")]
    [InlineData("{ \"objective\": \"Find", "this is not JSON: the file ends too early.")]
    [InlineData("{\n<<<<<<< HEAD\n\"paused\": true\n=======\n\"paused\": false\n>>>>>>> x\n}", "A merge was left unfinished here")]
    [InlineData("{} {}", "this is not JSON: '{' cannot stand here.")]
    [InlineData("[]", "the file holds a list.")]
    [InlineData("null", "the file holds null.")]
    public void A_file_that_is_no_object_is_told(string json, string message) =>
        Assert.StartsWith(message, WatchText.OnlyProblem(json).Message, StringComparison.Ordinal);

    [Fact]
    public void Malformed_json_is_told_where_it_is()
    {
        var problem = WatchText.OnlyProblem("{\n  \"objective\": \"Zürich\" oops\n}");

        Assert.Equal((2, 25), (problem.Line, problem.Column));
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_accepted()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(WatchText.Minimal)];

        Assert.Empty(WatchText.Read(bytes).Problems);
    }

    [Fact]
    public void A_byte_that_is_not_utf_8_is_told_where_it_is()
    {
        var bytes = Encoding.Latin1.GetBytes("{\n \"objective\": \"Zürich\" }");

        var problem = Assert.Single(WatchText.Read(bytes).Problems);

        Assert.Equal((2, 17), (problem.Line, problem.Column));
        Assert.Equal("the byte 0xFC is not UTF-8.", problem.Message);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_told()
    {
        var problem = WatchText.OnlyProblem(WatchText.With("""
            "deliver": { "labels": ["\ud800"] }
            """));

        Assert.Contains("surrogate", problem.Message + problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_from_the_criteria_is_listed_precisely()
    {
        var problems = WatchText.Read("""{ "objective": "Find robots", "match_conditions": [] }""").Problems;

        Assert.Equal(["'entity_type' is missing.", "'match_conditions' has no condition."], problems.Select(problem => problem.Message));
    }

    [Fact]
    public void All_problems_are_told_at_once_in_the_order_of_the_file()
    {
        var problems = WatchText.Read("""
            {
              "objective": "  ",
              "entity_type": 7,
              "match_conditions": [
                { "name": "a b", "descripton": "x" },
                { "name": "c" }
              ],
              "generator": "huge",
              "budget": { "per_run_usd": "12" }
            }
            """).Problems;

        Assert.Equal([2, 3, 5, 5, 5, 6, 8, 9], problems.Select(problem => problem.Line));
    }

    [Fact]
    public void Reading_a_faulty_watch_anyway_throws_all_problems_with_the_exit_code_of_files()
    {
        var failure = Assert.Throws<DigestException>(() => WatchText.Read("{}").OrThrow());

        Assert.Equal(ExitCode.File, failure.ExitCode);
        Assert.Equal(3, failure.Problems.Count);
    }

    [Theory]
    [InlineData("{{ yaer }}", "'objective' holds '{{ yaer }}'; did you mean 'year'?")]
    [InlineData("{{ env.PARALLEL_API_KEY }}", "'objective' holds '{{ env.PARALLEL_API_KEY }}'.")]
    [InlineData("{{ today", "'objective' holds '{{ today }}', which is not closed.")]
    public void An_objective_that_asks_for_an_unknown_word_is_a_problem(string words, string message)
    {
        var json = WatchText.Minimal.Replace("Find robots", $"Find robots {words}", StringComparison.Ordinal);

        Assert.Equal(message, WatchText.OnlyProblem(json).Message);
    }
}
