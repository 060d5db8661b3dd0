using System.Text.RegularExpressions;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Rendering.Markdown;

/// <summary>Puts sentences of this program into Markdown: an address of the service or of the repository's own settings is a link, a
/// command between quotes is code to copy, and the rest is escaped. A sentence may quote anything, so no other address is linked.</summary>
/// <param name="repository">The repository's page, without a slash at the end; empty where it is not known.</param>
internal sealed partial class MarkdownSentence(string repository)
{
    private const string Scheme = "https://";

    /// <param name="maximumLength">Most characters of the sentence that are kept.</param>
    public MarkdownText Of(string? sentence, int maximumLength = int.MaxValue)
    {
        var line = OneLine.Of(sentence ?? "", maximumLength);
        var (markdown, end) = ("", 0);
        foreach (Match match in Special().Matches(line))
        {
            if (match.Groups["command"] is { Success: true } command)
            {
                markdown += Between(line[end..match.Index]) + MarkdownEscaper.Code(command.Value).Markdown;
                end = match.Index + match.Length;
            }
            else if (LinkOf(match.Value) is { } link)
            {
                markdown += Between(line[end..match.Index]) + link;
                end = match.Index + match.Length;
            }
        }

        return end == 0
            ? MarkdownEscaper.Escape(sentence, maximumLength)
            : new MarkdownText(markdown + Between(line[end..]));
    }

    // One line has single spaces, and the escaper drops those at the ends.
    private static string Between(string text) =>
        $"{(text.StartsWith(' ') ? " " : "")}{MarkdownEscaper.Escape(text).Markdown}{(text.Length > 1 && text.EndsWith(' ') ? " " : "")}";

    private static string WithoutScheme(string address) => address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..];

    /// <summary>The address with its path, since that says which page it is; null where it is not to be linked.</summary>
    private string? LinkOf(string text)
    {
        if (ServicePage().IsMatch(text))
        {
            return $"[{text[Scheme.Length..].TrimEnd('/')}](<{text}>)";
        }

        return repository.Length > 0
            && text.StartsWith($"{repository}/", StringComparison.Ordinal)
            && RepositoryPage().IsMatch(text[repository.Length..])
                ? $"[{MarkdownEscaper.WordsOfLink(WithoutScheme(repository))}{text[repository.Length..]}](<{text}>)"
                : null;
    }

    [GeneratedRegex(
        @"https?://[A-Za-z0-9./_:-]*[A-Za-z0-9/_-]|'(?<command>(?:findall-digest|git) [^'`|]{1,200})'", RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    [GeneratedRegex(@"^https://(?:platform|docs)\.parallel\.ai(?:/[a-z0-9/-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServicePage();

    [GeneratedRegex(@"^/(?:settings|actions)(?:/[a-z0-9./-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RepositoryPage();
}
