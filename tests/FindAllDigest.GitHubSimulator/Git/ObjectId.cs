using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Names a git object: the SHA-1 of <c>kind SP length NUL content</c>, as 40 lower-case hexadecimal digits.</summary>
public sealed record ObjectId : IComparable<ObjectId>
{
    private ObjectId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Computes the id the way git does.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is git's object format, not a safeguard here.")]
    public static ObjectId Of(string kind, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"{kind} {content.Length}\0"));
        hash.AppendData(content);
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <exception cref="FormatException">The text is not 40 hexadecimal digits.</exception>
    public static ObjectId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an object id.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out ObjectId? id)
    {
        id = text is { Length: 40 } && text.All(char.IsAsciiHexDigit) ? new(text.ToLowerInvariant()) : null;
        return id is not null;
    }

    public int CompareTo(ObjectId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    public static bool operator <(ObjectId left, ObjectId right) => left.CompareTo(right) < 0;

    public static bool operator >(ObjectId left, ObjectId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ObjectId left, ObjectId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ObjectId left, ObjectId right) => left.CompareTo(right) >= 0;
}
