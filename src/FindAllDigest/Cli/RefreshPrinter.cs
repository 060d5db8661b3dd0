using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary>Prints how refreshes ended: a line or two for each watch, or JSON.</summary>
internal sealed class RefreshPrinter(CommandContext context)
{
    public void Print(IReadOnlyList<RefreshReport> reports)
    {
        foreach (var report in reports)
        {
            Complain(report);
        }

        if (context.Settings.IsJson)
        {
            context.Answer([.. reports.Select(RefreshAnswer.Of)], CommandJson.Default.RefreshAnswerArray);
            return;
        }

        foreach (var report in reports.Where(report => report.ExitCode == ExitCode.Done))
        {
            context.Answer($"{report.Watch.Value}: {report.Outcome.ToWord()}. {report.Message}");
            if (report.DigestPath.Length > 0)
            {
                context.Answer($"{report.Watch.Value}: digest at {report.DigestPath}");
            }
        }
    }

    private void Complain(RefreshReport report)
    {
        var commands = new WorkflowCommands(context.Environment.Output);
        foreach (var warning in report.Warnings)
        {
            context.Environment.Error.WriteLine(LogText.Of($"{report.Watch.Value}: warning: {warning}"));
            if (context.Actions.IsRunning)
            {
                commands.Warning($"{report.Watch.Value}: {warning}");
            }
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

/// <summary>One watch's refresh for machines.</summary>
internal sealed record RefreshAnswer
{
    public required string Watch { get; init; }

    public required string Outcome { get; init; }

    public required int ExitCode { get; init; }

    public required string Message { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required int NewCount { get; init; }

    public required int ChangedCount { get; init; }

    public required string FindallId { get; init; }

    public required string Digest { get; init; }

    public required string PullRequestUrl { get; init; }

    public required string IssueUrl { get; init; }

    public required decimal? CostUsd { get; init; }

    public static RefreshAnswer Of(RefreshReport report) => new()
    {
        Watch = report.Watch.Value,
        Outcome = report.Outcome.ToWord(),
        ExitCode = (int)report.ExitCode,
        Message = report.Message,
        Warnings = report.Warnings,
        NewCount = report.NewCount,
        ChangedCount = report.ChangedCount,
        FindallId = report.RunId?.Value ?? "",
        Digest = report.DigestPath,
        PullRequestUrl = report.PullRequestUrl,
        IssueUrl = report.IssueUrl,
        CostUsd = report.CostUsd,
    };
}
