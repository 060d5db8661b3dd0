using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Collects, in order, what was done to a URL or a name on the way to its key. The steps that make keys take an optional one, so
/// that the explanation comes from the very code that decides, and costs nothing where nobody asks.</summary>
internal sealed class KeyRemarks
{
    private readonly List<string> _sentences = [];

    public IReadOnlyList<string> Sentences => _sentences;

    public void Add(string sentence) => _sentences.Add(sentence);

    /// <summary>Bytes as they are read by a person; control characters become spaces, since the text may be hostile.</summary>
    public static string Text(ReadOnlySpan<byte> utf8) => Text(Encoding.UTF8.GetString(utf8));

    /// <inheritdoc cref="Text(ReadOnlySpan{byte})"/>
    public static string Text(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text;
}
