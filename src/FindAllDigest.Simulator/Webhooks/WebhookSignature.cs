using System.Security.Cryptography;
using System.Text;

namespace FindAllDigest.Simulator.Webhooks;

/// <summary>Signs a webhook as Standard Webhooks has it: HMAC-SHA256 over id, timestamp and body.</summary>
public static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";

    /// <summary>The value of <c>webhook-signature</c>: one entry for each secret, in their order.</summary>
    /// <param name="secrets">Each <c>whsec_</c> and base64.</param>
    /// <param name="isLegacy">The former scheme: the whole text of a secret is the key.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">Unix seconds, the value of <c>webhook-timestamp</c>.</param>
    public static string Of(IEnumerable<string> secrets, bool isLegacy, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var entries = secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key(secret, isLegacy), signed)));
        return string.Join(' ', entries);
    }

    /// <summary>Whether a text can be a secret: <c>whsec_</c> and base64.</summary>
    public static bool IsSecret(string text) =>
        text.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[SecretPrefix.Length..], new byte[text.Length], out _);

    private static byte[] Key(string secret, bool isLegacy) => isLegacy
        ? Encoding.UTF8.GetBytes(secret)
        : Convert.FromBase64String(secret[SecretPrefix.Length..]);
}
