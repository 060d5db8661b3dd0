using FindAllDigest.Core.Digests;
using FindAllDigest.Rendering.Reviews;
using FindAllDigest.Rendering.Templates;

namespace FindAllDigest.Rendering;

/// <summary>Prints proposals as the texts of pull requests, issues and comments.</summary>
public sealed class ProposalRenderer(TemplateSet templates)
{
    /// <summary>The title of a pull request or issue: the watch's name and counts, and nothing foreign.</summary>
    public static string Title(Proposal proposal) => $"[findall-digest] {proposal.Watch.Value}: {Summary(proposal)}";

    /// <summary>What is proposed, without the watch's name.</summary>
    public static string Summary(Proposal proposal) => DigestSummary.Counts(
        proposal.New.Count, proposal.BackAgain.Count, proposal.Changed.Count, proposal.NoLongerMatches.Count, proposal.NotSeen.Count, proposal.Seeded);

    /// <summary>The part of a pull request's body that the program owns.</summary>
    /// <param name="boxes">The boxes as they are to be printed.</param>
    /// <param name="maximumLength">Most UTF-16 units; entities are shortened and then left out, whole, until it fits.</param>
    public string PullRequest(Proposal proposal, ReviewBoxes boxes, int maximumLength) =>
        Fit(TemplateNames.PullRequest, proposal, [.. proposal.New, .. proposal.BackAgain], boxes, maximumLength);

    /// <summary>The body of an issue.</summary>
    public string Issue(Proposal proposal, int maximumLength) =>
        Fit(TemplateNames.Issue, proposal, [.. proposal.New, .. proposal.BackAgain], ReviewBoxes.None, maximumLength);

    /// <summary>A comment that tells what the refresh at hand added.</summary>
    public string Comment(Proposal proposal, int maximumLength) =>
        Fit(TemplateNames.Comment, proposal, proposal.Added, ReviewBoxes.None, maximumLength);

    private string Fit(string template, Proposal proposal, IReadOnlyCollection<DigestEntity> entities, ReviewBoxes boxes, int maximumLength)
    {
        var views = new ProposalViewFactory(proposal, entities, boxes, maximumLength);
        var whole = Print(views.MostDetail);
        if (whole.Length <= maximumLength)
        {
            return whole;
        }

        // Halving what is left finds the longest text that fits in a dozen of prints, however many entities there are.
        var fitting = Print(0);
        for (var (low, high) = (1, views.MostDetail - 1); low <= high;)
        {
            var detail = (low + high) / 2;
            var text = Print(detail);
            if (text.Length > maximumLength)
            {
                high = detail - 1;
            }
            else
            {
                (fitting, low) = (text, detail + 1);
            }
        }

        return fitting;

        string Print(int detail) => templates.Render(template, views.Create(detail));
    }
}
