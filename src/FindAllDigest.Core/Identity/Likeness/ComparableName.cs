using System.Text;
using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>A name as it is compared with others for hints: in Latin letters, without legal form, articles and punctuation, each word in
/// one spelling.</summary>
public sealed partial class ComparableName
{
    internal static readonly string[] SiteEndings = [".com", ".net", ".org", ".io", ".ai", ".co", ".app", ".dev"];

    private ComparableName(string[] plain, string[] words, string initials)
    {
        Words = words;
        Joined = string.Concat(plain.Select(NameSpelling.Of));
        Acronym = plain is [var only] ? only : "";
        Initials = initials;
        Places = Sorted(words.Where(NameWords.IsPlace));
        Generic = Sorted(words.Where(word => NameWords.IsGeneric(word) && !NameWords.IsPlace(word)));
        var core = words.Where(word => !NameWords.IsGeneric(word) && !NameWords.IsPlace(word)).ToArray();
        Core = core.Length > 0 ? core : words;
        IsTelling = Core.Any(NameWords.IsTelling);
        Letters = string.Concat(Core);
        SortedCore = [.. Core.Order(StringComparer.Ordinal)];
        Numbers = Sorted(words.Where(word => word.Any(char.IsAsciiDigit)));
    }

    /// <summary>All words that say anything, in order.</summary>
    public IReadOnlyList<string> Words { get; }

    public string Joined { get; }

    /// <summary>The words that tell it from others: without places and words such as <em>group</em>, unless there are no other.</summary>
    public IReadOnlyList<string> Core { get; }

    /// <summary>Whether a word of the core is hardly anybody else's.</summary>
    public bool IsTelling { get; }

    public string Letters { get; }

    /// <summary>The only word as it is written; empty where there are several.</summary>
    public string Acronym { get; }

    /// <summary>The first letters of all words but the legal form.</summary>
    public string Initials { get; }

    internal IReadOnlyList<string> SortedCore { get; }
    internal IReadOnlyList<string> Numbers { get; }
    internal IReadOnlyList<string> Places { get; }
    internal IReadOnlyList<string> Generic { get; }

    /// <summary>Reads a name, which may be any text of the open web.</summary>
    public static ComparableName Of(string name)
    {
        var folded = NameKey.Fold(name.Length > NameSketch.LongestName ? name[..NameSketch.LongestName] : name);
        var outside = WithoutParentheses(folded);
        var bare = Latin.Of(LegalForms.Drop(WithoutSiteEndings(string.IsNullOrWhiteSpace(outside) ? folded : outside)));
        var words = JoinInitials(Split(bare)).ToList();
        var telling = words.Where(word => !NameWords.IsIgnored(word)).ToList();
        string[] plain = [.. telling.Count > 0 ? telling : words];
        return new(
            plain,
            [.. plain.Select(NameSpelling.Of).Select(NameWords.Same)],
            string.Concat((telling.Count > 1 ? telling : words).Select(word => word[0])));
    }

    private static string WithoutParentheses(string folded)
    {
        var open = folded.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : folded.IndexOf(')', open);
        return close < 0 ? folded : WithoutParentheses($"{folded[..open]} {folded[(close + 1)..]}");
    }

    private static string WithoutSiteEndings(string folded) => !folded.Contains('.', StringComparison.Ordinal) ? folded : string.Join(
        ' ',
        folded.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(WithoutSiteEnding));

    private static string WithoutSiteEnding(string word) =>
        SiteEndings.FirstOrDefault(
            ending => word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal)) is { } found
            ? word[..^found.Length]
            : word;

    private static IEnumerable<string> Split(string name)
    {
        var word = new StringBuilder();
        foreach (var rune in TightJoin().Replace(name, "").EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune);
            }
            else if (rune.Value is not ('\'' or '.') && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary><c>J P Morgan</c> is <c>JP Morgan</c>: letters on their own that follow one another are one word.</summary>
    private static IEnumerable<string> JoinInitials(IEnumerable<string> words)
    {
        var letters = "";
        foreach (var word in words)
        {
            if (word.Length == 1 && char.IsAsciiLetter(word[0]))
            {
                letters += word;
                continue;
            }

            if (letters.Length > 0)
            {
                yield return letters;
                letters = "";
            }

            yield return word;
        }

        if (letters.Length > 0)
        {
            yield return letters;
        }
    }

    /// <summary><c>&amp;</c> and <c>+</c> without spaces join their sides to one word: <c>AT&amp;T</c>.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{Nd}])[&+](?=[\p{L}\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex TightJoin();

    private static string[] Sorted(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
