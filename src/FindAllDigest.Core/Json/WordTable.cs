namespace FindAllDigest.Core.Json;

/// <summary>The words that stand for the values of an enumeration in a file.</summary>
internal sealed class WordTable<T>(params (string Word, T Value)[] entries)
    where T : struct, Enum
{
    public IEnumerable<string> Words => entries.Select(entry => entry.Word);

    public string WordOf(T value) => entries.First(entry => entry.Value.Equals(value)).Word;

    /// <summary>The value of a word; null where no value has it.</summary>
    public T? ValueOf(string? word) =>
        Array.Find(entries, entry => entry.Word == word) is { Word: not null, Value: var value } ? value : null;
}
