using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes changed entities ready to print.</summary>
internal static class ChangedEntityViewFactory
{
    private const int ValueLength = 160;
    private const int MaximumChanges = 12;

    /// <param name="drop">The box that takes it off the list; null where there is none.</param>
    public static ChangedEntityView Create(DigestEntity entry, PrintedBox? drop = null)
    {
        var link = MarkdownEscaper.Link(entry.Entity.Url);
        return new ChangedEntityView
        {
            Name = EntityViewFactory.NameOf(entry.Entity),
            Drop = BoxView.Of(drop),
            Link = link,
            HasLink = !link.IsEmpty,
            FirstSeen = MarkdownText.Of(entry.Entity.FirstSeen),
            Changes =
            [
                .. entry.Changes
                    .Where(change => change is not { Kind: ChangeKind.Presence, AfterJson: "false" })
                    .Take(MaximumChanges)
                    .Select(Change)
            ],
        };
    }

    private static ChangeView Change(EntityChange change) => new()
    {
        Field = change.Kind switch
        {
            ChangeKind.Url => MarkdownEscaper.Escape("Address"),
            ChangeKind.Presence => MarkdownEscaper.Escape("Recheck"),
            _ => EntityViewFactory.NameOf(change.Field),
        },
        Before = Value(change.Kind, change.BeforeJson),
        After = Value(change.Kind, change.AfterJson),
        Source = MarkdownEscaper.Link(change.Source),
    };

    private static MarkdownText Value(ChangeKind kind, string json) => (kind, json) switch
    {
        (ChangeKind.Condition, "true") => MarkdownEscaper.Escape("met"),
        (ChangeKind.Condition, "false") => MarkdownEscaper.Escape("not met"),
        (ChangeKind.Presence, "true") => MarkdownEscaper.Escape("seen again"),
        (ChangeKind.Presence, _) => MarkdownEscaper.Escape("not seen"),
        _ => MarkdownEscaper.Value(AnswerText.Of(json), ValueLength) is { IsEmpty: false } value
            ? value
            : MarkdownEscaper.Escape("nothing"),
    };
}
