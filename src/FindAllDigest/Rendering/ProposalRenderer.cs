using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering;

/// <summary>Prints proposals as the texts of pull requests, issues and comments.</summary>
public sealed class ProposalRenderer(TemplateSet templates) : IProposalRenderer
{
    private const int FirstReach = 192;

    /// <summary>The title of a pull request or issue: the watch's name and counts, and nothing foreign.</summary>
    public static string Title(Proposal proposal) => $"[findall-digest] {proposal.Watch.Value}: {proposal.Summary}";

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

    public string Dashboard(IReadOnlyList<WatchHealth> watches) => templates.Render(TemplateNames.Dashboard, DashboardViewFactory.Create(watches));

    public string Disputes(IReadOnlyList<OverruledChange> disputes) => DisputeText.Markdown(disputes);

    public string DisputesAsText(IReadOnlyList<OverruledChange> disputes) => DisputeText.Warning(disputes);

    public string Escape(string text) => MarkdownEscaper.Escape(text).Markdown;

    string IProposalRenderer.Title(Proposal proposal) => Title(proposal);

    private string Fit(string template, Proposal proposal, IReadOnlyCollection<DigestEntity> entities, ReviewBoxes boxes, int maximumLength)
    {
        var views = new ProposalViewFactory(proposal, entities, boxes, maximumLength);
        // Most proposals fit whole. For the others the reach grows until it is too far, and halving what is left finds the longest text that
        // fits: a dozen of prints, none much longer than the limit, however many entities there are.
        var (least, reach) = (0, Math.Min(FirstReach, views.MostDetail));
        var (fitting, text) = ("", Print(reach));
        while (text.Length <= maximumLength)
        {
            if (reach == views.MostDetail)
            {
                return text;
            }

            (fitting, least, reach) = (text, reach, Math.Min(2 * reach, views.MostDetail));
            text = Print(reach);
        }

        while (reach - least > 1)
        {
            var detail = (least + reach) / 2;
            text = Print(detail);
            (fitting, least, reach) = text.Length > maximumLength ? (fitting, least, detail) : (text, detail, reach);
        }

        return fitting.Length > 0 ? fitting : Print(0);

        string Print(int detail) => templates.Render(template, views.Create(detail));
    }
}
