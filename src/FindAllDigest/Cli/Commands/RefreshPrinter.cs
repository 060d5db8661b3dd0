using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Cli.Commands;

/// <summary>Prints how refreshes ended: a line or two for each watch, or JSON.</summary>
/// <param name="isListed">Whether entities are listed: nobody shows them elsewhere.</param>
internal sealed class RefreshPrinter(CommandContext context, bool isListed)
{
    public void Print(IReadOnlyList<RefreshReport> reports)
    {
        foreach (var report in reports)
        {
            Complain(report);
        }

        context.AnswerJson([.. reports.Select(report => new RefreshAnswer(report))], CommandJson.Default.RefreshAnswerArray);
        foreach (var report in reports.Where(report => report.ExitCode == ExitCode.Done))
        {
            context.Answer(
                new Painted(report.Watch.Value, Ink.Strong),
                ": ",
                new Painted(report.Outcome.ToWord(), InkOf(report)),
                $". {report.Message}");
            if (isListed && report.Digest is { HasNews: true } digest)
            {
                DigestTable.Print(context, digest);
            }

            if (report.DigestPath.Length > 0)
            {
                context.Answer($"{report.Watch.Value}: digest at {report.DigestPath}");
            }
        }
    }

    private static Ink InkOf(RefreshReport report) => report.Outcome switch
    {
        RefreshOutcome.New or RefreshOutcome.Changed => Ink.Good,
        RefreshOutcome.Unchanged or RefreshOutcome.NotDue or RefreshOutcome.Paused => Ink.Faint,
        _ => Ink.Doubtful,
    };

    private void Complain(RefreshReport report)
    {
        foreach (var warning in report.Warnings)
        {
            context.Warn(report.Watch.Value, warning);
        }

        if (report is { ExitCode: ExitCode.Cancelled, RunId: not null })
        {
            context.Environment.Error.WriteLine(LogText.Of($"{report.Watch.Value}: {report.Message}"));
        }
        else if (report.ExitCode is not (ExitCode.Done or ExitCode.Cancelled))
        {
            context.Errors.Tell(report.Problems.Count > 0
                ? new DigestException(report.Problems)
                : new DigestException(report.ExitCode, $"{report.Watch.Value}: {report.Outcome.ToWord()}. {report.Message}"));
        }
    }
}
