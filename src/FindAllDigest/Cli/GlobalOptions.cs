using System.CommandLine;
using FindAllDigest.Diagnostics;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>Options of every command.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string?> _root = new("--root") { Description = "The repository; by default the enclosing one.", HelpName = "DIR", Recursive = true };
    private readonly Option<bool> _json = new("--json") { Description = "A machine-readable answer on standard output.", Recursive = true };
    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colours and no live progress.", Recursive = true };
    private readonly Option<string> _verbosity = new("--verbosity")
    {
        Description = "How much the log tells.",
        DefaultValueFactory = _ => "normal",
        Recursive = true,
    };

    public void AddTo(Command root)
    {
        _verbosity.AcceptOnlyFromAmong("quiet", "normal", "detailed");
        root.Add(_root);
        root.Add(_verbosity);
        root.Add(_json);
        root.Add(_noColor);
    }

    public GlobalSettings Read(ParseResult parse, ProgramEnvironment environment) => new(
        RepositoryRoot(parse.GetValue(_root), environment),
        parse.GetValue(_json),
        !parse.GetValue(_noColor) && environment["NO_COLOR"].Length == 0,
        parse.GetValue(_verbosity) switch
        {
            "quiet" => LogLevel.Warning,
            "detailed" => LogLevel.Debug,
            _ => LogLevel.Information,
        });

    private static string RepositoryRoot(string? given, ProgramEnvironment environment)
    {
        if (given is not null)
        {
            return Path.GetFullPath(given, environment.CurrentDirectory);
        }

        for (var folder = new DirectoryInfo(environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            // In a work tree of its own, .git is a file.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return folder.FullName;
            }
        }

        return environment.CurrentDirectory;
    }
}

/// <summary>The options of every command, read.</summary>
/// <param name="Root">Full path of the repository.</param>
/// <param name="IsJson">Answer in JSON.</param>
/// <param name="HasColor">Colours and live progress are welcome.</param>
/// <param name="LogLevel">Least important entry that is logged.</param>
internal sealed record GlobalSettings(string Root, bool IsJson, bool HasColor, LogLevel LogLevel);
