using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>What words of names are worth as evidence: committed lists, <c>Data/name-words.txt</c>.</summary>
internal static class NameWords
{
    private const double CommonWeight = 0.4;

    private static readonly ILookup<string, string[]> Sections = ShippedList.Sections("name-words.txt")
        .ToLookup(line => line.Section, line => line.Line.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> SameWords = Sections["@same"]
        .SelectMany(line => line[1..].Select(word => (Word: NameSpelling.Of(word), First: NameSpelling.Of(line[0]))))
        .DistinctBy(pair => pair.Word)
        .ToDictionary(pair => pair.Word, pair => pair.First, StringComparer.Ordinal);

    private static readonly HashSet<string> Ignored = Sections["@ignored"].SelectMany(words => words).ToHashSet(StringComparer.Ordinal);
    private static readonly HashSet<string> Generic = WordsOf("@generic");
    private static readonly HashSet<string> Places = WordsOf("@place");
    private static readonly HashSet<string> Common = WordsOf("@common");

    /// <summary>The words that only join others.</summary>
    public static IEnumerable<string> AllIgnored => Ignored;

    /// <summary>The words that may be added or left out, in their one spelling.</summary>
    public static IEnumerable<string> AllGeneric => Generic.Concat(Places).Distinct(StringComparer.Ordinal);

    /// <summary>Words with another spelling, and that spelling.</summary>
    public static IEnumerable<KeyValuePair<string, string>> AllSame => SameWords;

    /// <summary>Whether a word only joins others: articles, prepositions, <em>and</em> in its languages.</summary>
    public static bool IsIgnored(string word) => Ignored.Contains(word);

    /// <summary>Whether nearly any organisation may add the word or leave it out.</summary>
    public static bool IsGeneric(string word) => Generic.Contains(word);

    /// <summary>Whether the word is a country or a region.</summary>
    public static bool IsPlace(string word) => Places.Contains(word);

    /// <summary>Whether hardly anybody else is called by the word.</summary>
    public static bool IsTelling(string word) =>
        word.Length >= 3 && !Generic.Contains(word) && !Places.Contains(word) && !Common.Contains(word);

    /// <summary>How much a word tells beside others.</summary>
    public static double Weight(string word) => IsTelling(word) ? 1 : CommonWeight;

    /// <summary>The one spelling of a word that has several: <c>1</c> of <em>first</em>, <c>intl</c> of <em>international</em>.</summary>
    public static string Same(string word) => SameWords.GetValueOrDefault(word, word);

    private static HashSet<string> WordsOf(string section) =>
        Sections[section].SelectMany(words => words).Select(NameSpelling.Of).Select(Same).ToHashSet(StringComparer.Ordinal);
}
