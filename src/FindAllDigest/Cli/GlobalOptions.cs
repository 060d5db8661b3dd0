using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>Options of every command.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string?> _root = new("--root")
    {
        Description = "The repository; by default the enclosing one.",
        HelpName = "DIR",
        Recursive = true,
    };
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
        _verbosity.TakesOneOf("quiet", "normal", "detailed");
        root.Add(_root);
        root.Add(_verbosity);
        root.Add(_json);
        root.Add(_noColor);
    }

    /// <summary>Whether standard output is to hold one JSON document and nothing else.</summary>
    public bool IsJson(ParseResult parse) => parse.GetValue(_json);

    /// <exception cref="DigestException">The root, or the current folder, is no folder that is there (exit 1).</exception>
    public GlobalSettings Read(ParseResult parse, ProgramEnvironment environment) => new(
        RootOf(environment.CurrentDirectory, parse.GetValue(_root)),
        parse.GetValue(_json),
        !parse.GetValue(_noColor) && environment["NO_COLOR"].Length == 0,
        parse.GetValue(_verbosity) switch
        {
            "quiet" => LogLevel.Warning,
            "detailed" => LogLevel.Debug,
            _ => LogLevel.Information,
        });

    private static string RootOf(string current, string? given)
    {
        if (current.Length == 0)
        {
            throw new DigestException(ExitCode.CommandLine, "The folder that you are in was deleted. Go to one that is there.");
        }

        return given is null ? Enclosing(current) : new GivenPath(current, given).ExistingFolder();
    }

    /// <summary>The nearest folder that git keeps, from this one upwards; else this one.</summary>
    public static string Enclosing(string current)
    {
        if (current.Length == 0)
        {
            return current;
        }

        for (var folder = new DirectoryInfo(current); folder is not null; folder = folder.Parent)
        {
            // In a work tree of its own, .git is a file.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return folder.FullName;
            }
        }

        return current;
    }
}

/// <summary>The options of every command, read.</summary>
/// <param name="Root">Full path of the repository.</param>
/// <param name="LogLevel">Least important entry that is logged.</param>
internal sealed record GlobalSettings(string Root, bool IsJson, bool HasColor, LogLevel LogLevel);
