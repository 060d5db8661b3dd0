using System.Text.RegularExpressions;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Rendering.Markdown;

/// <summary>A sentence of this program as Markdown: an address in it is a link that shows where it leads, a command between quotes is
/// code to copy, and the rest is escaped. It may quote anything.</summary>
internal static partial class MarkdownSentence
{
    private const int LongestShown = 60;

    /// <param name="maximumLength">Most characters of the sentence that are kept.</param>
    public static MarkdownText Of(string? sentence, int maximumLength = int.MaxValue)
    {
        var line = OneLine.Of(sentence ?? "", maximumLength);
        var (markdown, end) = ("", 0);
        foreach (Match match in Special().Matches(line))
        {
            markdown += Between(line[end..match.Index]);
            markdown += match.Groups["command"] is { Success: true } command
                ? MarkdownEscaper.Code(command.Value).Markdown
                : Linked(match.Value);
            end = match.Index + match.Length;
        }

        return end == 0
            ? MarkdownEscaper.Escape(sentence, maximumLength)
            : new MarkdownText(markdown + Between(line[end..]));
    }

    // One line has single spaces, and the escaper drops those at the ends.
    private static string Between(string text) =>
        $"{(text.StartsWith(' ') ? " " : "")}{MarkdownEscaper.Escape(text).Markdown}{(text.Length > 1 && text.EndsWith(' ') ? " " : "")}";

    // A short address is shown whole, since its path says which page it is.
    private static string Linked(string text)
    {
        if (!WebAddress.TryParseOwn(text, out var address))
        {
            return MarkdownEscaper.Escape(text).Markdown;
        }

        var own = address.WithoutReference();
        var shown = own.Text[(own.Text.IndexOf("://", StringComparison.Ordinal) + "://".Length)..].TrimEnd('/');
        return shown.Length <= LongestShown && own.ShownHost == own.Host && PlainPath().IsMatch(shown)
            ? $"[{shown.Replace("_", @"\_", StringComparison.Ordinal)}](<{own.Text}>)"
            : MarkdownEscaper.Link(text).Markdown;
    }

    [GeneratedRegex(
        @"https?://[^\s'""<>()\[\]`|\\]*[^\s'""<>()\[\]`|\\.,:;!?…]|'(?<command>(?:findall-digest|git) [^'`|]{1,200})'",
        RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    [GeneratedRegex(@"^[A-Za-z0-9./_:-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPath();
}
