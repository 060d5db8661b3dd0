using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>How changes of the entities of one proposal are told.</summary>
internal sealed class ChangeWords(Proposal proposal)
{
    private const int ValueLength = 160;

    private readonly ChangedValues _values = new(
        proposal.Page.Columns, [.. proposal.New, .. proposal.BackAgain, .. proposal.Changed, .. proposal.NoLongerMatches]);

    public bool IsFormatted(EntityChange change) => _values.IsFormatted(change);

    /// <summary>A day in words.</summary>
    public string DayOf(DateOnly day) => proposal.DayOf(day);

    /// <summary>What changed.</summary>
    public MarkdownText FieldOf(EntityChange change) => change.Kind switch
    {
        ChangeKind.Url => MarkdownEscaper.Escape("Address"),
        ChangeKind.Presence => MarkdownEscaper.Escape("Recheck"),
        _ => NameOf(change),
    };

    /// <param name="json">The value before or after it.</param>
    public MarkdownText ValueOf(EntityChange change, string json) => (change.Kind, json) switch
    {
        (ChangeKind.Condition, "true") => MarkdownEscaper.Escape("met"),
        (ChangeKind.Condition, "false") => MarkdownEscaper.Escape("not met"),
        (ChangeKind.Presence, "true") => MarkdownEscaper.Escape("seen again"),
        (ChangeKind.Presence, _) => MarkdownEscaper.Escape("not seen"),
        _ => Text(_values.TextOf(change, json)),
    };

    /// <summary>The values as the service gave them.</summary>
    public GivenChangeView Given(Entity entity, EntityChange change) => new(
        PrintedName.Of(entity), NameOf(change), Text(AnswerText.Of(change.BeforeJson)), Text(AnswerText.Of(change.AfterJson)));

    /// <summary>An enrichment is called as its column is.</summary>
    private MarkdownText NameOf(EntityChange change) => PrintedName.Of(
        change.Field,
        change.Kind == ChangeKind.Enrichment ? proposal.Page.Columns?.FirstOrDefault(column => column.Field == change.Field)?.Title : null);

    private static MarkdownText Text(string value) =>
        MarkdownEscaper.Value(value, ValueLength) is { IsEmpty: false } text ? text : MarkdownEscaper.Escape("nothing");
}
