using System.Globalization;
using System.Text;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RawRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private const string EndOfHead = "\r\n\r\n";

    /// <returns>Null while a part is still to come.</returns>
    public static RawRequest? TryParse(string text)
    {
        var end = text.IndexOf(EndOfHead, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var lines = text[..end].Split("\r\n");
        var headers = lines[1..]
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = text[(end + EndOfHead.Length)..];
        var length = headers.TryGetValue("Content-Length", out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : 0;
        return Encoding.UTF8.GetByteCount(body) < length ? null : new(lines[0], headers, body);
    }
}
