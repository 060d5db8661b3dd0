using System.Text.Json;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Collects a sentence for every piece of an answer that could not be read, while the rest is kept.</summary>
internal sealed class ReadingNotes(Secret key)
{
    private const int Most = 50;
    private const int LongestQuote = 80;

    private readonly List<string> _sentences = [];
    private int _left;

    public IReadOnlyList<string> Sentences =>
        _left == 0 ? _sentences : [.. _sentences, $"{_left} more pieces of the answer could not be read."];

    public void Add(string sentence)
    {
        if (_sentences.Count < Most)
        {
            _sentences.Add(sentence);
        }
        else
        {
            _left++;
        }
    }

    /// <summary>What a list holds; nothing where there is none.</summary>
    /// <param name="sentence">Noted where it is something else than a list.</param>
    public IEnumerable<JsonElement> ListOf(JsonElement element, string sentence)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray();
        }

        if (element.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            Add(sentence);
        }

        return [];
    }

    public string Quote(string? foreign) => ForeignLine.Of(foreign, key, LongestQuote) is { } line ? $"'{line}'" : "without a name";
}
