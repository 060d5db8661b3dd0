using System.Buffers;
using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Rendering.Markdown;

/// <summary>The one way by which foreign text enters Markdown. What comes out renders as the text itself and as nothing else.</summary>
/// <remarks>GitHub looks for mentions, references and bare addresses in the rendered text, where no backslash helps, so a zero-width space
/// is put inside them:
/// <see href="https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls"/>.
/// Everything that Markdown itself would read is escaped: <see href="https://github.github.com/gfm/#backslash-escapes"/>.</remarks>
internal static class MarkdownEscaper
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private const char Break = '\u200B';
    private static readonly string[] AutolinkedSchemes = ["mailto", "xmpp", "tel"];

    /// <summary>Foreign text as one line of inline Markdown, fit for a paragraph, a list item, a heading or a table cell.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="maximumLength">Most characters of the text that are kept; a longer one is cut
    /// between words, where there are any, and ends in …</param>
    public static MarkdownText Escape(string? text, int maximumLength = int.MaxValue)
    {
        var line = OneLine.Of(text ?? "", maximumLength);
        line = line.Length > maximumLength ? WholeWords(line) : line;
        var markdown = new StringBuilder(line.Length + 16);
        for (var index = 0; index < line.Length; index++)
        {
            if (RunIdAt(line, index) is { Length: > 0 } id)
            {
                markdown.Append('`').Append(id).Append('`');
                index += id.Length - 1;
            }
            else
            {
                Append(markdown, line, index);
            }
        }

        // What the template prints next may be the dot or the colon that would complete it.
        if (FollowsWww(line, line.Length) || FollowsSchemeWithoutSlashes(line, line.Length))
        {
            markdown.Append(Break);
        }

        return new MarkdownText(markdown.ToString());
    }

    /// <summary>A value that was found: a link where it is wholly one address of the web with its scheme, else text.</summary>
    public static MarkdownText Value(string text, int maximumLength)
    {
        var line = OneLine.Of(text);
        var isAddress = line.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        return isAddress && !line.Contains(' ', StringComparison.Ordinal) ? Link(line) : Escape(line, maximumLength);
    }

    /// <summary>The host of an address as text; empty where it is none of the web.</summary>
    public static MarkdownText Host(string? url) =>
        WebAddress.TryParse(url, out var address) ? Escape(address.ShownHost) : MarkdownText.Empty;

    /// <summary>A link whose visible text is the host that it leads to; plain text where the address is not one of the web.</summary>
    public static MarkdownText Link(string? url) =>
        WebAddress.TryParse(url, out var address)
            ? Linked(address.WithoutReference())
            : Escape(url, MaximumAddressLength);

    /// <summary>A link with words of its own before the host, such as a page's title: the host stays visible.</summary>
    public static MarkdownText Link(string? url, string? title) =>
        Escape(title, MaximumTitleLength) is { IsEmpty: false } words
            ? Link(url) is { IsEmpty: false } link ? new MarkdownText($"{words.Markdown} ({link.Markdown})") : words
            : Link(url);

    /// <summary>An identifier as code. Nothing takes effect inside of it; what could end it is left out.</summary>
    public static MarkdownText Code(string identifier) =>
        new($"`{OneLine.Of(identifier).Replace("`", "", StringComparison.Ordinal).Replace("|", "", StringComparison.Ordinal)}`");

    /// <summary>An address of this program's own making, fit to stand between the round brackets
    /// of a link; empty where it is none.</summary>
    public static MarkdownText Address(string url) =>
        WebAddress.TryParseOwn(url, out var address) ? new MarkdownText(address.Text) : MarkdownText.Empty;

    private const int MaximumAddressLength = 200;
    private const int MaximumTitleLength = 120;

    // GitHub looks for nothing inside a link's words, so the host in them is as people copy it.
    private static MarkdownText Linked(WebAddress address) =>
        new($"[{WordsOfLink(address.ShownHost)}](<{address.Text}>)");

    /// <summary>The host of a link, or a name that GitHub allows, as the link's words.</summary>
    public static string WordsOfLink(string name) => name
        .Replace("_", @"\_", StringComparison.Ordinal)
        .Replace("[", @"\[", StringComparison.Ordinal)
        .Replace("]", @"\]", StringComparison.Ordinal);

    /// <summary>A text that was cut, without the word that the cut went through.</summary>
    private static string WholeWords(string line)
    {
        const int LongestWord = 24;
        var space = line.LastIndexOf(' ');
        return space > 0 && line.Length - space <= LongestWord ? $"{line[..space].TrimEnd(',', ';', ':')}…" : line;
    }

    /// <summary>The id of a FindAll run that begins here, which is printed as code so that it can
    /// be copied; empty where none does.</summary>
    private static ReadOnlySpan<char> RunIdAt(string line, int index)
    {
        const string Prefix = "findall_";
        const int FewestDigits = 8;
        var rest = line.AsSpan(index);
        if (!rest.StartsWith(Prefix, StringComparison.Ordinal) || (index > 0 && char.IsLetterOrDigit(line[index - 1])))
        {
            return [];
        }

        var digits = rest[Prefix.Length..].IndexOfAnyExcept(HexDigits);
        var length = digits < 0 ? rest.Length : Prefix.Length + digits;
        return length - Prefix.Length >= FewestDigits ? rest[..length] : [];
    }

    private static void Append(StringBuilder markdown, string line, int index)
    {
        var character = line[index];
        switch (character)
        {
            case '&':
                markdown.Append("&amp;");
                break;
            case '<':
                markdown.Append("&lt;");
                break;
            case '>':
                markdown.Append("&gt;");
                break;
            case '$':
                // Two of them would be read as a formula.
                markdown.Append("&#36;");
                break;
            case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '^':
                markdown.Append('\\').Append(character);
                break;
            case '@':
                markdown.Append('@').Append(Break);
                break;
            case '#':
                markdown.Append("\\#").Append(Break);
                break;
            case ':' when StartsAddress(line, index) || StartsEmoji(line, index):
                markdown.Append(':').Append(Break);
                break;
            case ':' when FollowsSchemeWithoutSlashes(line, index):
                markdown.Append(Break).Append(':');
                break;
            case '.' when FollowsWww(line, index):
                markdown.Append(Break).Append('.');
                break;
            case '-' when FollowsReferencePrefix(line, index):
                markdown.Append(character).Append(Break);
                break;
            case '+' or '=' when IsDoubled(line, index):
                // Marked and inserted text for readers other than GitHub.
                markdown.Append('\\').Append(character);
                break;
            case '-' or '+' or '=' or ':' when index == 0:
                markdown.Append('\\').Append(character);
                break;
            case '.' or ')' when IsListNumber(line, index):
                markdown.Append('\\').Append(character);
                break;
            case var letter when char.IsAsciiHexDigit(letter) && IsInsideCommitId(line, index):
                markdown.Append(letter).Append(Break);
                break;
            default:
                markdown.Append(character);
                break;
        }
    }

    private static bool StartsAddress(string line, int index) => line.AsSpan(index + 1).StartsWith("//", StringComparison.Ordinal);

    /// <summary>Whether <c>:name:</c> begins here, which GitHub shows as a picture. The second colon may be the template's.</summary>
    private static bool StartsEmoji(string line, int index)
    {
        const int LongestName = 60;
        var end = index + 1;
        while (end < line.Length && end - index < LongestName && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_' or '+' or '-'))
        {
            end++;
        }

        return end > index + 1 && (end == line.Length || line[end] == ':');
    }

    // https://github.github.com/gfm/#extended-protocol-autolink, and what other readers of Markdown link.
    private static bool FollowsSchemeWithoutSlashes(string line, int index) =>
        AutolinkedSchemes.Any(scheme => line.AsSpan(0, index).EndsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static bool IsDoubled(string line, int index) =>
        (index > 0 && line[index - 1] == line[index]) || (index + 1 < line.Length && line[index + 1] == line[index]);

    private static bool FollowsWww(string line, int index) => line.AsSpan(0, index).EndsWith("www", StringComparison.OrdinalIgnoreCase);

    // GH-12, and the prefixes that a repository may have set up for other trackers (TICKET-12).
    private static bool FollowsReferencePrefix(string line, int index) =>
        index > 0 && char.IsAsciiLetter(line[index - 1]) && index + 1 < line.Length && char.IsAsciiDigit(line[index + 1]);

    private static bool IsListNumber(string line, int index) => index > 0 && line.AsSpan(0, index).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Whether this is the sixth digit of what GitHub may take for a commit's id: seven
    /// or more hexadecimal digits, letters among them.</summary>
    private static bool IsInsideCommitId(string line, int index)
    {
        const int Shortest = 7;
        var start = index;
        while (start > 0 && char.IsAsciiHexDigit(line[start - 1]))
        {
            start--;
        }

        var end = index;
        while (end < line.Length && char.IsAsciiHexDigit(line[end]))
        {
            end++;
        }

        return end - start >= Shortest && (index - start) % (Shortest - 1) == Shortest - 2
            && line.AsSpan(start, end - start).ContainsAnyInRange('0', '9') && !line.AsSpan(start, end - start).ContainsOnlyDigits();
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
