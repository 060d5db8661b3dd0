using System.Security.Cryptography;
using System.Text;

namespace FindAllDigest.Core.Safety;

/// <summary>How Standard Webhooks signs, for who sends and for who receives.</summary>
/// <remarks><see href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md"/></remarks>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>The key that a secret stands for; null where it is no Base64.</summary>
    /// <param name="secret">Base64, with or without <c>whsec_</c> before it.</param>
    public static byte[]? KeyOf(string secret)
    {
        var text = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length > 0 ? key[..length] : null;
    }

    /// <summary>The bytes of the signature of a message.</summary>
    /// <param name="key">Of <see cref="KeyOf"/>, or another that both sides know.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>: Unix seconds.</param>
    public static byte[] Sign(byte[] key, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
