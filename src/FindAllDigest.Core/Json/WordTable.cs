namespace FindAllDigest.Core.Json;

/// <summary>The words that stand for the values of an enumeration in a file.</summary>
internal sealed class WordTable<T>(params (string Word, T Value)[] entries)
    where T : struct, Enum
{
    public IEnumerable<string> Words => entries.Select(entry => entry.Word);

    public string WordOf(T value) => entries.First(entry => entry.Value.Equals(value)).Word;

    public bool TryParse(string? word, out T value)
    {
        var found = Array.Find(entries, entry => entry.Word == word);
        value = found.Value;
        return found.Word is not null;
    }
}
