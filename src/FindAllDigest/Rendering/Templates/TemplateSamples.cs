using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Prints every template with samples that fill everything, and with some that fill nothing, so that no branch of a template meets its first value in earnest.</summary>
internal static class TemplateSamples
{
    /// <summary>What goes wrong; empty when nothing does.</summary>
    public static IReadOnlyList<FileProblem> Print(TemplateSet templates)
    {
        List<FileProblem> problems = [];
        foreach (var path in TemplateNames.All)
        {
            foreach (var view in ViewsOf(path))
            {
                try
                {
                    _ = templates.Render(path, view);
                }
                catch (DigestException fault)
                {
                    problems.AddRange(fault.Problems);
                }
            }
        }

        return problems;
    }

    private static IEnumerable<object> ViewsOf(string path) => path switch
    {
        TemplateNames.PullRequest => Proposals(hasBoxes: true),
        TemplateNames.Digest or TemplateNames.Issue or TemplateNames.Comment => Proposals(hasBoxes: false),
        TemplateNames.Summary => [SummaryView.Of(SampleReports.All), SummaryView.Of([])],
        TemplateNames.Dashboard => [SampleHealth.Dashboard.Create(SampleHealth.All), SampleHealth.Dashboard.Create([])],
        TemplateNames.CommitMessage => [CommitView.Of(SampleDigest.Full()), CommitView.Of(SampleDigest.Empty())],
        _ => throw new InvalidOperationException($"There is no sample for {path}."),
    };

    private static IEnumerable<object> Proposals(bool hasBoxes)
    {
        var proposal = SampleProposal.Full();
        var boxes = hasBoxes ? proposal.BoxesAfter(Review.None, SampleProposal.Day) : null;
        var full = new DigestViewFactory(proposal, boxes, int.MaxValue);
        return Enumerable.Range(0, full.MostDetail + 1).Select(full.Create).Append(new DigestViewFactory(SampleProposal.Empty(), boxes, int.MaxValue).Create(0));
    }
}
