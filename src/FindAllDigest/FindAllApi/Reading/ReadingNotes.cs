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

    public string Quote(string? foreign) => ForeignLine.Of(foreign, key, LongestQuote) is { } line ? $"'{line}'" : "without a name";
}
