using System.Buffers;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Writes entity keys as UTF-8, for lists of a million rows: nothing is allocated for ordinary ASCII input, and the bytes are
/// those of <see cref="EntityKey.Of"/> for every input. It is the one place where a key is made.</summary>
public static class EntityKeyWriter
{
    /// <summary>Writes the key of a URL and a name, both in UTF-8 and either may be empty. Never throws on any bytes. False where the
    /// destination is too small, and <paramref name="length"/> is then what it takes. Quickest
    /// with three times the URL's length and 260 bytes.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> url, ReadOnlySpan<byte> name, Span<byte> destination, out int length) =>
        TryWrite(url, name, destination, remarks: null, out length);

    internal static bool TryWrite(
        ReadOnlySpan<byte> url, ReadOnlySpan<byte> name, Span<byte> destination, KeyRemarks? remarks, out int length)
    {
        if (remarks is null && PlainUrl.TryFindKey(url, out var key))
        {
            length = key.Length;
            return key.TryCopyTo(destination);
        }

        if (url.IsEmpty)
        {
            remarks?.Add($"there is no URL, so the name {KeyRemarks.Text(name)} is taken");
            return TryWriteName(name, destination, out length);
        }

        if (url.Length <= UrlKey.MaxLength)
        {
            var isUrl = UrlText.IsPlain(url)
                ? TryWriteUrl(url, destination, remarks, out length, out var fits)
                : TryWriteForeign(url, destination, remarks, out length, out fits);
            if (isUrl)
            {
                return fits;
            }
        }

        return TryWriteInstead(url, name, destination, remarks, out length);
    }

    /// <summary>The name in place of a URL that is none; without a name, the text that stands for the URL.</summary>
    private static bool TryWriteInstead(
        ReadOnlySpan<byte> url, ReadOnlySpan<byte> name, Span<byte> destination, KeyRemarks? remarks, out int length)
    {
        var text = url.StartsWith(NameKey.Prefix) ? url[NameKey.Prefix.Length..] : url;
        remarks?.Add($"{KeyRemarks.Text(url)} names no host that could be a site");
        var fits = TryWriteName(name, destination, out length);
        if (length > NameKey.Prefix.Length)
        {
            remarks?.Add($"the name {KeyRemarks.Text(name)} is taken instead");
            return fits;
        }

        remarks?.Add("there is no name either, so the text itself is taken as one");
        return TryWriteName(text, destination, out length);
    }

    private static bool TryWriteUrl(ReadOnlySpan<byte> url, Span<byte> destination, KeyRemarks? remarks, out int length, out bool fits)
    {
        var work = UrlKey.WorkLength(url.Length);
        if (destination.Length >= work)
        {
            fits = true;
            return UrlKey.TryWrite(url, destination, remarks, out length);
        }

        var pooled = ArrayPool<byte>.Shared.Rent(work);
        var isUrl = UrlKey.TryWrite(url, pooled, remarks, out length);
        fits = isUrl && pooled.AsSpan(0, length).TryCopyTo(destination);
        ArrayPool<byte>.Shared.Return(pooled);
        return isUrl;
    }

    private static bool TryWriteForeign(ReadOnlySpan<byte> url, Span<byte> destination, KeyRemarks? remarks, out int length, out bool fits)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(9 * url.Length);
        var plain = UrlText.WritePlain(url, pooled);
        var isUrl = TryWriteUrl(pooled.AsSpan(0, plain), destination, remarks, out length, out fits);
        ArrayPool<byte>.Shared.Return(pooled);
        return isUrl;
    }

    private static bool TryWriteName(ReadOnlySpan<byte> name, Span<byte> destination, out int length)
    {
        length = NameKey.Prefix.Length + name.Length;
        if (Ascii.IsValid(name) && destination.Length >= length)
        {
            length = NameKey.WriteAscii(name, destination);
            return true;
        }

        var folded = Encoding.UTF8.GetBytes(NameKey.Fold(Encoding.UTF8.GetString(name)));
        length = NameKey.Prefix.Length + folded.Length;
        return NameKey.Prefix.TryCopyTo(destination) && folded.AsSpan().TryCopyTo(destination[NameKey.Prefix.Length..]);
    }
}
