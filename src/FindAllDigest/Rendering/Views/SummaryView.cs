using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Tables;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>summary.md</c> may print: how the refreshes of one workflow run ended, for the run's own page.</summary>
internal sealed record SummaryView
{
    /// <summary>Each watch that was refreshed.</summary>
    public required IReadOnlyList<WatchSummaryView> Watches { get; init; }

    /// <param name="reports">How each watch's refresh ended.</param>
    /// <param name="repository">The repository's page, to whose settings a sentence may link; empty where it is not known.</param>
    public static SummaryView Of(IReadOnlyList<RefreshReport> reports, string repository)
    {
        var sentences = new MarkdownSentence(repository);
        return new() { Watches = [.. reports.Select(report => WatchSummaryView.Of(report, sentences))] };
    }
}

/// <summary>How the refresh of one watch ended.</summary>
internal sealed record WatchSummaryView
{
    /// <summary>The watch's name.</summary>
    public required MarkdownText Watch { get; init; }

    /// <summary>The outcome's word as workflows read it, such as <c>new</c>.</summary>
    public required MarkdownText Outcome { get; init; }

    /// <summary>✅, ⏳, ⚠️ or ❌.</summary>
    public required MarkdownText Mark { get; init; }

    /// <summary>One sentence.</summary>
    public required MarkdownText Message { get; init; }

    /// <summary>What to look at although the refresh went on, a sentence each.</summary>
    public required IReadOnlyList<MarkdownText> Warnings { get; init; }

    /// <summary>The first entities that are told of, in the order of the digest.</summary>
    public required IReadOnlyList<FoundEntityView> Found { get; init; }

    /// <summary>How many more there are.</summary>
    public required int MoreFound { get; init; }

    /// <summary>How many new entities were found.</summary>
    public required int New { get; init; }

    /// <summary>How many known entities are told about.</summary>
    public required int Changed { get; init; }

    /// <summary>US dollars; empty when no run was settled.</summary>
    public required MarkdownText Cost { get; init; }

    /// <summary>The run's id as code; empty when there is none.</summary>
    public required MarkdownText Run { get; init; }

    /// <summary>Address of the pull request; empty when there is none.</summary>
    public required MarkdownText PullRequestUrl { get; init; }

    /// <summary>Address of the issue; empty when there is none.</summary>
    public required MarkdownText IssueUrl { get; init; }

    /// <summary>Relative path of the digest as code; empty when there was nothing to tell.</summary>
    public required MarkdownText Digest { get; init; }

    private const int MaximumFound = 10;

    public static WatchSummaryView Of(RefreshReport report, MarkdownSentence sentences) =>
        Of(report, report.Digest is { } digest ? ToldEntity.Of(digest) : [], sentences);

    // An id is copied, so it stands as it is.
    private static MarkdownText MessageOf(RefreshReport report, MarkdownSentence sentences)
    {
        var message = sentences.Of(report.Message);
        return report.RunId is { } run
            ? new(message.Markdown.Replace(
                MarkdownEscaper.Escape(run.Value).Markdown, MarkdownEscaper.Code(run.Value).Markdown, StringComparison.Ordinal))
            : message;
    }

    private static WatchSummaryView Of(RefreshReport report, IReadOnlyList<ToldEntity> told, MarkdownSentence sentences) => new()
    {
        Watch = MarkdownText.Of(report.Watch),
        Outcome = MarkdownEscaper.Escape(report.Outcome.ToWord()),
        Mark = new MarkdownText(report.Outcome switch
        {
            RefreshOutcome.Failed or RefreshOutcome.Held => "❌",
            RefreshOutcome.Budget or RefreshOutcome.Cancelled => "⚠️",
            RefreshOutcome.Pending => "⏳",
            _ when report.Warnings.Count > 0 => "⚠️",
            _ => "✅",
        }),
        Found = report.Digest is { } digest ? FoundEntityView.Of(digest, told.Take(MaximumFound)) : [],
        MoreFound = Math.Max(0, told.Count - MaximumFound),
        Message = MessageOf(report, sentences),
        Warnings = [.. report.Warnings.Select(warning => sentences.Of(warning))],
        New = report.NewCount,
        Changed = report.ChangedCount,
        Cost = report.CostUsd is { } cost ? MarkdownText.Usd(cost) : MarkdownText.Empty,
        Run = report.RunId is { } run ? MarkdownEscaper.Code(run.Value) : MarkdownText.Empty,
        PullRequestUrl = MarkdownEscaper.Address(report.PullRequestUrl),
        IssueUrl = MarkdownEscaper.Address(report.IssueUrl),
        Digest = report.DigestPath.Length > 0 ? MarkdownEscaper.Code(report.DigestPath) : MarkdownText.Empty,
    };
}

/// <summary>One entity that a refresh tells of.</summary>
/// <param name="Name">What it is called; its address where it has no name.</param>
/// <param name="Link">Link with the real host as its text; empty where it has no address.</param>
/// <param name="Note">Why it is told, such as <c>changed</c>; empty for a new one.</param>
/// <param name="IsDoubtful">Whether anything speaks against it.</param>
/// <param name="Changes">What changed of it; empty for a find.</param>
internal sealed record FoundEntityView(
    MarkdownText Name, MarkdownText Link, MarkdownText Note, bool IsDoubtful, IReadOnlyList<ChangeView> Changes)
{
    public static IReadOnlyList<FoundEntityView> Of(Digest digest, IEnumerable<ToldEntity> told)
    {
        var changed = new ChangedEntityViewFactory(Proposal.Of(digest));
        return
        [
            .. told.Select(one => new FoundEntityView(
                EntityViewFactory.NameOf(one.Entity),
                MarkdownEscaper.Link(one.Entity.Url),
                MarkdownEscaper.Escape(one.Kind.Words()),
                one.Doubts.Count > 0,
                one.Kind is ToldKind.New or ToldKind.BackAgain ? [] : changed.Create(one.Entry).Changes))
        ];
    }
}
