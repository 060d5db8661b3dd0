using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>A box that people tick. It stands in a list:
/// <c>- {{ box.tick }} words {{ box.mark }}</c>, and its words on that line.</summary>
/// <param name="Tick"><c>[ ]</c> or <c>[x]</c>; empty where there are no boxes, as in files and issues.</param>
/// <param name="Mark">The hidden comment that says which box it is, and what became of it; the last of its line.</param>
internal sealed record BoxView(MarkdownText Tick, MarkdownText Mark)
{
    internal static BoxView None { get; } = new(MarkdownText.Empty, MarkdownText.Empty);

    // Its parts are the program's own: an entity's key is percent-encoded in it.
    internal static BoxView Of(PrintedBox? box) => box is null ? None : new(new MarkdownText(box.Tick), new MarkdownText(box.Mark));
}
