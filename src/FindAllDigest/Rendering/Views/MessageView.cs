using FindAllDigest.Rendering.Chat;

namespace FindAllDigest.Rendering.Views;

/// <summary>What a chat message tells.</summary>
internal sealed record MessageView
{
    /// <summary>What a notification shows: watch, counts and names.</summary>
    public required ChatText Notification { get; init; }

    /// <summary>The watch, and how many of what are new; at most 150 characters.</summary>
    public required ChatText Title { get; init; }

    /// <summary>The question that was asked; empty where nothing was collected.</summary>
    public required ChatText Question { get; init; }

    /// <summary>Up to five entities, the first of the watch's order.</summary>
    public required IReadOnlyList<MessageEntityView> Entities { get; init; }

    /// <summary>Short sentences: how many more there are, how many have doubts, what it cost,
    /// that it is made up, what went wrong.</summary>
    public required IReadOnlyList<ChatText> Facts { get; init; }

    /// <summary>Address of the pull request, else of the issue; empty where there is none.</summary>
    public required ChatText Link { get; init; }

    /// <summary>What the link opens.</summary>
    public required ChatText LinkTitle { get; init; }

    /// <summary>Whether something went wrong or needs a person.</summary>
    public required bool IsTrouble { get; init; }
}

/// <summary>An entity of a chat message.</summary>
internal sealed record MessageEntityView
{
    /// <summary>Its name; its key where it has none.</summary>
    public required ChatText Name { get; init; }

    /// <summary>The host of its address; empty where it has none.</summary>
    public required ChatText Host { get; init; }

    /// <summary>Its address; empty where it has none that is fit to link.</summary>
    public required ChatText Link { get; init; }

    /// <summary>Why it is told where it is not new: <c>back again</c>, <c>changed: Funding</c>; else empty.</summary>
    public required ChatText Note { get; init; }

    /// <summary>The weightiest of its doubts; empty where nothing speaks against it.</summary>
    public required ChatText Doubt { get; init; }
}
