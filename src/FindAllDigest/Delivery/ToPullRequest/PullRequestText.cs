using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>The words of a pull request: its title, and the part of its body that the program owns.</summary>
/// <remarks>GitHub cannot be told to write a body only if it is as it was read. So whoever writes one has read it
/// right before, and a body that stays is not sent: somebody may be ticking a box in it at this moment.</remarks>
internal sealed class PullRequestText(PullRequests pulls, Issues issues, RendererSource renderers)
{
    /// <summary>The body of a new pull request.</summary>
    public async Task<string> CreateAsync(Proposal proposal, DateOnly today)
    {
        var renderer = await renderers();
        var boxes = proposal.BoxesAfter(Review.None, today);
        return OwnedBody.Create(proposal.Watch, length => Text(renderer, proposal, boxes, length));
    }

    /// <summary>Brings title and text of an open pull request up to date.</summary>
    /// <param name="now">As it was read right before.</param>
    /// <param name="readAt">When its body was as its ticks were read that the proposal has acted on, by GitHub's clock.</param>
    /// <returns>The pull request as GitHub has it then.</returns>
    public async Task<PullRequest> WriteAsync(
        PullRequest now, DateTimeOffset readAt, Proposal proposal, DateOnly today, CancellationToken cancellationToken)
    {
        var renderer = await renderers();
        var current = now.Body;
        var kept = proposal with { Kept = OwnedBody.ReadLatest(proposal.Watch, current) };
        var boxes = BoxesOf(current, proposal, today);
        var body = OwnedBody.Replace(proposal.Watch, current, readAt, length => Text(renderer, kept, boxes, length));
        if (body is null)
        {
            await TellDamageAsync(now.Number, proposal.Watch, cancellationToken);
        }

        var title = renderer.Title(proposal);
        var isSame = body is null || body == current;
        return isSame && now.Title == title ? now : await pulls.UpdateAsync(now.Number, title, isSame ? null : body, cancellationToken);
    }

    /// <summary>Shows in the text of an open pull request what was decided about its entities,
    /// and leaves every other word as it is.</summary>
    /// <param name="now">As it was read right before.</param>
    /// <param name="readAt">See <see cref="WriteAsync"/>.</param>
    public async Task WriteDecisionsAsync(
        PullRequest now, DateTimeOffset readAt, Proposal proposal, DateOnly today, CancellationToken cancellationToken)
    {
        switch (IsAbout(now.Body, proposal) ? WithDecisions(now.Body, readAt, proposal, today) : "")
        {
            case null:
                await TellDamageAsync(now.Number, proposal.Watch, cancellationToken);
                break;
            case { Length: 0 or > OwnedBody.Limit }:
                // It tells of entities that are proposed no more, or so much was decided that it must be shortened for that.
                await WriteAsync(now, readAt, proposal, today, cancellationToken);
                break;
            case var body when body != now.Body:
                await pulls.UpdateAsync(now.Number, title: null, body, cancellationToken);
                break;
        }
    }

    /// <summary>Whether the text of a pull request was written for what is proposed: GitHub may
    /// have refused it, or a person opened the pull request.</summary>
    public static bool IsWrittenFor(string body, WatchName watch, int digests) => OwnedBody.TellsOf(watch, body, digests);

    /// <summary>Whether the boxes of a pull request's text say what the exclude list says, and are of what is proposed.</summary>
    /// <param name="updatedAt">When the body changed last, by GitHub's clock.</param>
    public static bool ShowsDecisions(string body, DateTimeOffset updatedAt, Proposal proposal, DateOnly today) =>
        IsAbout(body, proposal) && (WithDecisions(body, updatedAt, proposal, today) is not { } text || text == body);

    private static bool IsAbout(string body, Proposal proposal) => proposal.IsTextOf(OwnedBody.Read(proposal.Watch, body));

    private static string? WithDecisions(string body, DateTimeOffset readAt, Proposal proposal, DateOnly today) =>
        OwnedBody.Change(proposal.Watch, body, text => BoxesOf(body, proposal, today).PrintInto(text, readAt));

    private static string Text(IProposalRenderer renderer, Proposal proposal, ReviewBoxes boxes, int length)
    {
        var comment = proposal.Latest.ToComment() + OwnedBody.DigestStamp(proposal.Links.Digests.Count);
        return renderer.PullRequest(proposal, boxes, length - comment.Length) + comment;
    }

    private static ReviewBoxes BoxesOf(string body, Proposal proposal, DateOnly today) =>
        proposal.BoxesAfter(new Review(OwnedBody.Read(proposal.Watch, body)), today);

    private async Task TellDamageAsync(int number, WatchName watch, CancellationToken cancellationToken)
    {
        var marker = HiddenMarkers.Damaged(watch);
        if (!await issues.HasCommentAsync(number, marker, cancellationToken))
        {
            const string Notice =
                "The hidden markers in this pull request's text are missing or doubled, so the text is left as it is and its boxes do "
                    + "nothing. "
                + "What is proposed is in the changed files.";
            await issues.CommentAsync(number, Notice, marker, cancellationToken);
        }
    }
}
