using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Reviews;
using FindAllDigest.Repository.GitHub.Desk;
using FindAllDigest.Repository.GitHub.Transport;
using Octokit;

namespace FindAllDigest.Repository.GitHub;

/// <summary>Shows a proposal as a pull request: one for each watch, created, found again, or kept up to date.</summary>
internal sealed class PullRequestDesk(PullRequests pulls, Issues issues, Decoration decoration, ProposalRenderer renderer, TimeProvider time)
{
    private const string SwitchRemedy = "Switch on 'Allow GitHub Actions to create and approve pull requests' under Settings → Actions → General, and give the workflow 'pull-requests: write' under 'permissions:'.";

    /// <summary>Opens a pull request, or brings the one that is there up to date.</summary>
    /// <exception cref="GitHubRefusalException">None can be made.</exception>
    public async Task<Shown> OpenAsync(SnapshotOrigin origin, Watch watch, Proposal proposal, CancellationToken cancellationToken)
    {
        var boxes = proposal.BoxesAfter(Review.None, Today);
        var body = OwnedBody.Create(watch.Name, length => Text(proposal, boxes, length));
        PullRequest made;
        try
        {
            made = await pulls.CreateAsync(origin.Branch, origin.DefaultBranch, ProposalRenderer.Title(proposal), body, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            if (await pulls.FindOpenAsync(origin.Branch, cancellationToken) is not { } found)
            {
                throw;
            }

            made = found.Body == body ? found : await UpdateTextAsync(found, watch, proposal, cancellationToken);
        }

        var refusals = await decoration.ApplyAsync(made.Number, watch.Delivery, isPullRequest: true, cancellationToken);
        await CloseStandInAsync(watch.Name, made, cancellationToken);
        return new Shown(made.HtmlUrl, "", refusals);
    }

    /// <summary>Brings an open pull request up to date, and tells of additions.</summary>
    /// <param name="isRepeated">Whether an earlier process committed the same, and may have told of it.</param>
    /// <returns>Null when it was closed meanwhile.</returns>
    public async Task<Shown?> UpdateAsync(PullRequest pull, Watch watch, Proposal proposal, string digestName, bool isRepeated, CancellationToken cancellationToken)
    {
        var updated = await UpdateTextAsync(pull, watch, proposal, cancellationToken);
        if (updated.State.Value != ItemState.Open)
        {
            return null;
        }

        // On a repeated delivery a pull request without an earlier digest is that delivery's own, and needs no comment.
        var isOwn = isRepeated && proposal.Links.Digests.Count == 1;
        var marker = Marks.Comment(watch.Name, digestName);
        if (proposal.Added.Count > 0 && watch.Delivery.Notify == Notify.Additions && !isOwn
            && !(isRepeated && await issues.HasCommentAsync(pull.Number, marker, cancellationToken)))
        {
            await issues.CommentAsync(pull.Number, renderer.Comment(proposal, OwnedBody.MaximumLength), marker, cancellationToken);
        }

        if (!isOwn || pull.Labels.Count > 0)
        {
            return new Shown(pull.HtmlUrl, "", []);
        }

        var refusals = await decoration.ApplyAsync(pull.Number, watch.Delivery, isPullRequest: true, cancellationToken);
        await CloseStandInAsync(watch.Name, pull, cancellationToken);
        return new Shown(pull.HtmlUrl, "", refusals);
    }

    /// <summary>Says in an issue what could not become a pull request.</summary>
    /// <exception cref="GitHubRefusalException">There can be no issue either.</exception>
    public async Task<Shown> StandInAsync(Watch watch, Proposal proposal, string cause, string digestName, CancellationToken cancellationToken)
    {
        var marker = Marks.StandIn(watch.Name);
        var warning = $"{cause} {SwitchRemedy} The next refresh then makes a pull request of it.";
        var noted = proposal with { Notes = [warning] };
        var title = ProposalRenderer.Title(proposal);
        var text = renderer.Issue(noted, OwnedBody.MaximumLength);

        var standing = await issues.FindAsync(marker, ItemStateFilter.Open, cancellationToken);
        if (standing is null)
        {
            standing = await issues.CreateAsync(title, $"{OwnedPart.Framed(marker, text)}\n", marker, cancellationToken);
            return new Shown("", standing.HtmlUrl, [warning, .. await decoration.ApplyAsync(standing.Number, watch.Delivery, isPullRequest: false, cancellationToken)]);
        }

        var comment = Marks.Comment(watch.Name, digestName);
        var current = standing.Body ?? "";

        // What people wrote around the program's part stays; where nobody can tell which part that is, all of it does.
        var updated = OwnedPart.Replace(marker, current, text);
        var isTold = updated == current || await issues.HasCommentAsync(standing.Number, comment, cancellationToken);
        if (updated is not null && updated != current)
        {
            await issues.UpdateAsync(standing.Number, title, updated, cancellationToken);
        }

        if (!isTold && proposal.Added.Count > 0 && watch.Delivery.Notify == Notify.Additions)
        {
            await issues.CommentAsync(standing.Number, renderer.Comment(noted, OwnedBody.MaximumLength), comment, cancellationToken);
        }

        return new Shown("", standing.HtmlUrl, [warning]);
    }

    /// <summary>Brings title and text of an open pull request up to date.</summary>
    /// <param name="pull">As it was read; what people wrote outside the markers stays as it is there.</param>
    public async Task<PullRequest> UpdateTextAsync(PullRequest pull, Watch watch, Proposal proposal, CancellationToken cancellationToken)
    {
        var body = NewText(pull, pull.Body ?? "", proposal);
        if (body is null)
        {
            await TellDamageAsync(pull.Number, watch.Name, cancellationToken);
        }

        var title = ProposalRenderer.Title(proposal);

        // A body that stays is not sent: somebody may be ticking a box in it at this moment.
        return body is not null && body != (pull.Body ?? "") ? await WriteAsync(pull, title, body, current => NewText(pull, current, proposal), cancellationToken)
            : pull.Title != title ? await pulls.UpdateAsync(pull.Number, title, body: null, cancellationToken)
            : pull;
    }

    /// <summary>Whether the boxes of a pull request's text say what the exclude list says, and are of what is proposed.</summary>
    public bool ShowsDecisions(PullRequest pull, Proposal proposal) =>
        IsOf(proposal, pull) && (TextWithDecisions(pull, pull.Body ?? "", proposal) is not { } text || text == (pull.Body ?? ""));

    /// <summary>Shows in the text of an open pull request what was decided about its entities, and leaves every other word as it is.</summary>
    /// <param name="pull">As it was read.</param>
    public async Task ShowDecisionsAsync(PullRequest pull, Watch watch, Proposal proposal, CancellationToken cancellationToken)
    {
        switch (IsOf(proposal, pull) ? TextWithDecisions(pull, pull.Body ?? "", proposal) : "")
        {
            case null:
                await TellDamageAsync(pull.Number, watch.Name, cancellationToken);
                break;
            case { Length: 0 or > OwnedBody.Limit }:
                // It tells of entities that are proposed no more, or so much was decided that it must be shortened for that.
                await UpdateTextAsync(pull, watch, proposal, cancellationToken);
                break;
            case var body when body != (pull.Body ?? ""):
                await WriteAsync(pull, title: null, body, current => TextWithDecisions(pull, current, proposal), cancellationToken);
                break;
        }
    }

    private static bool IsOf(Proposal proposal, PullRequest pull) =>
        OwnedBody.Read(proposal.Watch, pull.Body ?? "").IsAbout(proposal.New.Concat(proposal.BackAgain).Select(entry => entry.Entity.Key));

    /// <param name="pull">As it was read, which is when its ticks were.</param>
    /// <param name="current">Its body as it is now.</param>
    /// <param name="proposal">What is proposed.</param>
    private string? TextWithDecisions(PullRequest pull, string current, Proposal proposal) =>
        OwnedBody.Change(proposal.Watch, current, text => BoxesOf(current, proposal).PrintInto(text, pull.UpdatedAt));

    private string? NewText(PullRequest pull, string current, Proposal proposal)
    {
        var boxes = BoxesOf(current, proposal);
        var kept = proposal with { Kept = OwnedBody.ReadLatest(proposal.Watch, current) };
        return OwnedBody.Replace(proposal.Watch, current, pull.UpdatedAt, length => Text(kept, boxes, length));
    }

    private string Text(Proposal proposal, ReviewBoxes boxes, int length)
    {
        var comment = proposal.Latest.ToComment();
        return renderer.PullRequest(proposal, boxes, length - comment.Length) + comment;
    }

    private ReviewBoxes BoxesOf(string body, Proposal proposal) => proposal.BoxesAfter(new Review(OwnedBody.Read(proposal.Watch, body)), Today);

    /// <summary>Writes a body. GitHub cannot be told to do so only if it is as it was read, so it is read again right before: since then a commit
    /// was made, and somebody may have written around the program's part, or ticked a box.</summary>
    private async Task<PullRequest> WriteAsync(PullRequest pull, string? title, string body, Func<string, string?> write, CancellationToken cancellationToken)
    {
        var now = await pulls.GetAsync(pull.Number, cancellationToken);
        var text = now.Body == pull.Body ? body : write(now.Body ?? "");
        return now.State.Value == ItemState.Open ? await pulls.UpdateAsync(pull.Number, title, text, cancellationToken) : now;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task TellDamageAsync(int number, WatchName watch, CancellationToken cancellationToken)
    {
        var marker = Marks.Damaged(watch);
        if (!await issues.HasCommentAsync(number, marker, cancellationToken))
        {
            await issues.CommentAsync(number, "The hidden markers in this pull request's text are missing or doubled, so the text is left as it is and its boxes do nothing. What is proposed is in the changed files.", marker, cancellationToken);
        }
    }

    private async Task CloseStandInAsync(WatchName watch, PullRequest pull, CancellationToken cancellationToken)
    {
        try
        {
            if (await issues.FindAsync(Marks.StandIn(watch), ItemStateFilter.Open, cancellationToken) is { } standIn)
            {
                await issues.CommentAsync(standIn.Number, $"This is now pull request #{pull.Number}.", Marks.StandIn(watch), cancellationToken);
                await issues.CloseAsync(standIn.Number, cancellationToken);
            }
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Missing)
        {
            // Where issues may not be read, none was made either.
        }
    }
}

/// <summary>Where people see a delivery.</summary>
/// <param name="Refusals">What could not be done besides, a sentence each.</param>
internal sealed record Shown(string PullRequestUrl, string IssueUrl, IReadOnlyList<string> Refusals);
