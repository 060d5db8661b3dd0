using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Relay;
using FindAllDigest.Simulator.Http;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest relay</c>: takes the service's webhooks on loopback and wakes
/// the workflow of the repository that a run is of.</summary>
internal static class RelayCommand
{
    public const string SecretVariable = "PARALLEL_WEBHOOK_SECRET";

    public static Command Create(ActionBinder bind)
    {
        var port = Options.Value("--port", "N", "The port of 127.0.0.1 to listen on; a free one by default.", OptionValues.Whole(0, 65535));
        var repositories = Options.Texts(
            "--repository",
            "OWNER/NAME",
            "A repository whose workflow may be woken; may be given several times. By default the one of GITHUB_REPOSITORY.");
        var command = new Command(
            "relay",
            "Take the service's webhooks and wake the workflow of the repository that a run is of, until stopped.") { port, repositories };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            using var loggers = context.CreateLoggers();
            var allowed = Allowed(context, parse.GetValue(repositories) ?? []);
            var signatures = SignatureCheck.Of(context.Environment[SecretVariable]) ?? throw new DigestException(
                ExitCode.FindAll,
                $"{SecretVariable} is not set, or holds no secret. Copy it from the service's platform, Settings → Webhooks, then: "
                    + $"export {SecretVariable}=whsec_… While it is rotated, write both with a space between.");
            var relay = new WebhookRelay(
                signatures,
                allowed,
                Composition.OpenDispatch(context, allowed, loggers),
                context.Environment.Time,
                loggers.CreateLogger(nameof(WebhookRelay)));
            var chosen = parse.GetValue(port) ?? 0;
            return await Listening.UntilStoppedAsync(
                context,
                "The relay",
                chosen,
                () => LoopbackServer.StartAsync(chosen, relay.HandleAsync, WebhookRelay.Bound, cancellationToken),
                server => server.BaseAddress,
                cancellationToken);
        });
    }

    // Names of GitHub count in any case.
    private static HashSet<string> Allowed(CommandContext context, string[] named)
    {
        string[] all = named.Length == 0 && context.Actions.Repository.Length > 0 ? [context.Actions.Repository] : named;
        var wrong = Array.Find(
            all,
            name => name.Split('/') is not [{ Length: > 0 }, { Length: > 0 }]
                || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/'));
        return (all, wrong) switch
        {
            ([], _) =>
                throw new DigestException(
                    ExitCode.CommandLine, "No repository is named. Write --repository OWNER/NAME for each whose workflow may be woken."),
            (_, { } text) =>
                throw new DigestException(ExitCode.CommandLine, $"'{text}' is not the name of a repository. Write it as OWNER/NAME."),
            _ => all.ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }
}
