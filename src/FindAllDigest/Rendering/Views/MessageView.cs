using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Chat;

namespace FindAllDigest.Rendering.Views;

/// <summary>What a chat message tells.</summary>
/// <remarks>The lengths keep the longest message under every limit of the three chats: 150 characters of a header in Slack,
/// 256 of a field's name and 6,000 of all embeds in Discord where escaping doubles a text, 28 KB in Teams.</remarks>
internal sealed class MessageView(RefreshMessage message, ChatEscaper escaper)
{
    private const int MostEntities = 5;
    private const int TitleLength = 120;
    private const int QuestionLength = 150;
    private const int TroubleLength = 600;
    private const int NotificationLength = 250;

    private readonly List<(MessageEntity One, string Note)> _told =
    [
        .. message.New.Select(one => (one, ToldKind.New.Words()))
            .Concat(message.BackAgain.Select(one => (one, ToldKind.BackAgain.Words())))
            .OrderBy(find => find.one.Doubts.Count == 0),
        .. message.Changed.Select(one => (one, $"{ToldKind.Changed.Words()}: {HeadsOf(message, one)}")),
        .. message.NoLongerMatches.Select(one => (one, ToldKind.NoLongerMatches.Words())),
        .. message.NotSeen.Select(one => (one, ToldKind.NotSeen.Words())),
    ];

    private readonly string _title =
        $"{message.Watch.Value}: {(message.Trouble.Length > 0 ? "the refresh needs you" : message.Counts(message.EntityType))}";

    private IEnumerable<(MessageEntity One, string Note)> Shown => _told.Take(MostEntities);

    /// <summary>What a notification shows: watch, counts and names.</summary>
    public ChatText Notification => ChatEscaper.Notification(
        _told.Count == 0
            ? _title
            : $"{_title} – {string.Join(", ", Shown.Select(entry => MessageEntityView.NameOf(entry.One.Entity)))}",
        NotificationLength);

    /// <summary>The watch, and how many of what are new; at most 150 characters.</summary>
    public ChatText Title => escaper.Text(_title, TitleLength);

    /// <summary>The question that was asked; empty where nothing was collected.</summary>
    public ChatText Question => escaper.Text(message.Objective, QuestionLength);

    /// <summary>Up to five entities, the first of the watch's order.</summary>
    public IReadOnlyList<MessageEntityView> Entities =>
        [.. Shown.Select(entry => new MessageEntityView(entry.One, entry.Note, escaper))];

    /// <summary>Short sentences: how many more there are, how many have doubts, what it cost,
    /// that it is made up, what went wrong.</summary>
    public IReadOnlyList<ChatText> Facts => [.. FactsOf().Select(fact => escaper.Text(fact, TroubleLength))];

    /// <summary>Address of the pull request, else of the issue; empty where there is none.</summary>
    public ChatText Link => ChatEscaper.OwnLink(message.PullRequestUrl.Length > 0 ? message.PullRequestUrl : message.IssueUrl);

    /// <summary>What the link opens.</summary>
    public ChatText LinkTitle => message is { PullRequestUrl.Length: 0, IssueUrl.Length: 0 }
        ? ChatText.Empty
        : escaper.Text(message.PullRequestUrl.Length > 0 ? "Open the pull request" : "Open the issue", TitleLength);

    /// <summary>Whether something went wrong or needs a person.</summary>
    public bool IsTrouble => message.Trouble.Length > 0;

    private IEnumerable<string> FactsOf()
    {
        if (message.Trouble.Length > 0)
        {
            yield return message.Trouble;
        }

        if (_told.Count > MostEntities)
        {
            yield return $"and {_told.Count - MostEntities} more";
        }

        var doubted = _told.Count(entry => entry.One.Doubts.Count > 0);
        if (doubted > 0)
        {
            yield return $"{doubted} with doubts";
        }

        if (message.IsMadeUp)
        {
            yield return "made up by the simulator, nothing was bought";
        }
        else if (message.CostUsd is { } cost)
        {
            yield return $"cost {cost:#,0.00} USD";
        }

        if (message is { PullRequestUrl.Length: 0, IssueUrl.Length: 0, DigestPath.Length: > 0 })
        {
            yield return $"the whole digest: {message.DigestPath}";
        }
    }

    private static string HeadsOf(RefreshMessage message, MessageEntity one) =>
        string.Join(", ", one.Changes.Select(change => HeadOf(message, change)).Distinct(StringComparer.Ordinal));

    private static string HeadOf(RefreshMessage message, EntityChange change) => change.Kind switch
    {
        ChangeKind.Name => "Name",
        ChangeKind.Url => "Address",
        ChangeKind.Enrichment when message.ColumnTitles.TryGetValue(change.Field, out var title) && title is { Length: > 0 } => title,
        _ => Heading.Of(change.Field),
    };
}

/// <summary>An entity of a chat message.</summary>
internal sealed class MessageEntityView(MessageEntity one, string note, ChatEscaper escaper)
{
    private const int NameLength = 80;
    private const int HostLength = 60;
    private const int NoteLength = 100;
    private const int RoomForCount = 15;

    /// <summary>Its name; its key where it has none.</summary>
    public ChatText Name { get; } = escaper.Text(NameOf(one.Entity), NameLength);

    /// <summary>The host of its address; empty where it has none.</summary>
    public ChatText Host { get; } = escaper.Host(one.Entity.Url, HostLength);

    /// <summary>Its address; empty where it has none that is fit to link.</summary>
    public ChatText Link { get; } = ChatEscaper.Link(one.Entity.Url);

    /// <summary>Why it is told where it is not new: <c>back again</c>, <c>changed: Funding</c>; else empty.</summary>
    public ChatText Note { get; } = escaper.Text(note, NoteLength);

    /// <summary>The weightiest of its doubts; empty where nothing speaks against it.</summary>
    public ChatText Doubt { get; } = escaper.Text(DoubtOf(one.Doubts), NoteLength);

    public static string NameOf(Entity entity) => OneLine.Of(entity.Name) is { Length: > 0 } name ? name : entity.Key.Value;

    private static string DoubtOf(IReadOnlyList<string> doubts) => doubts switch
    {
        [] => "",
        [var only] => only,
        [var first, ..] => $"{OneLine.Of(first, NoteLength - RoomForCount)} (+{doubts.Count - 1:#,0} more)",
    };
}
