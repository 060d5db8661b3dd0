using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Reads <c>messages</c>.</summary>
internal sealed class MessageReader(ProblemList problems)
{
    public IReadOnlyList<WatchMessage> Read(ObjectFields watch) =>
        [.. (watch.Objects("messages") ?? [])
            .Select(source => Message(new ObjectFields(source, WatchFields.Message, problems)))
            .OfType<WatchMessage>()];

    private static WatchMessage? Message(ObjectFields fields)
    {
        fields.Require("to", "Write \"to\": \"slack\", or another target.");
        var to = fields.Word("to", WatchWords.MessageTargets);
        var when = When(fields);
        return to is { } target ? new(target, when is [] ? [MessageOccasion.New] : when) : null;
    }

    private static IReadOnlyList<MessageOccasion> When(ObjectFields fields) => fields.Any("when") switch
    {
        null => [],
        LocatedArray => [.. (fields.Words("when", WatchWords.MessageOccasions) ?? []).Distinct()],
        _ => fields.Word("when", WatchWords.MessageOccasions) is { } one ? [one] : [],
    };
}
