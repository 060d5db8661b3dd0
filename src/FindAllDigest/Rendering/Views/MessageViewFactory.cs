using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Chat;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes messages ready to print in a chat: chooses, shortens, escapes.</summary>
/// <remarks>The lengths keep the longest message under every limit of the three chats: 150 characters of a header in Slack,
/// 256 of a field's name and 6,000 of all embeds in Discord where escaping doubles a text, 28 KB in Teams.</remarks>
internal sealed class MessageViewFactory(MessageTarget target)
{
    private const int MostEntities = 5;
    private const int TitleLength = 120;
    private const int NameLength = 80;
    private const int HostLength = 60;
    private const int NoteLength = 100;
    private const int RoomForCount = 15;
    private const int QuestionLength = 150;
    private const int TroubleLength = 600;
    private const int NotificationLength = 250;

    private readonly ChatEscaper _escaper = new(target);

    public MessageView Create(RefreshMessage message)
    {
        List<(MessageEntity One, string Note)> told =
        [
            .. message.New.Select(one => (one, ToldKind.New.Words()))
                .Concat(message.BackAgain.Select(one => (one, ToldKind.BackAgain.Words())))
                .OrderBy(find => find.one.Doubts.Count == 0),
            .. message.Changed.Select(one => (one, $"{ToldKind.Changed.Words()}: {HeadsOf(message, one)}")),
            .. message.NoLongerMatches.Select(one => (one, ToldKind.NoLongerMatches.Words())),
            .. message.NotSeen.Select(one => (one, ToldKind.NotSeen.Words())),
        ];
        var title = $"{message.Watch.Value}: {(message.Trouble.Length > 0 ? "the refresh needs you" : message.Counts(message.EntityType))}";
        var names = string.Join(", ", told.Take(MostEntities).Select(entry => NameOf(entry.One.Entity)));
        var hasLink = message.PullRequestUrl.Length > 0 || message.IssueUrl.Length > 0;
        return new MessageView
        {
            Notification = ChatEscaper.Notification(names.Length == 0 ? title : $"{title} – {names}", NotificationLength),
            Title = _escaper.Text(title, TitleLength),
            Question = _escaper.Text(message.Objective, QuestionLength),
            Entities = [.. told.Take(MostEntities).Select(entry => EntityOf(entry.One, entry.Note))],
            Facts = [.. FactsOf(message, told).Select(fact => _escaper.Text(fact, TroubleLength))],
            Link = ChatEscaper.OwnLink(message.PullRequestUrl.Length > 0 ? message.PullRequestUrl : message.IssueUrl),
            LinkTitle = hasLink
                ? _escaper.Text(message.PullRequestUrl.Length > 0 ? "Open the pull request" : "Open the issue", TitleLength)
                : ChatText.Empty,
            IsTrouble = message.Trouble.Length > 0,
        };
    }

    private static IEnumerable<string> FactsOf(RefreshMessage message, List<(MessageEntity One, string Note)> told)
    {
        if (message.Trouble.Length > 0)
        {
            yield return message.Trouble;
        }

        if (told.Count > MostEntities)
        {
            yield return $"and {told.Count - MostEntities} more";
        }

        var doubted = told.Count(entry => entry.One.Doubts.Count > 0);
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

    private static string NameOf(Entity entity) => OneLine.Of(entity.Name) is { Length: > 0 } name ? name : entity.Key.Value;

    private static string HeadsOf(RefreshMessage message, MessageEntity one) =>
        string.Join(", ", one.Changes.Select(change => HeadOf(message, change)).Distinct(StringComparer.Ordinal));

    private static string HeadOf(RefreshMessage message, EntityChange change) => change.Kind switch
    {
        ChangeKind.Name => "Name",
        ChangeKind.Url => "Address",
        ChangeKind.Enrichment when message.ColumnTitles.TryGetValue(change.Field, out var title) && title is { Length: > 0 } => title,
        _ => Heading.Of(change.Field),
    };

    private static string DoubtOf(IReadOnlyList<string> doubts) => doubts switch
    {
        [] => "",
        [var only] => only,
        [var first, ..] => $"{OneLine.Of(first, NoteLength - RoomForCount)} (+{doubts.Count - 1:#,0} more)",
    };

    private MessageEntityView EntityOf(MessageEntity one, string note) => new()
    {
        Name = _escaper.Text(NameOf(one.Entity), NameLength),
        Host = _escaper.Host(one.Entity.Url, HostLength),
        Link = ChatEscaper.Link(one.Entity.Url),
        Note = _escaper.Text(note, NoteLength),
        Doubt = _escaper.Text(DoubtOf(one.Doubts), NoteLength),
    };
}
