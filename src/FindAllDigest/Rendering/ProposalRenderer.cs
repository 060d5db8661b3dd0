using System.Globalization;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Reviews;

namespace FindAllDigest.Rendering;

/// <summary>Prints proposals as the texts of pull requests, issues and comments, by the repository's templates or those that ship with the program.</summary>
public sealed class ProposalRenderer
{
    private const string PullRequestPath = "templates/pull-request.md";
    private const string IssuePath = "templates/issue.md";
    private const string CommentPath = "templates/comment.md";

    private readonly TemplateFile _pullRequest;
    private readonly TemplateFile _issue;
    private readonly TemplateFile _comment;

    private ProposalRenderer(TemplateFile pullRequest, TemplateFile issue, TemplateFile comment) =>
        (_pullRequest, _issue, _comment) = (pullRequest, issue, comment);

    /// <summary>Reads the templates and prints a sample with each, so that a fault shows before anything is bought.</summary>
    /// <exception cref="DigestException">A template is wrong.</exception>
    public static async Task<ProposalRenderer> LoadAsync(IRepository repository, CancellationToken cancellationToken)
    {
        var renderer = new ProposalRenderer(
            await TemplateFile.LoadAsync(repository, PullRequestPath, cancellationToken),
            await TemplateFile.LoadAsync(repository, IssuePath, cancellationToken),
            await TemplateFile.LoadAsync(repository, CommentPath, cancellationToken));
        var sample = Sample();
        _ = renderer.PullRequest(sample, ReviewBoxes.None, int.MaxValue) + renderer.Issue(sample, int.MaxValue) + renderer.Comment(sample, int.MaxValue);
        return renderer;
    }

    /// <summary>The title of a pull request or issue: the watch's name and counts, and nothing foreign.</summary>
    public static string Title(Proposal proposal) => $"[findall-digest] {proposal.Watch.Value}: {Summary(proposal)}";

    /// <summary>The part of a pull request's body that the program owns.</summary>
    /// <param name="boxes">The boxes as they are to be printed.</param>
    /// <param name="maximumLength">Most UTF-16 units; entities are shortened and then left out, whole, until it fits.</param>
    public string PullRequest(Proposal proposal, ReviewBoxes boxes, int maximumLength) => Fit(_pullRequest, proposal, proposal.New.Concat(proposal.BackAgain), boxes, maximumLength);

    /// <summary>The body of an issue.</summary>
    public string Issue(Proposal proposal, int maximumLength) => Fit(_issue, proposal, proposal.New.Concat(proposal.BackAgain), ReviewBoxes.None, maximumLength);

    /// <summary>A comment that tells what the refresh at hand added.</summary>
    public string Comment(Proposal proposal, int maximumLength) => Fit(_comment, proposal, proposal.Added, ReviewBoxes.None, maximumLength);

    private static string Fit(TemplateFile template, Proposal proposal, IEnumerable<DigestEntity> entities, ReviewBoxes boxes, int maximumLength)
    {
        // What a person has decided is shown whatever else must go, or it could not be taken back by a click.
        var ordered = entities.OrderBy(entry => boxes.IsTicked(entry.Entity.Key) ? 0 : 1).ToList();
        var full = ordered.ConvertAll(entry => View(entry, boxes, isFull: true));
        var brief = full.ConvertAll(view => view with { IsFull = false });

        string Render(int fullCount, int shownCount) =>
            template.Render(View(proposal, [.. full.Take(fullCount), .. brief.Take(shownCount).Skip(fullCount)], ordered.Count - shownCount));

        if (Largest(ordered.Count, count => Render(count, ordered.Count).Length <= maximumLength) is { } fulls)
        {
            return Render(fulls, ordered.Count);
        }

        return Render(0, Largest(ordered.Count, count => Render(0, count).Length <= maximumLength) ?? 0);
    }

    /// <summary>The largest count up to a maximum that fits, as fewer fit better; null when not even none does.</summary>
    private static int? Largest(int maximum, Func<int, bool> fits)
    {
        if (fits(maximum))
        {
            return maximum;
        }

        int? largest = null;
        for (var (low, high) = (0, maximum - 1); low <= high;)
        {
            var middle = (low + high) / 2;
            if (fits(middle))
            {
                (largest, low) = (middle, middle + 1);
            }
            else
            {
                high = middle - 1;
            }
        }

        return largest;
    }

    private static ProposalView View(Proposal proposal, IReadOnlyList<ProposedEntityView> entities, int omitted) => new()
    {
        Watch = proposal.Watch.Value,
        Summary = Summary(proposal),
        Added = Count(proposal.Added.Count, proposal.Added.Count == 1 ? "entity" : "entities") ?? "no entity",
        Notes = [.. proposal.Notes.Select(note => MarkdownEscaper.Escape(note))],
        Entities = entities,
        Omitted = omitted,
        Digests = [.. proposal.Links.Digests.Select(link => new LinkView(MarkdownEscaper.Escape(link.Name), link.Url))],
        ExcludeListUrl = proposal.Links.ExcludeList,
        CompareUrl = proposal.Links.Compare,
    };

    private static ProposedEntityView View(DigestEntity entry, ReviewBoxes boxes, bool isFull) => new()
    {
        Entity = DigestViewFactory.Entity(entry, []),
        IsFull = isFull,
        Reject = boxes.Reject(entry.Entity.Key),
        Snooze = boxes.Snooze(entry.Entity.Key),
    };

    private static string Summary(Proposal proposal)
    {
        string?[] parts = [Count(proposal.New.Count, "new"), Count(proposal.BackAgain.Count, "back again"), Count(proposal.Seeded, "taken over from the earlier run")];
        var present = parts.OfType<string>().ToList();
        return present.Count == 0 ? "nothing new" : string.Join(", ", present);
    }

    private static string? Count(int count, string words) => count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {words}");

    private static Proposal Sample()
    {
        var digest = SampleDigest.Create();
        return new Proposal
        {
            Watch = digest.Watch,
            New = digest.New,
            BackAgain = digest.BackAgain,
            Seeded = digest.Seeded,
            Added = digest.New,
            Links = new ProposalLinks([new DigestLink("sample.md", "https://sample.example/sample.md")], "https://sample.example/exclude.csv", "https://sample.example/compare"),
            Notes = digest.Notes,
        };
    }
}
