using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>The names of match conditions and enrichments, which are keys of the same object
/// in a candidate's output and so must differ.</summary>
internal sealed class KeySpace(ProblemList problems)
{
    private const int LongestName = 64;

    // The service warns about these: they only repeat the evidence that it gives for every answer.
    private static readonly string[] Reserved = ["citations", "confidence", "evidence", "reasoning", "source", "sources", "source_urls"];

    private readonly Dictionary<string, JsonPlace> _names = new(StringComparer.Ordinal);

    public void AddCondition(string name, JsonPlace place)
    {
        CheckShape(name, place);
        AddUnique(name, place);
    }

    public void AddProperty(string name, JsonPlace place)
    {
        CheckShape(name, place);
        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add(
                place,
                $"the enrichment name '{name}' repeats what the service tells about every answer.",
                $"Choose another name, or drop it; names to avoid are {string.Join(", ", Reserved)}.");
        }

        AddUnique(name, place);
    }

    // Dots are left out because the service marks parts of an answer with them ("key_people.0").
    private void CheckShape(string name, JsonPlace place)
    {
        if (name.Length is 0 or > LongestName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
        {
            problems.Add(
                place,
                $"'{ProblemList.Shown(name)}' cannot be a name.",
                $"Write 1 to {LongestName} letters a-z, digits, '_' or '-', such as founded_after_2020_check.");
        }
    }

    private void AddUnique(string name, JsonPlace place)
    {
        if (!_names.TryAdd(name, place))
        {
            problems.Add(
                place,
                $"the name '{ProblemList.Shown(name)}' is taken: first in line {_names[name].Line}.",
                "Rename one: match conditions and enrichments share their keys in a candidate's output.");
        }
    }
}
