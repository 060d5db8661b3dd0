using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Transport;

namespace FindAllDigest.Delivery;

/// <summary>Labels, assignees and reviewers: added after the fact, as far as GitHub takes
/// them. What it refuses is told and nothing more.</summary>
internal sealed class LabelsAndPeople(Issues issues, PullRequests pulls)
{
    /// <returns>What was refused, a sentence each.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(
        int number, WatchDelivery delivery, bool isPullRequest, CancellationToken cancellationToken)
    {
        var isQuiet = delivery.Notify == Notify.Never;
        List<string> refusals = [];
        await TryAsync(delivery.Labels, labels => issues.AddLabelsAsync(number, labels, cancellationToken));
        await TryAsync(isQuiet ? [] : delivery.Assignees, AssignAsync);
        await TryAsync(
            isQuiet || !isPullRequest ? [] : delivery.Reviewers,
            reviewers => pulls.RequestReviewAsync(number, reviewers, cancellationToken));
        return refusals;

        async Task AssignAsync(IReadOnlyList<string> assignees)
        {
            if (await issues.AssignAsync(number, assignees, cancellationToken) is { Count: > 0 } left)
            {
                refusals.Add(
                    $"GitHub did not assign {string.Join(", ", left)}: only people with access to the repository can be assigned.");
            }
        }

        async Task TryAsync(IReadOnlyList<string> names, Func<IReadOnlyList<string>, Task> apply)
        {
            try
            {
                if (names.Count > 0)
                {
                    await apply(names);
                }
            }
            catch (GitHubRefusalException refused)
            {
                refusals.Add(refused.Message);
            }
        }
    }
}
