using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FindAllDigest.Core.Safety;

/// <summary>A value that opens a door: a key, a token, a header of somebody's server. It
/// prints as asterisks, so that no log or exception shows it by accident.</summary>
/// <remarks>It has no property, so that no serializer writes it either.</remarks>
public sealed class Secret
{
    /// <summary>Stands for a secret wherever it would have been printed.</summary>
    public const string Mask = "***";

    /// <summary>A shorter value opens nothing, and blotting it out would blot out words.</summary>
    private const int ShortestMasked = 4;

    private readonly string _value;

    private Secret(string value) => _value = value;

    /// <summary>In characters.</summary>
    public int Length => _value.Length;

    /// <summary>Whether it is long enough to be recognised where it must not be.</summary>
    private bool IsRecognisable => _value.Length >= ShortestMasked;

    public static Secret Of(string value) => new(value);

    /// <summary>Reads a key or a token; white space around it, which secrets pasted into a form often have, is dropped.</summary>
    /// <remarks>It travels in a header, so anything but printable ASCII without spaces is refused
    /// here and not by the transport, whose message would show it.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Secret? secret)
    {
        var trimmed = text?.Trim();
        secret = trimmed is { Length: > 0 } && trimmed.All(character => character is > ' ' and <= '~') ? new(trimmed) : null;
        return secret is not null;
    }

    /// <summary>The value itself, for the one request that needs it.</summary>
    public string Reveal() => _value;

    /// <summary>Blots the secret out of a text, in whatever case it is written there.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? MaskIn(string? text) => IsRecognisable ? text?.Replace(_value, Mask, StringComparison.OrdinalIgnoreCase) : text;

    /// <summary>Blots the secret out of UTF-8 bytes, which may be no text at all.</summary>
    public byte[] MaskIn(byte[] utf8)
    {
        var value = Encoding.UTF8.GetBytes(_value);
        if (!IsRecognisable || utf8.AsSpan().IndexOf(value) < 0)
        {
            return utf8;
        }

        // Latin-1 holds every byte as one character and gives it back.
        var masked = Encoding.Latin1.GetString(utf8).Replace(Encoding.Latin1.GetString(value), Mask, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(masked);
    }

    public override string ToString() => Mask;
}
