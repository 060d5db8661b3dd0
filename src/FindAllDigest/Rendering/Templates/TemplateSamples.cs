using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
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
        TemplateNames.Digest => [DigestViewFactory.Create(SampleDigest.Full()), DigestViewFactory.Create(SampleDigest.Empty())],
        TemplateNames.PullRequest or TemplateNames.Issue or TemplateNames.Comment => Proposals(),
        TemplateNames.Summary => [SummaryView.Of(SampleReports.All), SummaryView.Of([])],
        TemplateNames.Dashboard => [DashboardViewFactory.Create(SampleHealth.All), DashboardViewFactory.Create([])],
        TemplateNames.CommitMessage => [CommitView.Of(SampleDigest.Full()), CommitView.Of(SampleDigest.Empty())],
        _ => throw new InvalidOperationException($"There is no sample for {path}."),
    };

    private static IEnumerable<object> Proposals()
    {
        var digest = SampleDigest.Full();
        var proposal = new Proposal
        {
            Watch = digest.Watch,
            New = digest.New,
            BackAgain = digest.BackAgain,
            Changed = digest.Changed,
            NoLongerMatches = digest.NoLongerMatches,
            NotSeen = digest.NotSeen,
            Seeded = digest.Seeded,
            Added = digest.New,
            Digest = digest,
            Links = new ProposalLinks([new DigestLink("sample.md", "https://sample.example/sample.md")], "https://sample.example/exclude.csv", "https://sample.example/compare", "https://sample.example/run"),
            Notes = digest.Notes,
        };
        var full = new ProposalViewFactory(proposal, [.. proposal.New, .. proposal.BackAgain], ReviewBoxes.None, int.MaxValue);
        for (var detail = 0; detail <= full.MostDetail; detail++)
        {
            yield return full.Create(detail);
        }

        var nothing = proposal with { New = [], BackAgain = [], Changed = [], NoLongerMatches = [], NotSeen = [], Added = [], Seeded = 0, Notes = [], Digest = null, Links = new ProposalLinks([], "", "") };
        yield return new ProposalViewFactory(nothing, [], ReviewBoxes.None, int.MaxValue).Create(0);
    }
}
