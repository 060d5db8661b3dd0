using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Messages;

/// <summary>A message as JSON: what a webhook gets. Its fields are a promise that <c>data/message.schema.json</c> writes down.</summary>
public static class RefreshMessageJson
{
    /// <summary>One line without its end; the same message gives the same bytes.</summary>
    public static byte[] Write(RefreshMessage message) => VisibleJson.Compact(
        json => JsonSerializer.Serialize(json, MessageDocument.Of(message), MessageJson.Default.MessageDocument));
}

internal sealed record MessageDocument(string? Id, string? Type, string? Timestamp, MessageData? Data)
{
    private const string News = "refresh.news";
    private const string Trouble = "refresh.trouble";

    public static MessageDocument Of(RefreshMessage message) =>
        new(message.Id, message.Trouble.Length > 0 ? Trouble : News, Runs.Timestamp.Format(message.Time), MessageData.Of(message));

    /// <exception cref="FormatException">A member that must be there is missing or wrong.</exception>
    public RefreshMessage ToMessage() =>
        (Data ?? throw new FormatException("'data' is missing.")).ToMessage(Id ?? "", Runs.Timestamp.Parse(Timestamp ?? ""));
}

internal sealed record MessageData(
    string? Watch,
    string? Objective,
    string? EntityType,
    IReadOnlyDictionary<string, string>? ColumnTitles,
    string? Run,
    bool MadeUp,
    decimal? CostUsd,
    string? PullRequest,
    string? Issue,
    string? Digest,
    IReadOnlyList<MessageEntityDocument>? New,
    IReadOnlyList<MessageEntityDocument>? BackAgain,
    IReadOnlyList<MessageEntityDocument>? Changed,
    IReadOnlyList<MessageEntityDocument>? NoLongerMatches,
    IReadOnlyList<MessageEntityDocument>? NotSeen,
    IReadOnlyList<string?>? Notes,
    string? Trouble)
{
    public static MessageData Of(RefreshMessage message) => new(
        message.Watch.Value,
        message.Objective,
        message.EntityType,
        message.ColumnTitles.Count == 0 ? null : message.ColumnTitles,
        message.Run?.Value,
        message.IsMadeUp,
        message.CostUsd,
        message.PullRequestUrl,
        message.IssueUrl,
        message.DigestPath,
        Documents(message.New),
        Documents(message.BackAgain),
        Documents(message.Changed),
        Documents(message.NoLongerMatches),
        Documents(message.NotSeen),
        message.Notes,
        message.Trouble);

    /// <exception cref="FormatException">A member that must be there is missing or wrong.</exception>
    public RefreshMessage ToMessage(string id, DateTimeOffset time) => new()
    {
        Id = id,
        Time = time,
        Watch = WatchName.TryParse(Watch, out var watch) ? watch : throw new FormatException("'watch' is no name of a watch."),
        Objective = Objective ?? "",
        EntityType = EntityType ?? "",
        ColumnTitles = ColumnTitles ?? ReadOnlyDictionary<string, string>.Empty,
        Run = FindAllRunId.TryParse(Run, out var run) ? run : null,
        IsMadeUp = MadeUp,
        CostUsd = CostUsd,
        PullRequestUrl = PullRequest ?? "",
        IssueUrl = Issue ?? "",
        DigestPath = Digest ?? "",
        New = Entities(New),
        BackAgain = Entities(BackAgain),
        Changed = Entities(Changed),
        NoLongerMatches = Entities(NoLongerMatches),
        NotSeen = Entities(NotSeen),
        Notes = [.. (Notes ?? []).OfType<string>()],
        Trouble = Trouble ?? "",
    };

    private static IReadOnlyList<MessageEntityDocument> Documents(IReadOnlyList<MessageEntity> entities) =>
        [.. entities.Select(MessageEntityDocument.Of)];

    private static IReadOnlyList<MessageEntity> Entities(IReadOnlyList<MessageEntityDocument>? documents) =>
        [.. (documents ?? []).Select(document => document.ToEntity())];
}

internal sealed record MessageEntityDocument(EntityDocument? Entity, IReadOnlyList<string?>? Doubts, IReadOnlyList<ChangeDocument>? Changes)
{
    public static MessageEntityDocument Of(MessageEntity one) =>
        new(EntityDocument.Of(one.Entity), one.Doubts, [.. one.Changes.Select(ChangeDocument.Of)]);

    /// <exception cref="FormatException">A member that must be there is missing or wrong.</exception>
    public MessageEntity ToEntity() => new(
        (Entity ?? throw new FormatException("'entity' is missing.")).ToEntity(),
        [.. (Doubts ?? []).OfType<string>()],
        [.. (Changes ?? []).Select(change => change.ToChange())]);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageDocument))]
[JsonSerializable(typeof(OutboxDocument))]
internal sealed partial class MessageJson : JsonSerializerContext;
