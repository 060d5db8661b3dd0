using System.Globalization;
using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Imports;

/// <summary>Drops what stands around the names of a list: marks of a quoted mail, numbers, bullets, Markdown's bold and italic.</summary>
internal static partial class ListMarks
{
    /// <summary>The lines of a text without the marks of a quotation, and without their numbers where the lines are numbered.</summary>
    public static IReadOnlyList<string> Drop(IEnumerable<string> lines)
    {
        var texts = lines.Select(line => Quotation().Replace(line, "")).ToList();
        return IsNumbered(texts) ? [.. texts.Select(text => Number().Replace(text, ""))] : texts;
    }

    /// <summary>A line without a bullet and without bold, italic and struck-out marks.</summary>
    /// <param name="lead">The words at the beginning that are marked apart from what follows; empty where none are.</param>
    public static string Drop(string line, out string lead)
    {
        lead = "";
        var text = Bullet().Replace(line, "");
        if (text.Length > BareHost.LongestLine)
        {
            return text;
        }

        var marked = Lead().Match(text);
        lead = marked.Success ? marked.Groups["text"].Value.TrimEnd(':', ' ') : "";

        // What follows a marked name is apart from it, whether or not a separator says so.
        var rest = marked.Success ? text[marked.Length..] : "";
        return marked.Success && BareHost.Beside($"{lead}, {rest.Trim()}") is not null
            ? $"{lead}, {rest.Trim()}"
            : Emphasis().Replace(Emphasis().Replace(text, "${text}"), "${text}");
    }

    /// <summary>Whether numbers stand before the lines: a numbered list, where <c>1. FC Union</c> alone is a name.</summary>
    private static bool IsNumbered(List<string> texts)
    {
        var numbers = texts.Select(text => Number().Match(text)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        var steps = numbers.Zip(numbers.Skip(1), (one, next) => next - one).ToList();
        var isMost = numbers.Count * 2 > texts.Count(text => text.Length > 0);
        return steps.Count > 0 && (steps.TrueForAll(step => step == 1) || (isMost && steps.TrueForAll(step => step > 0)));
    }

    [GeneratedRegex(@"^(?:>[ \t]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"^(\d{1,4})[.)][ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:[•*–-][ \t]+|•)+(?:\[[ xX]\][ \t]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    // A star before a dot or a slash is a pattern's.
    [GeneratedRegex(
        @"(?<![^\s(\[""])(?<mark>\*{1,3}|_{1,3}|~~|`)(?=[\p{L}\p{N}\[(*_~`])(?<text>.*?[^\s/,;])\k<mark>(?![\w/.*_])",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(
        @"^(?<mark>\*{2,3}|__|~~)(?=[\p{L}\p{N}])(?<text>.*?[^\s/,;])\k<mark>(?:\s+[-–—]\s+|\s*[—|]\s*|\s*:\s+|\s+(?=\S+\.\S+$)|"
            + @"(?<=:\k<mark>)\s+)",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Lead();
}
