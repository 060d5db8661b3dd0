using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Delivery.ToIssue;

/// <summary>Says in an issue what could not become a pull request, and closes it when one can be made after all.</summary>
internal sealed class FallbackIssue(Issues issues, LabelsAndPeople decoration, ProposalRenderer renderer)
{
    private const string SwitchRemedy = "Switch on 'Allow GitHub Actions to create and approve pull requests' under Settings → Actions → General, and give the workflow 'pull-requests: write' under 'permissions:'.";
    private const string PretenderRemedy = "If somebody without write access has opened one of this branch, close it: the program does not touch it.";

    /// <param name="refusal">Why there is no pull request.</param>
    /// <exception cref="GitHubRefusalException">There can be no issue either.</exception>
    public async Task<Shown> TellAsync(Watch watch, Proposal proposal, GitHubRefusalException refusal, string digestName, CancellationToken cancellationToken)
    {
        var marker = HiddenMarkers.StandIn(watch.Name);
        var warning = $"{Explain(refusal)} The next refresh then makes a pull request of it.";
        var noted = proposal with { Notes = [warning] };
        var title = ProposalRenderer.Title(proposal);
        var text = renderer.Issue(noted, OwnedBody.MaximumLength);

        var standing = await issues.FindAsync(marker, includesClosed: false, cancellationToken);
        if (standing is null)
        {
            standing = await issues.CreateAsync(title, $"{OwnedPart.Framed(marker, text)}\n", marker, cancellationToken);
            return await DecoratedAsync();
        }

        var comment = HiddenMarkers.Comment(watch.Name, digestName);
        var current = standing.Body;

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

        // A process that made the issue may have died before it went on.
        return updated == current && !standing.HasLabels ? await DecoratedAsync() : new Shown("", standing.Url, [warning]);

        async Task<Shown> DecoratedAsync() =>
            new("", standing.Url, [warning, .. await decoration.ApplyAsync(standing.Number, watch.Delivery, isPullRequest: false, cancellationToken)]);
    }

    /// <summary>Why there is no pull request, and what to do about it.</summary>
    public static string Explain(GitHubRefusalException refusal) =>
        refusal.Refusal == Refusal.Forbidden ? $"{refusal.Message} {SwitchRemedy}"
        : refusal.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase) ? $"{refusal.Message} {PretenderRemedy}"
        : refusal.Message;

    /// <summary>Closes the issue, where there is one, and names the pull request that took over.</summary>
    public async Task CloseAsync(WatchName watch, int pullRequest, CancellationToken cancellationToken)
    {
        try
        {
            if (await issues.FindAsync(HiddenMarkers.StandIn(watch), includesClosed: false, cancellationToken) is { } standIn)
            {
                await issues.CommentAsync(standIn.Number, $"This is now pull request #{pullRequest}.", HiddenMarkers.StandIn(watch), cancellationToken);
                await issues.CloseAsync(standIn.Number, cancellationToken);
            }
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Missing)
        {
            // Where issues may not be read, none was made either.
        }
    }
}
