using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Shows a proposal as a pull request: one for each watch, created, or found again.</summary>
internal sealed class NewPullRequest(
    PullRequests pulls, PullRequestText text, PullRequestSetup setup, WebLinks links, RendererSource renderers) : IDeliveryTarget
{
    private const string SwitchRemedy =
        "Switch on 'Allow GitHub Actions to create and approve pull requests' under Settings → Actions → General, and give the workflow "
            + "'pull-requests: write' under 'permissions:'.";
    private const string PretenderRemedy =
        "If somebody without write access has opened one of this branch, close it: the program does not touch it.";

    public bool Takes(Publication publication) => publication.IsProposed;

    public Task<ShowOutcome> ShowAsync(Publication publication, CancellationToken cancellationToken) =>
        TargetRefusal.CatchAsync(async () => await OpenAsync(publication, cancellationToken), refused => [Explain(refused)]);

    /// <summary>The same where it does not matter much.</summary>
    /// <returns>Null where GitHub refused, or did not answer.</returns>
    public async Task<ShowOutcome.Shown?> TryShowAsync(Publication publication, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(publication, cancellationToken);
        }
        catch (GitHubRefusalException)
        {
            return null;
        }
    }

    private async Task<ShowOutcome.Shown> OpenAsync(Publication publication, CancellationToken cancellationToken)
    {
        var branches = publication.Session.Branches ?? throw new InvalidOperationException("A folder has no pull requests.");
        var proposal = links.ProposalOf(publication);
        var body = await text.CreateAsync(proposal, publication.Today);
        var title = (await renderers()).Title(proposal);
        PullRequest pull;
        try
        {
            pull = await pulls.CreateAsync(branches.Proposal, branches.Default, title, body, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            if (await pulls.FindOpenAsync(branches.Proposal, cancellationToken) is not { } found)
            {
                throw;
            }

            pull = found.Body == body
                ? found
                : await text.WriteAsync(found, found.UpdatedAt, proposal, publication.Today, cancellationToken);
        }

        return await setup.FinishAsync(pull, publication.Watch, cancellationToken);
    }

    /// <summary>Why there is no pull request, and what to do about it.</summary>
    private static string Explain(GitHubRefusalException refusal) =>
        refusal.Refusal == Refusal.Forbidden ? $"{refusal.Message} {SwitchRemedy}"
        : refusal.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase) ? $"{refusal.Message} {PretenderRemedy}"
        : refusal.Message;
}
