namespace FindAllDigest.Core.Watches;

/// <summary>How people get to see what a refresh found.</summary>
public sealed record WatchDelivery
{
    public DeliverAs As { get; init; } = DeliverAs.PullRequest;
    public IReadOnlyList<string> Labels { get; init; } = ["findall-digest"];

    /// <summary>GitHub logins.</summary>
    public IReadOnlyList<string> Assignees { get; init; } = [];

    /// <summary>GitHub logins, or teams as <c>organisation/team</c>.</summary>
    public IReadOnlyList<string> Reviewers { get; init; } = [];

    public Notify Notify { get; init; } = Notify.Additions;
}

/// <summary>Where a digest goes.</summary>
public enum DeliverAs { PullRequest, Issue, Commit }

/// <summary>When assignees and reviewers are asked to look.</summary>
public enum Notify
{
    /// <summary>When a refresh brings new entities.</summary>
    Additions,

    /// <summary>Never: the digest is delivered, and nobody is assigned or asked for a review.</summary>
    Never,
}
