namespace FindAllDigest.Core.Watches;

/// <summary>A message that goes out after a delivery.</summary>
/// <param name="To">Where it goes; its address is in the environment.</param>
/// <param name="When">What it tells of; at least one.</param>
public sealed record WatchMessage(MessageTarget To, IReadOnlyList<MessageOccasion> When);

/// <summary>Where a message goes.</summary>
public enum MessageTarget { Slack, Teams, Discord, Webhook }

/// <summary>What a message tells of.</summary>
public enum MessageOccasion
{
    /// <summary>New entities, or entities that are back again.</summary>
    New,

    /// <summary>Known entities that changed.</summary>
    Changed,

    /// <summary>A refresh that failed or needs a person.</summary>
    Trouble,
}
