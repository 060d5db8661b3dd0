using System.Net.Http.Headers;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.Messages;

/// <summary>Signs a body so that its receiver knows who sent it and when.</summary>
internal static class MessageSignature
{
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

        if (WebhookSignature.KeyOf(secret) is not { } key)
        {
            return false;
        }

        headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(WebhookSignature.Sign(key, id, timestamp, body))}");
        return true;
    }
}
