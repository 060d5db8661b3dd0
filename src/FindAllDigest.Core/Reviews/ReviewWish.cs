using FindAllDigest.Core.Entities;

namespace FindAllDigest.Core.Reviews;

/// <summary>What a person asks of a proposed entity by ticking or unticking a box, or by a command.</summary>
/// <param name="IsTicked">Whether the box was left ticked; unticked takes back what a tick wrote.</param>
/// <param name="ShownUntil">The day that the box showed to the person; null where it showed none.</param>
public sealed record ReviewWish(Entity Entity, ReviewAction Action, bool IsTicked, DateOnly? ShownUntil = null)
{
    /// <summary>Whether a person wrote it as a command, which counts more than what is in the
    /// file, as the later word of a person.</summary>
    public bool IsCommand { get; init; }

    /// <summary>The day on which a snooze ends; null for <see cref="ReviewDecisions.SnoozeDays"/> from now.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Why, for the column <c>note</c>; empty where nobody says.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What the boxes of a proposal offer.</summary>
public enum ReviewAction
{
    /// <summary>Never report it again: <c>rejected</c> in <c>status</c>.</summary>
    Reject,

    /// <summary>Not now: a day in <c>until</c>, <see cref="ReviewDecisions.SnoozeDays"/> ahead.</summary>
    Snooze,

    /// <summary>Put a refused candidate on the list: a row that says <c>known</c>.</summary>
    Add,
}
