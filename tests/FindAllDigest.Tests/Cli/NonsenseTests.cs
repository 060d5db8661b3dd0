using System.CommandLine;
using System.Text.Json;
using FindAllDigest.Cli.Commands;
using FindAllDigest.Diagnostics;
using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>Whatever is typed for an argument or an option, the answer is a sentence: never a
/// stack trace, never a command of the workflow's runner.</summary>
public sealed class NonsenseTests
{
    private static readonly string[] Nonsense =
    [
        "abc", "", " ", "#12", "$25", "1 --help", "x\n::error::boo", "::add-mask::x", "##[error]x", "-1", "99999999999999999999999999",
        "@nobody", "1e999", "é\u202E"
    ];

    // Who listens is stopped before it begins.
    private static readonly string[] Servers = ["simulate", "relay"];

    public static TheoryData<string> Symbols =>
        [.. Leaves(Root(), "").SelectMany(leaf => SymbolsOf(leaf.Command).Select(symbol => $"{leaf.Path}|{symbol}"))];

    [Theory]
    [MemberData(nameof(Symbols))]
    public async Task No_argument_and_no_option_of_any_command_can_crash(string symbol)
    {
        var (path, name) = (symbol.Split('|')[0], symbol.Split('|')[1]);
        var command = Leaves(Root(), "").Single(leaf => leaf.Path == path).Command;
        foreach (var isInWorkflow in new[] { false, true })
        {
            foreach (var text in Nonsense)
            {
                using var repository = new TestRepository();
                repository.Variables["GITHUB_ACTIONS"] = isInWorkflow ? "true" : "";
                var run = await repository.RunAsync(Servers.Contains(path), [.. path.Split(' '), .. Given(command, name, text)]);

                Assert.True(run.ExitCode is >= 0 and <= 5, $"{path} {name} '{text}': {run}");
                Assert.DoesNotContain("   at ", run.ToString(), StringComparison.Ordinal);
                var commands = run
                    .ToString()
                    .Split('\n')
                    .Select(line => line.TrimStart())
                    .Where(line => line.StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal));
                Assert.All(
                    commands,
                    line => Assert.True(
                        isInWorkflow
                            && (line.StartsWith("::error", StringComparison.Ordinal)
                                || line.StartsWith("::warning::", StringComparison.Ordinal))
                            && !line.StartsWith("::error::boo", StringComparison.Ordinal),
                        line));
            }
        }
    }

    [Theory]
    [InlineData("restore", "1 --help")]
    [InlineData("review", "abc")]
    [InlineData("preview", "vc", "--comment", "pull/12")]
    [InlineData("init", "new", "--objective", "x", "--budget", "$25")]
    [InlineData("init", "new", "--from", "run_1")]
    [InlineData("resolve", "vc", "--resume", "abc")]
    [InlineData("resolve", "vc")]
    [InlineData("simulate", "--port", "abc")]
    [InlineData("simulate", "--speed", "0")]
    [InlineData("refresh", "--wait", "5")]
    [InlineData("refresh", "--clock", "noon", "--dry-run")]
    [InlineData("refresh", "--clock", "2026-11-30T06:00:00Z")]
    [InlineData("refresh", "--wait", "5m", "--no-wait")]
    [InlineData("refresh", "--simulate", "--deliver", "issue")]
    [InlineData("export", "--json", "--format", "csv")]
    [InlineData("init", "--list", "known.csv")]
    [InlineData("explain", "")]
    [InlineData("explain", " \t")]
    [InlineData("explain", "\u200b\u00ad")]
    [InlineData("exclude", "add", "vc", "Acme", "--until", "soon")]
    [InlineData("completion", "cmd")]
    [InlineData("completion", "bash", "--json")]
    public async Task What_cannot_be_read_is_a_sentence_and_says_where_the_help_is(params string[] arguments)
    {
        using var repository = new TestRepository();

        var run = await repository.RunAsync(arguments);

        run.Expect(1);
        var path = arguments[0] == "exclude" ? "exclude add" : arguments[0];
        Assert.EndsWith($"see 'findall-digest {path} --help'\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.TrimEnd('\n').Split('\n').Length);
        if (arguments.Contains("--json"))
        {
            var error = JsonDocument.Parse(run.Output).RootElement.GetProperty("error");
            Assert.Equal(run.Error.Split('\n')[0], error.GetProperty("message").GetString());
            Assert.Equal(1, error.GetProperty("exit_code").GetInt32());
        }
        else
        {
            Assert.Equal("", run.Output);
        }
    }

    public static TheoryData<string> Paths => [.. Leaves(Root(), "").Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task With_json_every_command_answers_with_one_document_whatever_becomes_of_it(string path)
    {
        var command = Leaves(Root(), "").Single(leaf => leaf.Path == path).Command;
        string[] usual = [.. path.Split(' '), .. Given(command, "", "")];
        string[][] calls =
        [
            path.Split(' '), usual, [.. usual, "--nonsense"], [.. usual, "--root", "nowhere"],
            path == "site" ? [.. usual, "--out", "../out"] : usual
        ];
        foreach (var (call, isBroken) in calls.SelectMany(call => new[] { (call, false), (call, true) }))
        {
            using var repository = new TestRepository();
            if (isBroken)
            {
                repository.Write("data/vc/watch.json", "{");
            }

            var run = await repository.RunAsync(Servers.Contains(path), [.. call, "--json"]);

            if (Servers.Contains(path) && run.ExitCode == 0)
            {
                // Stopped before it listened.
                continue;
            }

            var kind = JsonDocument.Parse(run.Output).RootElement.ValueKind;
            Assert.True(kind is JsonValueKind.Object or JsonValueKind.Array, $"{string.Join(' ', call)}: {run}");
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_command_crashes_where_the_files_of_the_workflow_run_cannot_be_written(string path)
    {
        var command = Leaves(Root(), "").Single(leaf => leaf.Path == path).Command;
        foreach (var watch in new[] { "{", null })
        {
            using var repository = new TestRepository();
            if (watch is not null)
            {
                repository.Write("data/vc/watch.json", watch);
            }

            repository.Variables["GITHUB_ACTIONS"] = "true";
            repository.Variables["GITHUB_OUTPUT"] = Path.Combine(repository.Root, "nowhere/output");
            repository.Variables["GITHUB_STEP_SUMMARY"] = repository.Root;

            var run = await repository.RunAsync(Servers.Contains(path), [.. path.Split(' '), .. Given(command, "", "")]);

            Assert.True(run.ExitCode is >= 0 and <= 5, $"{path}: {run}");
            Assert.DoesNotContain("   at ", run.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("WATCH is missing. The watch whose last run ended at its match limit.", "extend")]
    [InlineData("WATCH is missing. The watch whose run is to be stopped.", "cancel")]
    [InlineData("URL-OR-NAME is missing.", "explain")]
    [InlineData("URL-OR-NAME is missing.", "exclude", "remove", "vc")]
    [InlineData("PR is missing.", "review")]
    [InlineData("Write --out DIR.", "site")]
    [InlineData("Write --out DIR.", "site", "--out")]
    [InlineData("Write --wait 45m.", "refresh", "--wait")]
    [InlineData("'exclude' is no command by itself. It has check, add,", "exclude")]
    [InlineData("A command is missing.")]
    [InlineData("Say either --wait or --no-wait.", "refresh", "--no-wait", "--wait", "5m")]
    [InlineData("Say either --format or --from-run.", "exclude", "import", "vc", "--from-run", "findall_12345678", "--format", "csv")]
    public async Task What_is_missing_or_contradicts_itself_is_named(string sentence, params string[] arguments)
    {
        using var repository = new TestRepository();

        Assert.Contains(sentence, (await repository.RunAsync(arguments)).Expect(1).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'refersh' is no command; did you mean 'refresh'?", "refersh")]
    [InlineData("did you mean 'import'?", "exclude", "imprt")]
    [InlineData("There is no option '--forc'; did you mean '--force'?", "refresh", "--forc")]
    [InlineData("'reject' is nothing that --status takes; did you mean 'rejected'?", "exclude", "add", "vc", "Acme", "--status", "reject")]
    [InlineData("did you mean 'normal'?", "status", "--verbosity", "norml")]
    public async Task A_near_miss_is_named(string hint, params string[] arguments)
    {
        using var repository = new TestRepository();

        Assert.Contains(hint, (await repository.RunAsync(arguments)).Expect(1).Error, StringComparison.Ordinal);
    }

    internal static RootCommand Root() => CommandLine.CreateRoot(new ProgramEnvironment
    {
        Variables = new Dictionary<string, string>(),
        CurrentDirectory = Path.GetTempPath(),
        Output = TextWriter.Null,
        Error = TextWriter.Null,
        IsInteractive = false,
        Time = TimeProvider.System,
    });

    internal static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(below => Leaves(below, $"{path} {below.Name}".Trim()));

    private static IEnumerable<string> SymbolsOf(Command command) =>
        [.. command.Arguments.Select(argument => argument.Name), .. command.Options
            .Where(option => option.ValueType != typeof(bool))
            .Select(option => option.Name), "--root", "--verbosity"];

    private static IEnumerable<string> Given(Command command, string symbol, string text)
    {
        var values = command.Arguments
            .Where(argument => argument.Arity.MinimumNumberOfValues > 0 || argument.Name == symbol)
            .Select(argument => argument.Name == symbol ? text : Usual(argument.Name));
        return symbol.StartsWith("--", StringComparison.Ordinal) ? [.. values, symbol, text] : values;
    }

    private static string Usual(string argument) => argument switch
    {
        "WATCH" => "vc",
        "PR" => "12",
        "SHELL" => "bash",
        _ => "Acme",
    };
}
