using System.Net.Http.Headers;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Safety;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Transport;

namespace FindAllDigest.Messages;

/// <summary>Posts messages to the address that the environment names for a target.</summary>
/// <remarks>No sentence quotes an exception of the network or the body of an answer: both may hold the address.</remarks>
/// <param name="render">Puts a message into the JSON that a target takes; the same bytes for the same message.</param>
/// <param name="environment">The value of a variable; empty when it is not set.</param>
internal sealed class MessageChannel(
    MessageTarget target, Func<MessageTarget, RefreshMessage, byte[]> render, Func<string, string> environment, TimeProvider time)
    : IMessageChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public MessageTarget Target => target;

    /// <summary>One channel for each target.</summary>
    /// <param name="staysHere">Whether only targets on this machine are sent to, as in a simulation.</param>
    public static IReadOnlyList<IMessageChannel> All(
        Func<MessageTarget, RefreshMessage, byte[]> render, Func<string, string> environment, bool staysHere, TimeProvider time) =>
    [
        .. Enum.GetValues<MessageTarget>()
            .Where(target => !staysHere || MessageAddress.Of(target, environment).Address?.IsLoopback == true)
            .Select(target => new MessageChannel(target, render, environment, time)),
    ];

    /// <summary>The variables whose values no output may show.</summary>
    public static IReadOnlyList<string> SecretVariables => MessageAddress.Variables;

    public async Task<string?> SendAsync(RefreshMessage message, CancellationToken cancellationToken)
    {
        var (address, fault) = MessageAddress.Of(target, environment);
        if (address is null)
        {
            return fault;
        }

        var body = render(target, message);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (target == MessageTarget.Webhook
            && !TrySign(
                content.Headers, environment(MessageAddress.SecretVariable).Trim(), message.Id, time.GetUtcNow(), body))
        {
            return $"{MessageAddress.SecretVariable} is no secret of Standard Webhooks. Store whsec_ and base64.";
        }

        try
        {
            using var http = new HttpClient(Sockets.ForSingleCallsTo(address)) { Timeout = Patience };
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };

            // What the target says besides is nobody's concern, and may be endless.
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"{Name} answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException)
        {
            return $"{Name} could not be reached.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{Name} did not answer within {Patience.TotalSeconds:0} seconds.";
        }
    }

    private string Name => target == MessageTarget.Webhook ? "the address in MESSAGE_WEBHOOK_URL" : target.ToString();

    /// <summary>Adds three headers, so that the receiver knows who sent a body and when.</summary>
    /// <param name="secret">Base64, with or without <c>whsec_</c> before it; empty leaves the signature out.</param>
    /// <returns>False where the secret is none.</returns>
    private static bool TrySign(HttpContentHeaders headers, string secret, string id, DateTimeOffset sent, byte[] body)
    {
        var timestamp = $"{sent.ToUnixTimeSeconds()}";
        headers.Add("webhook-id", id);
        headers.Add("webhook-timestamp", timestamp);
        if (secret.Length == 0)
        {
            return true;
        }

        if (WebhookSignature.KeyOf(secret) is not { } key)
        {
            return false;
        }

        headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(WebhookSignature.Sign(key, id, timestamp, body))}");
        return true;
    }
}
