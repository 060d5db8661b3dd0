using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest refresh</c>: the main job.</summary>
internal static class RefreshCommand
{
    public const string Name = "refresh";

    private static readonly TimeSpan DefaultWait = TimeSpan.FromMinutes(45);

    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to refresh; all when none is named.");
        var force = Options.Flag("--force", "Refresh although a watch is not due; a paused one only when it is named.");
        var dryRun = Options.Flag("--dry-run", "Write nothing anywhere and make no call that is billed.");
        var simulate = Options.Flag(
            "--simulate", "Play the next scheduled refresh on the built-in simulator: no key, no network, no cost.");
        var scenario = Options.Value(
            "--scenario",
            "NAME|FILE",
            "The story to play with --simulate: khosla-portfolio (the default), hostile, or a file.",
            OptionValues.Text);
        var recheck = Options.Flag("--recheck", "Look at known entities again, to see what changed; rejected ones stay excluded.");
        var allowEmpty = Options.Flag("--allow-empty", "Go on although the exclude list has become empty.");
        var noWait = Options.Flag("--no-wait", "Start runs and leave them to the next call.");
        var wait = Options.Value(
            "--wait", "45m", "How long to wait for a run before it is left to the next call (default 45m).", OptionValues.Duration);
        var clock = Options.Value(
            "--clock", "2026-11-30T06:00:00Z", "The time to take for now; only with --simulate or --dry-run.", OptionValues.Moment);
        var deliver = Options.OneOf(
            "--deliver", "Where digests go, instead of what watch.json says.", "pull-request", "issue", "commit", "local");

        var command = new Command(Name, "Refresh the watches that are due, or go on with their runs in flight.")
        {
            watches, deliver, dryRun, wait, noWait, force, recheck, allowEmpty, simulate, scenario, clock,
        };
        command.TakesOneOf(noWait, wait);
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var request = new RefreshRequest
            {
                Watches = parse.GetValue(watches) ?? [],
                IsForced = parse.GetValue(force),
                IsRecheck = parse.GetValue(recheck),
                IsDryRun = parse.GetValue(dryRun),
                IsSimulated = parse.GetValue(simulate),
                Scenario = parse.GetValue(scenario),
                AllowsEmptyList = parse.GetValue(allowEmpty),
                Wait = parse.GetValue(noWait) ? TimeSpan.Zero : parse.GetValue(wait) ?? DefaultWait,
                Clock = parse.GetValue(clock),
                Deliver = parse.GetValue(deliver),
            };
            try
            {
                if (request is { Clock: not null, IsSimulated: false, IsDryRun: false })
                {
                    throw new DigestException(
                        ExitCode.CommandLine, "--clock goes with --simulate or --dry-run only: a real refresh takes the real time.");
                }

                if (request is { Scenario: not null, IsSimulated: false })
                {
                    throw new DigestException(
                        ExitCode.CommandLine, "--scenario goes with --simulate only: a real refresh asks the real service.");
                }

                if (request is { IsSimulated: true, Deliver: not (null or "local") })
                {
                    throw new DigestException(
                        ExitCode.CommandLine,
                        $"--simulate keeps everything in {SimulationFolder.RelativePath}, so it does not go with "
                            + $"--deliver {request.Deliver}.");
                }

                return request.IsSimulated
                    ? await SimulatedRefresh.RunAsync(context, request, cancellationToken)
                    : await RealRefresh.RunAsync(context, request, cancellationToken);
            }
            catch (DigestException)
            {
                // A later step of the workflow reads the outputs also when no watch could be looked at.
                await StepOutputs.WriteFailedRefreshAsync(context.Actions.OutputPath, CancellationToken.None);
                throw;
            }
        });
    }
}

/// <summary>The command line of a refresh, read.</summary>
internal sealed record RefreshRequest
{
    public required string[] Watches { get; init; }
    public required bool IsForced { get; init; }
    public required bool IsRecheck { get; init; }
    public required bool IsDryRun { get; init; }
    public required bool IsSimulated { get; init; }
    public string? Scenario { get; init; }
    public required bool AllowsEmptyList { get; init; }
    public required TimeSpan Wait { get; init; }
    public required DateTimeOffset? Clock { get; init; }
    public required string? Deliver { get; init; }
}
