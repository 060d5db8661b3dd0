using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Doctor;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Rendering.Templates;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest doctor</c>: what keeps refreshes from their work, and what
/// mends it. It buys nothing and writes nothing.</summary>
internal static class DoctorCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to look at; all when none is named.");
        var command = new Command(
            "doctor", "Look at everything that can keep a refresh from its work, with the remedy of each.") { watches };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var findings = await LookAsync(scope, parse.GetValue(watches) ?? [], cancellationToken);
            context.AnswerJson(
                [.. findings.Select(finding => DoctorAnswer.Of(finding, AddressOf(context, finding)))],
                CommandJson.Default.DoctorAnswerArray);
            foreach (var finding in findings)
            {
                Print(context, finding);
            }

            return findings.Max(finding => finding.Code);
        });
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(
        CommandScope scope, string[] named, CancellationToken cancellationToken)
    {
        const string Name = "repository";
        List<WatchData> watches = [];
        List<FileProblem> unopened = [];
        List<Finding> first = [];
        RepositorySetup? setup = null;
        try
        {
            var (known, problems) = await scope.Store.ListAsync(cancellationToken);
            first.Add(Finding.Good(
                Name,
                scope.Place.Inspector is null
                    ? "The folder can be read. Rights and switches on GitHub are looked at there: the form Fix a run does it."
                    : "The repository can be read."));
            first.AddRange(problems.Select(fault => Finding.OfFile(Name, fault)));
            foreach (var watch in named is [] ? known : WatchSelection.Choose(named, known, problems))
            {
                // A list that is a link keeps its watch from being opened at all; the others are looked at all the same.
                var opened = await FileFaults.ReadAsync(() => scope.Store.OpenAsync(watch, cancellationToken));
                watches.AddRange(opened.Value is { } session ? [session.Data] : []);
                unopened.AddRange(opened.Problems);
            }

            first.AddRange((await OrphanedRuns.OfAsync(scope.Store, known, cancellationToken)).Select(orphan =>
                Finding.Broken("memory", ExitCode.File, orphan.Problem.Message, orphan.Problem.Remedy)));
            setup = scope.Place.Inspector is { } inspector
                ? await inspector.ReadAsync(known, Examination.LabelsOf(watches), cancellationToken)
                : null;
        }
        catch (DigestException failure) when (failure.IsForDoctor)
        {
            // Without the repository nothing else can be looked at.
            return [Finding.Broken(Name, failure.ExitCode, failure.Cause.Sentence, failure.Cause.Remedy, "settings/actions")];
        }

        var prices = await FileFaults.ReadAsync(() => scope.PricesAsync(cancellationToken));
        first.AddRange(prices.Problems.Select(FilesCheck.Of));
        var examination = new Examination(watches, unopened, setup, scope.FindAll, prices.Value ?? PriceTable.Shipped, scope.Now);
        return
        [
            .. first,
            .. await Checks.LookAsync(
                examination, stop => TemplateSet.LoadAsync(scope.Store.ReadFileAsync, stop), cancellationToken),
        ];
    }

    private static void Print(CommandContext context, Finding finding)
    {
        var (mark, ink) = finding.Grade switch
        {
            FindingGrade.Good => ("✓", Ink.Good),
            FindingGrade.Doubtful => ("⚠", Ink.Doubtful),
            _ => ("✗", Ink.Bad),
        };
        var parts = new[] { $"{finding.Check}: {finding.Sentence}", finding.Remedy, AddressOf(context, finding) };
        context.Answer(new Painted(mark, ink), $" {string.Join(' ', parts.Where(part => part.Length > 0))}");
    }

    private static string AddressOf(CommandContext context, Finding finding) =>
        finding.Link.Length == 0 || context.Actions.RepositoryUrl.Length == 0 ? "" : $"{context.Actions.RepositoryUrl}/{finding.Link}";
}
