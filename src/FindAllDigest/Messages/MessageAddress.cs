using FindAllDigest.Core.Safety;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Messages;

/// <summary>Where the messages of a target go. An address is a secret: whoever knows it may write there, so it is shown nowhere.</summary>
/// <param name="Address">Null where the environment names none that may be used.</param>
/// <param name="Fault">Why there is none, with what to do; empty where there is one.</param>
internal sealed record MessageAddress(Uri? Address, string Fault)
{
    /// <summary>The variable that holds the signing secret of <see cref="MessageTarget.Webhook"/>.</summary>
    public const string SecretVariable = "MESSAGE_WEBHOOK_SECRET";

    /// <summary>Every variable that holds an address or a secret of messages.</summary>
    public static IReadOnlyList<string> Variables { get; } = [.. Enum.GetValues<MessageTarget>().Select(VariableOf), SecretVariable];

    /// <param name="environment">The value of a variable; empty when it is not set.</param>
    public static MessageAddress Of(MessageTarget target, Func<string, string> environment)
    {
        var variable = VariableOf(target);
        return environment(variable).Trim() switch
        {
            "" => new(null, $"{variable} is not set. Store the address as a secret of that name."),
            var text when SafeAddress.Read(text) is var address && SafeAddress.IsSafe(address) => new(address, ""),
            _ => new(null, $"{variable} is no address that starts with https://. Store it again, without quotes."),
        };
    }

    private static string VariableOf(MessageTarget target) => target switch
    {
        MessageTarget.Slack => "SLACK_WEBHOOK_URL",
        MessageTarget.Teams => "TEAMS_WEBHOOK_URL",
        MessageTarget.Discord => "DISCORD_WEBHOOK_URL",
        MessageTarget.Webhook => "MESSAGE_WEBHOOK_URL",
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "No variable holds its address."),
    };

    public override string ToString() => Fault;
}
