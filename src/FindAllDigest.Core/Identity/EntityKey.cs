using System.Buffers;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Who an entity is: two rows, candidates or lines with the same key are the same entity. The one place of that decision; see
/// <see cref="Of"/> for it.</summary>
public sealed record EntityKey : IComparable<EntityKey>
{
    private const int UsualLength = 256;

    /// <summary>Parts address and name of a page that several share. No key of an address holds a space.</summary>
    private const string SharedBy = " name:";

    private static readonly SearchValues<char> HostEnds = SearchValues.Create(":/?# ");

    private EntityKey(string value) => Value = value;

    /// <summary><c>khosla.com</c>, <c>linkedin.com/company/acme</c>, <c>example.com/shop?id=7</c>, <c>name:acme robotics</c>, and where
    /// several share a page <c>news.example/article name:acme robotics</c>. One line, no controls.</summary>
    public string Value { get; }

    /// <summary>Made from the name, since there was no usable URL.</summary>
    public bool IsByName => Value.StartsWith("name:", StringComparison.Ordinal);

    /// <summary>Made from address and name, since the page has entities of other names too.</summary>
    public bool IsShared => !IsByName && Value.Contains(SharedBy, StringComparison.Ordinal);

    /// <summary>The key of the address alone; the key itself unless <see cref="IsShared"/>.</summary>
    public EntityKey Address => IsShared ? new(Value[..Value.IndexOf(SharedBy, StringComparison.Ordinal)]) : this;

    /// <summary>The folded name beside the address; empty unless <see cref="IsShared"/>.</summary>
    public string NameAtAddress => IsShared ? Value[(Value.IndexOf(SharedBy, StringComparison.Ordinal) + SharedBy.Length)..] : string.Empty;

    /// <summary>The host of the key; empty when it is by name.</summary>
    public string Host => IsByName ? string.Empty : Value[..HostLength()];

    public static bool operator <(EntityKey left, EntityKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(EntityKey left, EntityKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(EntityKey left, EntityKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(EntityKey left, EntityKey right) => left.CompareTo(right) >= 0;

    /// <summary>The key of a URL, or of the name where the URL names no host. Scheme, <c>www.</c>, user info, usual port, fragment,
    /// tracking parameters and trailing slash say nothing; on an ordinary host neither do <c>/en</c>, <c>/home</c>, <c>/about</c>,
    /// <c>/index.html</c>.</summary>
    /// <remarks>Never throws. A URL that is none (<c>n/a</c>, <c>mailto:</c>, an e-mail address) gives way to the name; if that is empty
    /// too, its text is taken as a name. Both empty: <c>name:</c>. A key's own text gives the key again, and so does a URL with its query
    /// in another order.</remarks>
    public static EntityKey Of(string? url, string? name) => new(Write(url, name, remarks: null));

    /// <summary>Reads a stored <see cref="Value"/> back; text that is none becomes the key it would have as a URL.</summary>
    public static EntityKey Parse(string value) =>
        value.IndexOf(SharedBy, StringComparison.Ordinal) is > 0 and var end && Of(value[..end], name: null) is { IsByName: false } address
            ? address.With(NameKey.Fold(value[(end + SharedBy.Length)..]))
            : Of(value, name: null);

    /// <summary>The key of an entity that shares its address with others. Names that differ in their legal form alone give the same key; a
    /// name without a visible character leaves the address alone, and a key by name is left as it is.</summary>
    public EntityKey At(string name) => IsByName ? this : Address.With(EntityLikeness.NameWithoutLegalForm(name));

    /// <summary>By code point, which is the order of the UTF-8 bytes too: the same in every file, culture and tool.</summary>
    public int CompareTo(EntityKey? other)
    {
        if (other is null)
        {
            return 1;
        }

        var same = Value.AsSpan().CommonPrefixLength(other.Value);
        return same == Value.Length || same == other.Value.Length
            ? Value.Length.CompareTo(other.Value.Length)
            : Rank(Value[same]).CompareTo(Rank(other.Value[same]));
    }

    public override string ToString() => Value;

    internal static string Write(string? url, string? name, KeyRemarks? remarks)
    {
        var urlUtf8 = Encoding.UTF8.GetBytes(url ?? string.Empty);
        var nameUtf8 = Encoding.UTF8.GetBytes(name ?? string.Empty);
        Span<byte> usual = stackalloc byte[UsualLength];
        if (EntityKeyWriter.TryWrite(urlUtf8, nameUtf8, usual, remarks, out var length))
        {
            return Encoding.UTF8.GetString(usual[..length]);
        }

        var large = new byte[length];
        _ = EntityKeyWriter.TryWrite(urlUtf8, nameUtf8, large, out length);
        return Encoding.UTF8.GetString(large.AsSpan(0, length));
    }

    private EntityKey With(string foldedName) => foldedName.Length == 0 ? this : new(Value + SharedBy + foldedName);

    /// <summary>Surrogates stand for code points above every other character, though their own values lie below some.</summary>
    private static int Rank(char character) => char.IsSurrogate(character) ? character + char.MaxValue : character;

    private int HostLength()
    {
        var address = Value.IndexOf(']', StringComparison.Ordinal);
        var start = Value.StartsWith('[') ? address : 0;
        var end = Value.AsSpan(start).IndexOfAny(HostEnds);
        return end < 0 ? Value.Length : start + end;
    }
}
