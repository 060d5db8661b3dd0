using FindAllDigest.Core.Comments;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Delivery;

/// <summary>What was decided, and how the lines of a comment were read.</summary>
/// <param name="Readings">The lines of the comment; empty where none asked.</param>
internal sealed record CommentedReview(ReviewResult Result, IReadOnlyList<CommentReading> Readings)
{
    /// <summary>Whether every line of the comment was carried out.</summary>
    public bool IsCarriedOut => Readings.All(reading => ProblemOf(reading).Length == 0);

    /// <summary>Why a line was not carried out, or not wholly; empty where it was.</summary>
    public string ProblemOf(CommentReading reading)
    {
        if (reading.Command is not { } command)
        {
            return reading.Problem;
        }

        HashSet<EntityKey> keys = [.. command.Entities.Select(entity => entity.Key)];
        var waiting = Result.Waiting.FirstOrDefault(wish => wish.IsCommand && keys.Contains(wish.Entity.Key));
        return waiting is not null ? $"The list has no column {ReviewDecisions.ColumnNameOf(waiting.Action)}. Add it to the first line "
            + $"of {WatchFiles.Exclude}, then comment again."
            : command.Reason.Length > 0
                && !Result.List.HasColumn(ExcludeColumn.Note) ? "It was done, but the list has no column note for the reason."
            : "";
    }
}
