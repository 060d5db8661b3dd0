using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Health;

/// <summary>Makes people hear of a failure once: what was told already, of the same watch,
/// run and cause, ends with exit code 0 and a warning.</summary>
/// <remarks>A new failure is one write of the watch's state, a repeated one none, and a recovery one that takes it off again.</remarks>
internal sealed class FailureMemory(StateWriter writer, TimeProvider time)
{
    /// <summary>Holds a report against what was told before, and remembers what is told now.</summary>
    /// <param name="cancellationToken">Stops writing.</param>
    public async Task<RefreshReport> AccountAsync(RefreshReport report, CancellationToken cancellationToken)
    {
        // A wrong file is told each time, since then nothing is written anywhere; a lost run, since only a person can decide about it.
        if (report is not ({ Outcome: RefreshOutcome.Failed, ExitCode: ExitCode.FindAll or ExitCode.GitHub }
            or { Outcome: RefreshOutcome.Pending }) || report.Cause is not { } cause)
        {
            await TryKeepAsync(told => told.Without(failure => IsMended(failure, report)), cancellationToken);
            return report;
        }

        var failure = ReportedFailure.Of(cause, report.ExitCode, report.RunId, time.GetUtcNow());
        if (writer.Now.Failures.Find(failure) is { } before)
        {
            return report.Outcome == RefreshOutcome.Pending ? report : Repeated(report, before);
        }

        return await TryKeepAsync(
            told => told.Find(failure) is null ? told.Without(old => IsMended(old, report)).With(failure) : told,
            cancellationToken) is { } obstacle
            ? report with { Warnings = [.. report.Warnings, $"The failure could not be remembered, so it will be told again: {obstacle}"] }
            : report;
    }

    private static RefreshReport Repeated(RefreshReport report, ReportedFailure before) => report with
    {
        ExitCode = ExitCode.Done,
        Message = $"The failure that was reported on {Timestamp.Format(before.When)} goes on. It is a warning from now on, until "
            + $"something changes.",
        Warnings = [report.Message, .. report.Warnings],
    };

    /// <summary>A failure is over when a run went well, or when what could not be done has begun.</summary>
    private static bool IsMended(ReportedFailure failure, RefreshReport report) => report.Outcome switch
    {
        RefreshOutcome.New or RefreshOutcome.Changed or RefreshOutcome.Unchanged => true,
        RefreshOutcome.Pending => failure.Run is null || failure.Run == report.RunId,
        _ => false,
    };

    /// <summary>Null when it is stored, else why it is not.</summary>
    private async Task<string?> TryKeepAsync(Func<ReportedFailures, ReportedFailures> change, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync("memory", Decide, cancellationToken);
            return null;
        }
        catch (DigestException refused)
        {
            return refused.Message;
        }

        StateChange? Decide()
        {
            var told = writer.Now.Failures;
            var changed = change(told);
            return changed.Items.SequenceEqual(told.Items) ? null : new StateChange { Failures = changed };
        }
    }
}
