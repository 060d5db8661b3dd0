using System.CommandLine;

namespace FindAllDigest.Cli.Templates;

/// <summary><c>findall-digest templates …</c>: work on the templates in the work tree.</summary>
internal static class TemplatesCommand
{
    public static Command Create(ActionBinder bind) => new("templates", "Work on the templates of digests, in the files of this work tree.")
    {
        CheckTemplatesCommand.Create(bind),
    };
}
