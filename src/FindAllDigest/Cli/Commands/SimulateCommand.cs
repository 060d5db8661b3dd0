using System.CommandLine;
using FindAllDigest.Simulator;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest simulate</c>: the simulator as a server on loopback.</summary>
internal static class SimulateCommand
{
    public static Command Create(ActionBinder bind)
    {
        var port = Options.Value("--port", "N", "The port to listen on; a free one by default.", OptionValues.Whole(0, 65535));
        var scenario = Options.Value(
            "--scenario", "NAME|FILE", "The story to play: khosla-portfolio (the default), hostile, or a file.", OptionValues.Text);
        var speed = Options.Value("--speed", "N", "Virtual seconds for each real second (default 1).", OptionValues.Positive(1_000_000));
        var command = new Command("simulate", "Play the FindAll service on loopback until stopped.") { port, scenario, speed };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var options = new SimulatorOptions
            {
                Port = parse.GetValue(port) ?? 0,
                ScenarioPath = parse.GetValue(scenario) is { } named ? context.PathOf(named).Scenario() : null,
                Speed = parse.GetValue(speed) ?? 1,
            };
            return await Listening.UntilStoppedAsync(
                context,
                "The simulator",
                options.Port,
                () => ScenarioFaults.StartAsync(options, cancellationToken),
                simulator => simulator.BaseAddress,
                cancellationToken);
        });
    }
}
