using FindAllDigest.Cli;
using FindAllDigest.Tests.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>What is printed in columns.</summary>
public sealed class TableTests
{
    [Fact]
    public void Columns_are_in_line_in_every_script_and_the_widest_is_cut_where_the_terminal_is_narrow()
    {
        var table = new ConsoleTable("NAME", "NEW") { Right = [1] };
        table.Add("光合電機", "12");
        table.Add("A rather long name of a company", "3");

        Assert.Equal(
            ["NAME                             NEW", "光合電機                          12", "A rather long name of a company    3"],
            table.Lines(80, hasColor: false));
        Assert.Equal(["NAME            NEW", "光合電機         12", "A rather long…    3"], table.Lines(19, hasColor: false));
    }

    [Fact]
    public void A_column_that_can_be_spared_goes_before_the_others_cannot_be_read()
    {
        var table = new ConsoleTable("NAME", "FUNDING", "HEADQUARTERS", "DOUBTS") { Spare = [1, 2] };
        table.Add("A rather long name of a company", "$5M", "Thessaloniki, Greece", "Low confidence in all that it says");

        Assert.Equal(2, table.Lines(120, hasColor: false).Count);
        Assert.Equal(
            ["NAME                FUNDING  DOUBTS", "A rather long nam…  $5M      Low confidence in…", "No room for HEADQUARTERS."],
            table.Lines(48, hasColor: false));
        Assert.Equal("No room for FUNDING, HEADQUARTERS.", table.Lines(38, hasColor: false)[^1]);
    }

    [Fact]
    public void A_cell_can_neither_break_the_line_nor_speak_to_the_terminal_or_the_runner()
    {
        var table = new ConsoleTable("NAME");
        table.Add("::error::x\n\u001b[31mred ##[error]y");

        var line = Assert.Single(table.Lines(200, hasColor: true).Skip(1));

        Assert.DoesNotContain("\u001b", line, StringComparison.Ordinal);
        Assert.False(line.StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal));
    }

    [Fact]
    public void Colour_is_around_a_text_and_never_of_it()
    {
        var painted = new Painted("\u001b[5mAcme ", Ink.Good).ToAnsi();

        Assert.StartsWith("\u001b[32m", painted, StringComparison.Ordinal);
        Assert.EndsWith("Acme\u001b[0m ", painted, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[5m", painted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", "WATCH  STATE  NEXT")]
    [InlineData("estimate", "WATCH  NEXT  GENERATOR")]
    public async Task Many_watches_are_a_table_with_a_line_for_each(string command, string head)
    {
        using var repository = new TestRepository();
        foreach (var name in new[] { "alpha", "beta", "gamma" })
        {
            repository.Write($"data/{name}/watch.json", repository.Read("data/vc/watch.json"));
        }

        var lines = (await repository.AnswerAsync(command)).Split('\n');

        Assert.StartsWith(head.Split("  ")[0], lines[0], StringComparison.Ordinal);
        Assert.Equal(head.Split("  "), lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3));
        Assert.Equal(["alpha", "beta", "gamma", "vc"], lines[1..5].Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_local_refresh_lists_what_it_found_and_says_where_the_digest_is()
    {
        await using var stage = await LocalStage.StartAsync();

        var lines = (await stage.RefreshAsync()).Expect(0).Output.Split('\n');

        Assert.StartsWith("batteries: new. 2 new", lines[0], StringComparison.Ordinal);
        Assert.Equal(["NAME", "HOST", "MATCH"], lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3));
        Assert.StartsWith("batteries: digest at data/batteries/digests/", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_simulated_refresh_needs_nothing_lists_at_most_twenty_lines_and_says_what_comes_next()
    {
        using var repository = new TestRepository();
        repository.Variables["FINDALL_DIGEST_POLL"] = "1ms";

        var output = await repository.AnswerAsync("refresh", "--simulate");

        var list = output
            .Split('\n')
            .SkipWhile(line => !line.StartsWith("NAME", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("vc: digest at artifacts/simulation/", StringComparison.Ordinal))
            .ToList();
        Assert.InRange(list.Count, 2, 20);
        var doubts = list[0].IndexOf("DOUBTS", StringComparison.Ordinal);
        var hasDoubt = list.Skip(1).SkipLast(1).Select(line => line.Length > doubts).ToList();
        Assert.True(hasDoubt[0] && !hasDoubt[^1], "Doubtful ones come first.");
        Assert.Equal(hasDoubt.OrderDescending(), hasDoubt);
        Assert.Contains("The same call again plays the next one.", output, StringComparison.Ordinal);
        Assert.Contains(
            "'findall-digest status --root artifacts/simulation' shows it.",
            await repository.AnswerAsync("status"),
            StringComparison.Ordinal);
        Assert.Contains(
            "new in 1 run",
            await repository.AnswerAsync("status", "--root", Path.Combine(repository.Root, "artifacts/simulation")),
            StringComparison.Ordinal);
    }
}
