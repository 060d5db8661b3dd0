using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Tables;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>summary.md</c> may print: how the refreshes of one workflow run ended, for the run's own page.</summary>
/// <param name="reports">How each watch's refresh ended.</param>
/// <param name="repository">The repository's page, to whose settings a sentence may link; empty where it is not known.</param>
internal sealed class SummaryView(IReadOnlyList<RefreshReport> reports, string repository)
{
    /// <summary>Each watch that was refreshed.</summary>
    public IReadOnlyList<WatchSummaryView> Watches { get; } =
        [.. reports.Select(report => new WatchSummaryView(report, new MarkdownSentence(repository)))];
}

/// <summary>How the refresh of one watch ended.</summary>
internal sealed class WatchSummaryView(RefreshReport report, MarkdownSentence sentences)
{
    private const int MaximumFound = 10;

    /// <summary>The watch's name.</summary>
    public MarkdownText Watch { get; } = MarkdownText.Of(report.Watch);

    /// <summary>The outcome's word as workflows read it, such as <c>new</c>.</summary>
    public MarkdownText Outcome { get; } = MarkdownEscaper.Escape(report.Outcome.ToWord());

    /// <summary>✅, ⏳, ⚠️ or ❌.</summary>
    public MarkdownText Mark { get; } = new(report.Outcome switch
    {
        RefreshOutcome.Failed or RefreshOutcome.Held => "❌",
        RefreshOutcome.Budget or RefreshOutcome.Cancelled => "⚠️",
        RefreshOutcome.Pending => "⏳",
        _ when report.Warnings.Count > 0 => "⚠️",
        _ => "✅",
    });

    /// <summary>One sentence.</summary>
    public MarkdownText Message { get; } = MessageOf(report, sentences);

    /// <summary>What to look at although the refresh went on, a sentence each.</summary>
    public IReadOnlyList<MarkdownText> Warnings { get; } = [.. report.Warnings.Select(warning => sentences.Of(warning))];

    /// <summary>The first entities that are told of, in the order of the digest.</summary>
    public IReadOnlyList<FoundEntityView> Found { get; } =
        report.Digest is { } digest ? FoundEntityView.Of(digest, ToldIn(report).Take(MaximumFound)) : [];

    /// <summary>How many more there are.</summary>
    public int MoreFound { get; } = Math.Max(0, ToldIn(report).Count - MaximumFound);

    /// <summary>How many new entities were found.</summary>
    public int New { get; } = report.NewCount;

    /// <summary>How many known entities are told about.</summary>
    public int Changed { get; } = report.ChangedCount;

    /// <summary>US dollars; empty when no run was settled.</summary>
    public MarkdownText Cost { get; } = report.CostUsd is { } cost ? MarkdownText.Usd(cost) : MarkdownText.Empty;

    /// <summary>The run's id as code; empty when there is none.</summary>
    public MarkdownText Run { get; } = report.RunId is { } run ? MarkdownEscaper.Code(run.Value) : MarkdownText.Empty;

    /// <summary>Address of the pull request; empty when there is none.</summary>
    public MarkdownText PullRequestUrl { get; } = MarkdownEscaper.Address(report.PullRequestUrl);

    /// <summary>Address of the issue; empty when there is none.</summary>
    public MarkdownText IssueUrl { get; } = MarkdownEscaper.Address(report.IssueUrl);

    /// <summary>Relative path of the digest as code; empty when there was nothing to tell.</summary>
    public MarkdownText Digest { get; } = report.DigestPath.Length > 0 ? MarkdownEscaper.Code(report.DigestPath) : MarkdownText.Empty;

    // An id is copied, so it stands as it is.
    private static MarkdownText MessageOf(RefreshReport report, MarkdownSentence sentences)
    {
        var message = sentences.Of(report.Message);
        return report.RunId is { } run
            ? new(message.Markdown.Replace(
                MarkdownEscaper.Escape(run.Value).Markdown, MarkdownEscaper.Code(run.Value).Markdown, StringComparison.Ordinal))
            : message;
    }

    private static IReadOnlyList<ToldEntity> ToldIn(RefreshReport report) => report.Digest is { } digest ? ToldEntity.Of(digest) : [];
}

/// <summary>One entity that a refresh tells of.</summary>
internal sealed class FoundEntityView(ToldEntity one, ChangeWords words)
{
    /// <summary>What it is called; its address where it has no name.</summary>
    public MarkdownText Name { get; } = PrintedName.Of(one.Entity);

    /// <summary>Link with the real host as its text; empty where it has no address.</summary>
    public MarkdownText Link { get; } = MarkdownEscaper.Link(one.Entity.Url);

    /// <summary>Why it is told, such as <c>changed</c>; empty for a new one.</summary>
    public MarkdownText Note { get; } = MarkdownEscaper.Escape(one.Kind.Words());

    /// <summary>Whether anything speaks against it.</summary>
    public bool IsDoubtful { get; } = one.Doubts.Count > 0;

    /// <summary>What changed of it; empty for a find.</summary>
    public IReadOnlyList<ChangeView> Changes { get; } =
        one.Kind is ToldKind.New or ToldKind.BackAgain ? [] : new ChangedEntityView(one.Entry, words).Changes;

    public static IReadOnlyList<FoundEntityView> Of(Digest digest, IEnumerable<ToldEntity> told)
    {
        var words = new ChangeWords(Proposal.Of(digest));
        return [.. told.Select(one => new FoundEntityView(one, words))];
    }
}
