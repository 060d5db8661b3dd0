using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes changed entities ready to print.</summary>
internal sealed class ChangedEntityViewFactory(Proposal proposal)
{
    private const int ValueLength = 160;
    private const int MaximumChanges = 12;

    private readonly ChangedValues _values = new(
        proposal.Page.Columns, [.. proposal.New, .. proposal.BackAgain, .. proposal.Changed, .. proposal.NoLongerMatches]);

    /// <param name="drop">The box that takes it off the list; null where there is none.</param>
    public ChangedEntityView Create(DigestEntity entry, PrintedBox? drop = null)
    {
        var (link, name) = (MarkdownEscaper.Link(entry.Entity.Url), EntityViewFactory.NameOf(entry.Entity));
        List<EntityChange> told =
        [
            .. entry.Changes
                .Where(change => change is not { Kind: ChangeKind.Presence, AfterJson: "false" })
                .Take(MaximumChanges)
        ];
        return new ChangedEntityView
        {
            Name = name,
            Drop = BoxView.Of(drop),
            Link = link,
            HasLink = !link.IsEmpty,
            FirstSeen = new MarkdownText(proposal.DayOf(entry.Entity.FirstSeen)),
            Changes = [.. told.Select(Change)],
            Given = [.. told.Where(_values.IsFormatted).Select(change => Given(name, change))],
        };
    }

    private ChangeView Change(EntityChange change) => new()
    {
        Field = change.Kind switch
        {
            ChangeKind.Url => MarkdownEscaper.Escape("Address"),
            ChangeKind.Presence => MarkdownEscaper.Escape("Recheck"),
            _ => NameOf(change),
        },
        Before = Value(change, change.BeforeJson),
        After = Value(change, change.AfterJson),
        Source = MarkdownEscaper.Link(change.Source),
    };

    /// <summary>An enrichment is called as its column is.</summary>
    private MarkdownText NameOf(EntityChange change) => EntityViewFactory.NameOf(
        change.Field,
        change.Kind == ChangeKind.Enrichment ? proposal.Page.Columns?.FirstOrDefault(column => column.Field == change.Field)?.Title : null);

    private MarkdownText Value(EntityChange change, string json) => (change.Kind, json) switch
    {
        (ChangeKind.Condition, "true") => MarkdownEscaper.Escape("met"),
        (ChangeKind.Condition, "false") => MarkdownEscaper.Escape("not met"),
        (ChangeKind.Presence, "true") => MarkdownEscaper.Escape("seen again"),
        (ChangeKind.Presence, _) => MarkdownEscaper.Escape("not seen"),
        _ => Text(_values.TextOf(change, json)),
    };

    private GivenChangeView Given(MarkdownText name, EntityChange change) => new(
        name, NameOf(change), Text(AnswerText.Of(change.BeforeJson)), Text(AnswerText.Of(change.AfterJson)));

    private static MarkdownText Text(string value) =>
        MarkdownEscaper.Value(value, ValueLength) is { IsEmpty: false } text ? text : MarkdownEscaper.Escape("nothing");
}
