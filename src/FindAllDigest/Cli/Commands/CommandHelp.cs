using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace FindAllDigest.Cli.Commands;

/// <summary>Help as people read it: commands in groups, and examples below each command.</summary>
internal static class CommandHelp
{
    private const string Program = "findall-digest";
    private const int LeastWidth = 20;

    /// <summary>How the help of the command is called that was meant.</summary>
    public static string CallOf(ParseResult parse) => $"{string.Join(' ', [Program, .. PathOf(parse.CommandResult)])} --help";

    /// <summary>Lets the help of every command end with examples, and that of the program list its commands in groups.</summary>
    public static void AddTo(RootCommand root, IReadOnlyList<(string Group, Command[] Commands)> groups)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Aliases.Clear();
            option.Aliases.Add("-h");
            option.Action = option.Action is HelpAction inner ? new GroupedHelp(inner, groups) : option.Action;
        }
    }

    private static string[] PathOf(SymbolResult? result) =>
        result is CommandResult { Parent: not null } command ? [.. PathOf(command.Parent), command.Command.Name] : [];

    private sealed class GroupedHelp(
        HelpAction inner, IReadOnlyList<(string Group, Command[] Commands)> groups) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            var path = string.Join(' ', PathOf(parseResult.CommandResult));
            if (path.Length == 0)
            {
                WriteProgram(output, parseResult.RootCommandResult.Command);
                return 0;
            }

            inner.Invoke(parseResult);
            if (CommandExamples.Of(path) is { Count: > 0 } examples)
            {
                output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine($"  {Program} {example}");
                }
            }

            return 0;
        }

        private void WriteProgram(TextWriter output, Command root)
        {
            output.WriteLine(root.Description);
            output.WriteLine();
            output.WriteLine($"Usage: {Program} COMMAND [WATCH…] [options]");
            foreach (var (group, commands) in groups)
            {
                output.WriteLine();
                output.WriteLine($"{group}:");
                WriteRows(output, [.. commands.Select(command => (command.Name, command.Description ?? ""))]);
            }

            output.WriteLine();
            output.WriteLine("Options of every command:");
            WriteRows(
                output, [.. root.Options.Where(option => !option.Hidden).Select(option => (Label(option), option.Description ?? ""))]);
            output.WriteLine();
            output.WriteLine($"'{Program} COMMAND --help' shows options and examples of a command. Nothing is paid for by asking.");
        }

        private static string Label(Option option) => option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;

        private void WriteRows(TextWriter output, IReadOnlyList<(string Name, string Description)> rows)
        {
            var width = rows.Max(row => row.Name.Length);
            foreach (var (name, description) in rows)
            {
                var label = name;
                foreach (var line in Lines(description, inner.MaxWidth - width - "    ".Length))
                {
                    output.WriteLine($"  {label.PadRight(width)}  {line}");
                    label = "";
                }
            }
        }

        /// <summary>A text in lines that break between words; one line where there is hardly any room.</summary>
        private static IEnumerable<string> Lines(string text, int width)
        {
            while (width >= LeastWidth && text.Length > width && text.LastIndexOf(' ', width) is > 0 and var end)
            {
                yield return text[..end];
                text = text[(end + 1)..];
            }

            yield return text;
        }
    }
}
