using System.Text.Json;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Forms;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>New watches, written out of a question or an earlier run.</summary>
public sealed class InitTests
{
    private const string Question = "Find grid-scale battery developers active in Portugal founded after 2020, with headquarters";
    private const string Path = "data/bess/watch.json";

    [Fact]
    public async Task A_question_becomes_a_commented_watch_and_nothing_is_bought()
    {
        await using var stage = await LocalStage.StartAsync();

        var run = (await stage.RunAsync(["init", "bess", "--objective", Question])).Expect(0);

        var text = stage.Read(Path);
        Assert.StartsWith("{\n  // Written by \"findall-digest init\"", text, StringComparison.Ordinal);
        Assert.Contains("\"$schema\": \"../watch.schema.json\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"objective\": \"{Question}\"", text, StringComparison.Ordinal);
        Assert.Contains("{ \"name\": \"headquarters\", \"description\": ", text, StringComparison.Ordinal);
        Assert.Contains("\"budget\": { \"per_run_usd\": 11.00, \"per_month_usd\": 25.00 }", text, StringComparison.Ordinal);
        Assert.Contains("at most 10.75 USD", run.Output, StringComparison.Ordinal);
        Assert.Contains($"written: {Path}", run.Output, StringComparison.Ordinal);
        Assert.Equal(SimulatedOperation.Ingest, Assert.Single(stage.Requests).Operation);
        Assert.False(File.Exists(System.IO.Path.Combine(stage.Root, "data/bess/exclude.csv")));
    }

    [Fact]
    public async Task A_new_watch_is_one_that_the_program_takes()
    {
        await using var stage = await LocalStage.StartAsync();
        (await stage.RunAsync(["init", "bess", "--objective", "Find batteries"])).Expect(0);

        Assert.Contains(
            "bess: new", (await stage.RunAsync(["refresh", "bess", "--deliver", "local"])).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_run_gives_its_criteria_and_its_matches_are_known_from_the_start()
    {
        await using var stage = await LocalStage.StartAsync();

        (await stage.RunAsync(["init", "bess", "--from", Market.EarlierRun])).Expect(0);

        Assert.Contains($"\"findall_id\": \"{Market.EarlierRun}\"", stage.Read(Path), StringComparison.Ordinal);
        Assert.Contains("\"name\": \"battery_check\"", stage.Read(Path), StringComparison.Ordinal);
        Assert.Contains("\nIbervolt,https://ibervolt.example/,", stage.Read("data/bess/exclude.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("Dourogrid", stage.Read("data/bess/exclude.csv"), StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
        stage.PassWeek();
        var refresh = (await stage.RunAsync(["refresh", "bess", "--deliver", "local", "--force"])).Expect(0);
        Assert.Contains("1 new", refresh.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Read("data/bess/exclude.csv").Split("Ibervolt").Length - 1);
    }

    [Theory]
    [InlineData("data/bess/watch.json", "{}")]
    [InlineData("data/bess/exclude.csv", "name,url\n")]
    [InlineData("data/bess/note.txt", "mine")]
    public async Task What_is_there_is_never_overwritten_and_nobody_is_asked(string path, string text)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write(path, text);
        var before = stage.Tree();

        var run = (await stage.RunAsync(["init", "bess", "--objective", Question, "--preview"])).Expect(2);

        Assert.Contains("already", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, stage.Tree());
        Assert.Empty(stage.Requests);
    }

    [Fact]
    public async Task A_preview_shows_candidates_and_verdicts_for_its_flat_fee_which_is_booked()
    {
        await using var stage = await LocalStage.StartAsync();

        var run = (await stage.RunAsync(["init", "bess", "--objective", "Find batteries", "--preview"])).Expect(0);

        Assert.Contains("costs 0.10 USD", run.Error, StringComparison.Ordinal);
        Assert.Contains("preview: 2 of 3 candidates match", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "match: Ibervolt (https://ibervolt.example/)\n  yes battery_check: A page says so.",
            run.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("no match: Dourogrid", run.Output, StringComparison.Ordinal);
        Assert.True(
            run.Output.IndexOf("preview:", StringComparison.Ordinal) < run.Output.IndexOf("written:", StringComparison.Ordinal),
            run.Output);
        Assert.Equal(0.10m, stage.Simulator.Ledger.TotalUsd);
        Assert.Contains(",preview,", stage.Read(".findall-digest/bess/runs.csv"), StringComparison.Ordinal);
        var status = (await stage.RunAsync(["status", "bess"])).Expect(0).Output;
        Assert.Contains("bess: due; last success never", status, StringComparison.Ordinal);
        Assert.Contains("0 new in 0 runs", status, StringComparison.Ordinal);
        Assert.Contains("0.10 of 25.00 USD spent", (await stage.RunAsync(["estimate", "bess"])).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_that_is_made_anew_reads_the_preview_of_the_same_words_and_buys_none()
    {
        await using var stage = await LocalStage.StartAsync();
        string[] init = ["init", "bess", "--objective", "Find batteries", "--preview"];
        var first = (await stage.RunAsync(init)).Expect(0);
        Directory.Delete(System.IO.Path.Combine(stage.Root, "data/bess"), recursive: true);

        var again = (await stage.RunAsync(init)).Expect(0);

        Assert.Equal(1, stage.Creates);
        Assert.Contains("It is read again, and nothing is bought.", again.Error, StringComparison.Ordinal);
        Assert.Equal(first.Output[Preview(first.Output)..], again.Output[Preview(again.Output)..]);
        Assert.Single(stage.Read(".findall-digest/bess/runs.csv").Split('\n'), line => line.Contains(",preview,", StringComparison.Ordinal));

        static int Preview(string output) => output.IndexOf("preview: 2 of 3 candidates match", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_beyond_the_budget_is_not_bought_and_the_watch_is_written_all_the_same()
    {
        await using var stage = await LocalStage.StartAsync();

        var run = (await stage.RunAsync(["init", "bess", "--objective", "Find batteries", "--preview", "--budget", "0.05"])).Expect(0);

        Assert.Contains("The watch is written without a preview", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
        Assert.Contains($"written: {Path}", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 new in 0 runs", (await stage.RunAsync(["status", "bess"])).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_without_an_answer_is_booked_and_not_repeated()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Create);

        var run = (await stage.RunAsync(["init", "bess", "--objective", "Find batteries", "--preview"])).Expect(3);

        Assert.Contains("Its fee is booked", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
        Assert.Contains(",lost,", stage.Read(".findall-digest/bess/runs.csv"), StringComparison.Ordinal);
        Assert.Equal("", stage.Read(Path));
    }

    [Fact]
    public async Task A_preview_that_was_interrupted_is_read_by_its_id_and_becomes_a_real_watch()
    {
        await using var stage = await LocalStage.StartAsync();
        (await stage.RunAsync(["init", "first", "--objective", "Find batteries", "--preview"])).Expect(0);

        (await stage.RunAsync(["init", "bess", "--from", stage.Simulator.Ledger.Runs[0].FindAllId])).Expect(0);

        Assert.Contains("\"generator\": \"core\"", stage.Read(Path), StringComparison.Ordinal);
        Assert.Contains("\"match_limit\": 50", stage.Read(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_in_the_question_is_filled_in_for_the_service_and_kept_in_the_file()
    {
        await using var stage = await LocalStage.StartAsync();

        (await stage.RunAsync(["init", "bess", "--objective", "Find battery makers founded after {{ year }}"])).Expect(0);

        Assert.Contains("after 2026", Assert.Single(stage.Requests).Body, StringComparison.Ordinal);
        Assert.Contains("after {{ year }}", stage.Read(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bess")]
    [InlineData("bess", "--objective", " ")]
    [InlineData("bess", "--objective", "x", "--from", "findall_00000000000000000000000000000001")]
    [InlineData("bess", "--from", "nonsense")]
    [InlineData("Bess!", "--objective", "x")]
    [InlineData("bess", "--objective", "x", "--budget", "-3")]
    [InlineData("bess", "--objective", "x {{ yaer }}")]
    public async Task A_wrong_command_line_writes_and_asks_nothing(params string[] arguments)
    {
        await using var stage = await LocalStage.StartAsync();

        (await stage.RunAsync(["init", .. arguments])).Expect(1);

        Assert.Empty(stage.Requests);
        Assert.False(Directory.Exists(System.IO.Path.Combine(stage.Root, "data/bess")));
    }

    [Fact]
    public async Task The_answer_for_machines_and_for_later_steps_names_what_was_written()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Variables["GITHUB_OUTPUT"] = System.IO.Path.Combine(stage.Root, "outputs");

        var json = JsonDocument.Parse(
            (await stage.RunAsync(["init", "bess", "--from", Market.EarlierRun, "--preview", "--json"])).Expect(0).Output).RootElement;

        Assert.Equal([Path, "data/bess/exclude.csv"], json.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
        Assert.Equal(2, json.GetProperty("known").GetInt32());
        Assert.Equal("fits", json.GetProperty("estimate").GetProperty("budget").GetString());
        Assert.Equal(3, json.GetProperty("preview").GetArrayLength());
        Assert.Equal("watch=bess\npath=data/bess\n", stage.Read("outputs").ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_form_becomes_a_watch_with_its_list_its_columns_and_its_preview()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("form.md", NewWatchFormTests.Body(
            name: "bess",
            generator: "base: 0.25 USD a run",
            every: "Every day",
            budget: "40",
            columns: "Headquarters\nFunding: total funding",
            list: "Acme, Inc.\nhttps://beta.example",
            isTried: true));
        stage.Write("crm.csv", "Company,Website\nGamma,gamma.example\nBeta,www.beta.example\n");

        var run = (await stage.RunAsync(["init", "--form", "form.md", "--list", "crm.csv"])).Expect(0);

        var watch = stage.Read(Path);
        Assert.Contains("\"objective\": \"Find all makers of batteries\"", watch, StringComparison.Ordinal);
        Assert.Contains("{ \"name\": \"funding\", \"description\": \"total funding\" }", watch, StringComparison.Ordinal);
        Assert.Contains("\"columns\": [\"headquarters\", \"funding\"],", watch, StringComparison.Ordinal);
        Assert.Contains("\"generator\": \"base\"", watch, StringComparison.Ordinal);
        Assert.Contains("\"schedule\": { \"every\": \"day\", \"time_zone\": \"UTC\" }", watch, StringComparison.Ordinal);
        Assert.Contains("\"per_month_usd\": 40.00", watch, StringComparison.Ordinal);
        Assert.Equal(
            ["Gamma", "Beta", "\"Acme, Inc.\""],
            stage
                .Read("data/bess/exclude.csv")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line[..line.IndexOf(line[0] == '"' ? "\"," : ",", 1, StringComparison.Ordinal)]
                    + (line[0] == '"' ? "\"" : "")));
        Assert.Contains("candidates match", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_form_that_is_wrong_buys_nothing_and_writes_nothing()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("form.md", NewWatchFormTests.Body(name: "bess", budget: "much", isTried: true));
        stage.Write("page.csv", "<html><body>Sign in</body></html>");

        var run = (await stage.RunAsync(["init", "--form", "form.md", "--list", "page.csv"])).Expect(2);

        Assert.Contains("the form: 'How much may it cost", run.Error, StringComparison.Ordinal);
        Assert.Contains("page.csv", run.Error, StringComparison.Ordinal);
        Assert.Empty(stage.Requests);
        Assert.False(Directory.Exists(System.IO.Path.Combine(stage.Root, "data/bess")));
    }

    [Fact]
    public async Task A_second_attempt_of_a_form_buys_no_second_preview()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Write("form.md", NewWatchFormTests.Body(name: "bess", isTried: true));

        (await stage.RunAsync(["init", "--form", "form.md", "--no-preview"])).Expect(0);

        Assert.Equal(0, stage.Creates);
    }
}
