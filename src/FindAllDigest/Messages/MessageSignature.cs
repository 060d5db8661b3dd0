using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace FindAllDigest.Messages;

/// <summary>Signs a body so that its receiver knows who sent it and when:
/// <see href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md"/>.</summary>
internal static class MessageSignature
{
    private const string Prefix = "whsec_";

    /// <summary>Adds the three headers.</summary>
    /// <param name="secret">Base64, with or without <c>whsec_</c> before it; empty leaves the signature out.</param>
    /// <returns>False where the secret is none.</returns>
    public static bool TryAdd(HttpContentHeaders headers, string secret, string id, DateTimeOffset sent, byte[] body)
    {
        var timestamp = $"{sent.ToUnixTimeSeconds()}";
        headers.Add("webhook-id", id);
        headers.Add("webhook-timestamp", timestamp);
        if (secret.Length == 0)
        {
            return true;
        }

        var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length) || length == 0)
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key.AsSpan(0, length), signed))}");
        return true;
    }
}
