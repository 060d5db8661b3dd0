using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Reviews;

namespace FindAllDigest.Core.Comments;

/// <summary>One command of a comment, understood.</summary>
/// <param name="Reason">Why, for the column <c>note</c>; empty where nobody says.</param>
/// <param name="Until">The day on which a snooze ends; null for the usual one.</param>
public sealed record CommentCommand(CommentVerb Verb, IReadOnlyList<Entity> Entities, string Reason, DateOnly? Until)
{
    /// <summary>What it asks of each entity. Of a find it decides both columns, so that the last word of a person stands alone.</summary>
    public IEnumerable<ReviewWish> Wishes => Entities.SelectMany(entity => Verb == CommentVerb.Add
        ? [new ReviewWish(entity, ReviewAction.Add, IsTicked: true) { IsCommand = true, Note = Reason }]
        : new[]
    {
        new ReviewWish(entity, ReviewAction.Reject, Verb == CommentVerb.Reject) { IsCommand = true, Note = Reason },
        new ReviewWish(entity, ReviewAction.Snooze, Verb == CommentVerb.Snooze) { IsCommand = true, Until = Until },
    });
}

/// <summary>What a command does.</summary>
public enum CommentVerb
{
    Reject,
    Snooze,

    /// <summary>Takes back what was rejected or put off.</summary>
    Keep,

    /// <summary>Puts a refused candidate on the list.</summary>
    Add,
}

/// <summary>How one line of a comment was read.</summary>
/// <param name="Command">What it asks; null where it was not understood, so that nothing is done for it.</param>
/// <param name="Problem">Why it was not understood, a sentence that may quote anything; empty where it was.</param>
public sealed record CommentReading(string Line, CommentCommand? Command, string Problem);
