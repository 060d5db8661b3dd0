using System.Net.Http.Headers;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Transport;

namespace FindAllDigest.Messages;

/// <summary>Posts messages to the address that the environment names for a target.</summary>
/// <remarks>No sentence quotes an exception of the network or the body of an answer: both may hold the address.</remarks>
/// <param name="environment">The value of a variable; empty when it is not set.</param>
internal sealed class MessageChannel(
    MessageTarget target, IMessageRenderer renderer, Func<string, string> environment, TimeProvider time) : IMessageChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public MessageTarget Target => target;

    /// <summary>One channel for each target.</summary>
    /// <param name="staysHere">Whether only targets on this machine are sent to, as in a simulation.</param>
    public static IReadOnlyList<IMessageChannel> All(
        IMessageRenderer renderer, Func<string, string> environment, bool staysHere, TimeProvider time) =>
    [
        .. Enum.GetValues<MessageTarget>()
            .Where(target => !staysHere || MessageAddress.Of(target, environment).Address?.IsLoopback == true)
            .Select(target => new MessageChannel(target, renderer, environment, time)),
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

        var body = renderer.Render(target, message);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (target == MessageTarget.Webhook
            && !MessageSignature.TryAdd(
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
}
