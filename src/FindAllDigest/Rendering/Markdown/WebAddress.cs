using System.Diagnostics.CodeAnalysis;
using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Rendering.Markdown;

/// <summary>An address of the web that is safe to link: http or https, with its real host,
/// and only characters that mean nothing to any sink.</summary>
/// <param name="Text">The whole address in plain ASCII; everything that is special in Markdown, HTML or a table is percent-encoded.</param>
/// <param name="Host">The host it leads to, in ASCII, with the port where it is an unusual one.</param>
internal sealed record WebAddress(string Text, string Host)
{
    private const int MaximumLength = 2000;
    private const string Www = "www.";

    // https://www.rfc-editor.org/rfc/rfc3986#section-2, less ' ( ) * ! $ [ ] @ which some sink
    // reads, and less \ | < > " ` which none allows.
    private const string Kept = "-._~:/?#&+,;=%";

    /// <summary>The host as people are shown it: without <c>www.</c></summary>
    public string ShownHost =>
        Host.StartsWith(Www, StringComparison.OrdinalIgnoreCase) && Host.AsSpan(Www.Length).Contains('.') ? Host[Www.Length..] : Host;

    /// <summary>Reads an address; one without a scheme is taken for https.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WebAddress? address) =>
        TryParse(text, isOwnServer: false, out address);

    /// <summary>Reads an address of the server that the program itself runs for, which in a
    /// network of one's own may have a name without a dot.</summary>
    public static bool TryParseOwn(string? text, [NotNullWhen(true)] out WebAddress? address) =>
        TryParse(text, isOwnServer: true, out address);

    private static bool TryParse(string? text, bool isOwnServer, [NotNullWhen(true)] out WebAddress? address)
    {
        address = null;
        var line = OneLine.Of(text ?? "");
        if (line.Length is 0 or > MaximumLength || line.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        var absolute = line.Contains("://", StringComparison.Ordinal) ? line : $"https://{line}";
        if (!Uri.TryCreate(absolute, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.IdnHost.Length == 0
            || (!isOwnServer && !uri.IdnHost.Contains('.', StringComparison.Ordinal) && uri.HostNameType == UriHostNameType.Dns))
        {
            return false;
        }

        // User info is left out: it is there to make the host look like another.
        var host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        var authority = uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
        address = new WebAddress($"{uri.Scheme}://{authority}{Encode(uri.PathAndQuery + uri.Fragment)}", authority);
        return host.All(character => char.IsAscii(character) && !char.IsControl(character));
    }

    /// <summary>The same page by an address that GitHub takes for no reference: a link to an
    /// issue would show up in that issue's own history.</summary>
    /// <remarks>GitHub keeps the host <c>redirect.github.com</c> for this; it leads to the page and is shown as what it is.</remarks>
    public WebAddress WithoutReference() =>
        Host is "github.com" or "www.github.com"
            && Text.Split('/') is [_, _, _, _, _, "issues" or "pull" or "discussions" or "commit", _, ..]
            ? new WebAddress(Text.Replace($"://{Host}/", "://redirect.github.com/", StringComparison.Ordinal), "redirect.github.com")
            : this;

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)octet;
            if (char.IsAsciiLetterOrDigit(character) || Kept.Contains(character, StringComparison.Ordinal))
            {
                encoded.Append(character);
            }
            else
            {
                encoded.Append($"%{octet:X2}");
            }
        }

        return encoded.ToString();
    }
}
