using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering;

/// <summary>Prints proposals as the texts of pull requests, issues and comments.</summary>
internal sealed class ProposalRenderer(TemplateSet templates) : IProposalRenderer
{
    /// <summary>The title of a pull request or issue, which GitHub makes the subject of the commit that merges it.</summary>
    public static string Title(Proposal proposal) => CommitTitle.Of(ProposalTitle.Of(proposal)).Text;

    /// <summary>The part of a pull request's body that the program owns.</summary>
    /// <param name="boxes">The boxes as they are to be printed.</param>
    /// <param name="maximumLength">Most UTF-16 units; evidence is shortened and entities are left out, whole, until it fits.</param>
    public string PullRequest(Proposal proposal, ReviewBoxes boxes, int maximumLength) =>
        Fit(TemplateNames.PullRequest, proposal, boxes, maximumLength);

    /// <summary>The body of an issue.</summary>
    public string Issue(Proposal proposal, int maximumLength) => Fit(TemplateNames.Issue, proposal, boxes: null, maximumLength);

    public string Dashboard(IReadOnlyList<WatchHealth> watches, string repository, DateTimeOffset now, int maximumLength)
    {
        var words = new DashboardWords(repository, now);
        return LongestText.Of(
            watches.Count,
            count => templates.Render(TemplateNames.Dashboard, new DashboardView(watches, words, count)),
            text => text.Length,
            maximumLength);
    }

    public string Disputes(IReadOnlyList<OverruledChange> disputes) => DisputeText.Markdown(disputes);

    public string DisputesAsText(IReadOnlyList<OverruledChange> disputes) => DisputeText.Warning(disputes);

    public string Escape(string text) => MarkdownEscaper.Escape(text).Markdown;

    public string Sentence(string text, string repository) => new MarkdownSentence(repository).Of(text).Markdown;

    string IProposalRenderer.Title(Proposal proposal) => Title(proposal);

    /// <summary>A comment that tells what the refresh at hand added.</summary>
    public string Comment(Proposal proposal, int maximumLength)
    {
        var added = proposal.Added.Select(entry => entry.Entity.Key).ToHashSet();
        var own = proposal with
        {
            New = [.. proposal.New.Where(entry => added.Contains(entry.Entity.Key))],
            BackAgain = [.. proposal.BackAgain.Where(entry => added.Contains(entry.Entity.Key))],
            Changed = [],
            NoLongerMatches = [],
            NotSeen = [],
            Seeded = 0,
        };
        return Fit(TemplateNames.Comment, own, boxes: null, maximumLength);
    }

    private string Fit(string template, Proposal proposal, ReviewBoxes? boxes, int maximumLength)
    {
        var views = new DigestViewFactory(proposal, boxes, maximumLength);
        return LongestText.Of(
            views.MostDetail, detail => templates.Render(template, views.Create(detail)), text => text.Length, maximumLength);
    }
}
