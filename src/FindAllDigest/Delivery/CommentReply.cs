using FindAllDigest.Core.Comments;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Text;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Delivery;

/// <summary>Answers commands in comments: 👍 where all of them were carried out, else one
/// comment that says what was understood and what not.</summary>
internal sealed class CommentReply(Issues issues, RendererSource renderers)
{
    private const string Help =
        "Commands are `/reject NAME, NAME: reason`, `/reject all doubtful: reason`, `/snooze NAME: 2027-01-31`, `/keep NAME` and, for "
            + "a near miss, `/add NAME`; a name may be its beginning, a host or a key.";

    /// <summary>The commands that are to be carried out.</summary>
    public async Task<GivenCommands> CommandsOfAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        if (request.Event is not { Comment: { } comment, Person: var person })
        {
            return new GivenCommands("", null);
        }

        if (person.IsBot || !CommentReader.HasCommands(comment.Text))
        {
            return new GivenCommands("", new ReviewReport(request.Number, null, "", "The comment gives no command. Nothing was done."));
        }

        return await issues.IsWriterAsync(person.Login, cancellationToken)
            ? new GivenCommands(comment.Text, null)
            : new GivenCommands("", ReviewReport.NotAllowed(request.Number, person.Login));
    }

    /// <summary>Says what became of a comment, once; nothing where no comment asked.</summary>
    public async Task AnswerAsync(ReviewRequest request, CommentedReview review, CancellationToken cancellationToken)
    {
        if (review.IsCarriedOut)
        {
            await ThumbUpAsync(request, review, cancellationToken);
            return;
        }

        var escape = (await renderers()).Escape;
        var lines = review.Readings.Select(reading => review.ProblemOf(reading) is { Length: > 0 } problem
            ? $"- ❔ {escape(reading.Line)}: {escape(problem)}{(reading.Command is null ? " Nothing was done for this line." : "")}"
            : $"- ✅ {escape(reading.Line)}: {Done(reading, escape)}");
        await TellAsync(request, $"{string.Join('\n', lines)}\n\n{Help}", cancellationToken);
    }

    /// <summary>Answers a comment with a text of this program's own; nothing where no comment asked.</summary>
    public async Task TellAsync(ReviewRequest request, string markdown, CancellationToken cancellationToken)
    {
        if (request.Event?.Comment is { } comment
            && !await issues.HasCommentAsync(request.Number, HiddenMarkers.Answer(comment.Id), cancellationToken))
        {
            await issues.CommentAsync(request.Number, markdown, HiddenMarkers.Answer(comment.Id), cancellationToken);
        }
    }

    private async Task ThumbUpAsync(ReviewRequest request, CommentedReview review, CancellationToken cancellationToken)
    {
        try
        {
            if (request.Event?.Comment is { } comment && review.Readings.Count > 0)
            {
                await issues.ThumbsUpAsync(comment.Id, cancellationToken);
            }
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Missing or Refusal.Forbidden)
        {
            // The comment is gone by now; what it asked is done.
        }
    }

    private static string Done(CommentReading reading, Func<string, string> escape)
    {
        var names = reading.Command is { } asked ? string.Join(", ", asked.Entities.Select(entity => $"**{escape(entity.Name)}**")) : "";
        return reading.Command switch
        {
            { Verb: CommentVerb.Reject } => $"rejected {names}",
            { Verb: CommentVerb.Snooze, Until: { } until } => $"put off until {PeopleTime.DayOfYear(until)}: {names}",
            { Verb: CommentVerb.Snooze } => $"put off for {ReviewDecisions.SnoozeDays} days: {names}",
            { Verb: CommentVerb.Add } => $"added to the list: {names}",
            _ => $"kept {names}",
        };
    }
}

/// <summary>Commands of a comment that are to be carried out.</summary>
/// <param name="Text">The comment; empty where none asked.</param>
/// <param name="Refused">The report where nothing is to be done; null where the review goes on.</param>
internal sealed record GivenCommands(string Text, ReviewReport? Refused);
