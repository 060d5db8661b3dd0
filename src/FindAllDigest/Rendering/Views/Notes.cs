using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>The sentences that a reader must not miss, ready to print.</summary>
internal static class Notes
{
    private const int MaximumNotes = 5;
    private const int NoteLength = 600;

    /// <summary>The first of them; a run with a thousand faults has one cause.</summary>
    public static IReadOnlyList<MarkdownText> Of(IReadOnlyList<string> notes) =>
    [
        .. notes.Take(MaximumNotes).Select(note => MarkdownEscaper.Escape(note, NoteLength)),
        .. notes
            .Skip(MaximumNotes)
            .Take(1)
            .Select(_ => MarkdownEscaper.Escape($"There are {notes.Count - MaximumNotes} more of these.")),
    ];
}
