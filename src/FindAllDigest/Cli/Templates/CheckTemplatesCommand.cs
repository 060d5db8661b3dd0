using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Store.Local;

namespace FindAllDigest.Cli.Templates;

/// <summary><c>templates check</c>: every fault of every template, as a refresh would find it, before a refresh does.</summary>
internal static class CheckTemplatesCommand
{
    public static Command Create(ActionBinder bind)
    {
        var command = new Command(
            "check",
            "Parse every template and print samples with it; report every fault with file and line, on the file itself under GitHub "
                + "Actions.");
        return bind(command, async (context, _, cancellationToken) =>
        {
            var root = context.Settings.Root;
            var templates = await FileFaults.ReadAsync(
                () => TemplateSet.LoadAsync(new LocalStore(root, isReadOnly: true).ReadFileAsync, cancellationToken));
            List<FileProblem> problems = [.. Strays(root), .. templates.Problems];
            Print(
                context,
                [.. TemplateNames.All
                    .Concat(problems.Select(problem => problem.Path))
                    .Distinct(StringComparer.Ordinal)
                    .Select(path => Answer(root, path, problems))]);
            return problems.Count == 0 ? ExitCode.Done : throw new DigestException(problems);
        });
    }

    private static TemplateAnswer Answer(string root, string path, IEnumerable<FileProblem> problems) => new(
        path,
        !File.Exists(Path.Combine(root, path)),
        [.. problems.Where(problem => problem.Path == path).Select(problem => problem.ToString())]);

    /// <summary>Files that look like templates and are none: a wrong name would leave the shipped
    /// template in use, and nobody would know why.</summary>
    private static IEnumerable<FileProblem> Strays(string root)
    {
        var folder = Path.Combine(root, TemplateNames.Folder);
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var known = TemplateNames.All.Append(TemplateNames.ReadMe).ToList();
        return Directory.EnumerateFiles(folder)
            .Select(file => $"{TemplateNames.Folder}/{Path.GetFileName(file)}")
            .Except(known, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(path => new FileProblem(
                path,
                $"No template has this name{NearestWord.Hint(path, known)}",
                $"The templates are {string.Join(", ", TemplateNames.All.Select(Path.GetFileName))}; pieces that they include lie "
                    + $"in {TemplateNames.Partials}."));
    }

    private static void Print(CommandContext context, TemplateAnswer[] answers)
    {
        context.AnswerJson(answers, CommandJson.Default.TemplateAnswerArray);
        foreach (var answer in answers)
        {
            var kind = answer.IsShipped && answer.Problems.Count == 0 ? " (as it ships)" : "";
            var faults = answer.Problems.Count == 0 ? "no fault" : Plural.Of(answer.Problems.Count, "fault");
            context.Answer($"{answer.Path}{kind}: {faults}.");
        }
    }
}
