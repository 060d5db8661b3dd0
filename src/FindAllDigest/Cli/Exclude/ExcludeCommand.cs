using System.CommandLine;

namespace FindAllDigest.Cli.Exclude;

/// <summary><c>findall-digest exclude …</c>: work on exclude lists in the work tree. Nothing
/// here calls GitHub, and nothing is paid for.</summary>
internal static class ExcludeCommand
{
    public static Command Create(ActionBinder bind) => new("exclude", "Work on exclude lists, in the files of this work tree.")
    {
        CheckExcludeCommand.Create(bind),
        AddCommand.Create(bind),
        RemoveCommand.Create(bind),
        ImportCommand.Create(bind),
        ExportCommand.Create(bind),
        DedupeCommand.Create(bind),
    };

    /// <summary>The one watch of a command that changes its list.</summary>
    public static Argument<string> WatchArgument() => WatchArguments.One("The watch whose list is meant.");

    public static Option<bool> DryRunOption() => Options.Flag("--dry-run", "Say what would happen, and write nothing.");
}
