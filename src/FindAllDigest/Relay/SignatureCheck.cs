using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.Relay;

/// <summary>Says whether the service signed a webhook, in either of the two ways in which it signs.</summary>
/// <remarks><see href="https://www.standardwebhooks.com"/>; accounts from before are signed
/// with the whole text of the secret as the key.</remarks>
internal sealed class SignatureCheck
{
    private const int ShortestSecret = 16;
    private const int MostEntries = 16;
    private const int LongestId = 256;

    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private readonly IReadOnlyList<byte[]> _keys;

    private SignatureCheck(IReadOnlyList<byte[]> keys) => _keys = keys;

    /// <param name="secrets">One or more, separated by white space or commas: while a secret is rotated both are good.</param>
    /// <returns>Null where a secret is missing or too short to be one.</returns>
    public static SignatureCheck? Of(string secrets)
    {
        var each = secrets.Split([' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries);
        return each.Length == 0 || Array.Exists(each, secret => secret.Length < ShortestSecret) ? null : new([.. each.SelectMany(KeysOf)]);
    }

    /// <summary>Whether a moment, in Unix seconds, is so near that what was sent then is no old delivery sent once more.</summary>
    public static bool IsTimely(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Tolerance.TotalSeconds;

    /// <summary>Whether one of the signatures is right for the bytes as they came.</summary>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The value of <c>webhook-signature</c>: entries <c>v1,base64</c> with spaces between.</param>
    /// <param name="body">The body.</param>
    public bool IsSigned(string id, string timestamp, string signatures, ReadOnlySpan<byte> body)
    {
        if (id.Length is 0 or > LongestId)
        {
            return false;
        }

        var given = signatures
            .Split(' ', MostEntries + 1, StringSplitOptions.RemoveEmptyEntries)
            .Take(MostEntries)
            .Select(Decoded)
            .OfType<byte[]>()
            .ToList();
        if (given.Count == 0)
        {
            return false;
        }

        foreach (var key in _keys)
        {
            var expected = WebhookSignature.Sign(key, id, timestamp, body);
            if (given.Exists(signature => CryptographicOperations.FixedTimeEquals(signature, expected)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The standard key, then the former one.</summary>
    private static IEnumerable<byte[]> KeysOf(string secret)
    {
        if (WebhookSignature.KeyOf(secret) is { } key)
        {
            yield return key;
        }

        yield return Encoding.UTF8.GetBytes(secret);
    }

    private static byte[]? Decoded(string entry)
    {
        var signature = new byte[HMACSHA256.HashSizeInBytes];
        return entry.StartsWith("v1,", StringComparison.Ordinal)
            && Convert.TryFromBase64String(entry[3..], signature, out var length)
            && length == signature.Length
            ? signature
            : null;
    }
}
