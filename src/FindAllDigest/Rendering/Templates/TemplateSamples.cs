using System.Text.Json;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Chat;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Prints every template with samples that fill everything, and with some that fill
/// nothing, so that no branch of a template meets its first value in earnest.</summary>
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
                    CheckJson(path, templates.Render(path, view));
                }
                catch (DigestException fault)
                {
                    problems.AddRange(fault.Problems);
                }
            }
        }

        return problems;
    }

    /// <exception cref="DigestException">A message's template prints no JSON.</exception>
    private static void CheckJson(string path, string text)
    {
        try
        {
            if (path.EndsWith(".json", StringComparison.Ordinal))
            {
                JsonDocument.Parse(text, TemplateNames.MessageJson).Dispose();
            }
        }
        catch (JsonException fault)
        {
            var line = text.Split('\n').ElementAtOrDefault((int)(fault.LineNumber ?? 0)) ?? "";
            throw new DigestException(
                [new FileProblem(
                    path,
                    $"What the template prints for a sample is no JSON, at '{line.Trim()}'.",
                    $"{TemplateNames.ReadMe} shows how commas and quotes are kept right.")]);
        }
    }

    private static IEnumerable<object> ViewsOf(string path) => path switch
    {
        TemplateNames.PullRequest => Proposals(hasBoxes: true),
        TemplateNames.Digest or TemplateNames.Issue or TemplateNames.Comment => Proposals(hasBoxes: false),
        TemplateNames.Summary => [new SummaryView(SampleReports.All, ""), new SummaryView([], "")],
        TemplateNames.Dashboard => [new DashboardView(SampleHealth.All, SampleHealth.Words), new DashboardView([], SampleHealth.Words)],
        TemplateNames.CommitMessage => [new CommitView(SampleDigest.Full()), new CommitView(SampleDigest.Empty())],
        TemplateNames.Slack => Messages(MessageTarget.Slack),
        TemplateNames.Teams => Messages(MessageTarget.Teams),
        TemplateNames.Discord => Messages(MessageTarget.Discord),
        _ => throw new InvalidOperationException($"There is no sample for {path}."),
    };

    private static IEnumerable<object> Messages(MessageTarget target) =>
        SampleMessages.All.Select(message => new MessageView(message, new ChatEscaper(target)));

    private static IEnumerable<object> Proposals(bool hasBoxes)
    {
        var proposal = SampleProposal.Full();
        var boxes = hasBoxes ? proposal.BoxesAfter(Review.None, SampleProposal.Day) : null;
        var full = new DigestViewFactory(proposal, boxes, int.MaxValue);
        return Enumerable.Range(0, full.MostDetail + 1)
            .Select(full.Create)
            .Append(new DigestViewFactory(SampleProposal.Empty(), boxes, int.MaxValue).Create(0));
    }
}
