using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the templates <c>pull-request.md</c>, <c>issue.md</c>, <c>comment.md</c> and <c>digest.md</c>
/// may print. Templates see the names in snake_case; <c>templates/README.md</c> lists them.</summary>
/// <remarks>A view holds numbers, yes or no, <see cref="MarkdownText"/> and other views, and
/// never a string: what is not escaped cannot get in.</remarks>
internal sealed record DigestView
{
    /// <summary>The watch's name.</summary>
    public required MarkdownText Watch { get; init; }

    /// <summary>ISO day of the refresh at hand; empty where earlier ones are shown.</summary>
    public required MarkdownText Date { get; init; }

    /// <summary>How many of what: <c>3 new companies, 1 back again</c>, or <c>5 more, 23 companies in all</c>.</summary>
    public required MarkdownText Summary { get; init; }

    /// <summary>What the watch looks for, in the plural.</summary>
    public required MarkdownText EntityType { get; init; }

    /// <summary>The question that was asked; empty where it is not known.</summary>
    public required MarkdownText Objective { get; init; }

    /// <summary>Whether the simulator answered: everything is made up, and nothing was bought.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>Sentences that a reader must not miss.</summary>
    public required IReadOnlyList<MarkdownText> Notes { get; init; }

    /// <summary>What people are to decide, by refresh, the latest first.</summary>
    public required IReadOnlyList<SectionView> Sections { get; init; }

    /// <summary>What people have decided already.</summary>
    public required IReadOnlyList<ProposedEntityView> Decided { get; init; }

    /// <summary>How many of <see cref="Decided"/> are rejected.</summary>
    public required int Rejected { get; init; }

    /// <summary>How many of <see cref="Decided"/> are put off.</summary>
    public required int Snoozed { get; init; }

    /// <summary>Heads of the columns; each entity's <see cref="EntityView.Cells"/> are in the same order.</summary>
    public required IReadOnlyList<MarkdownText> Columns { get; init; }

    /// <summary>How many entities there are, new ones and those back again.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them have no line, since a text on GitHub is limited.</summary>
    public required int Omitted { get; init; }

    /// <summary>How many have a line and are not decided.</summary>
    public required int Listed { get; init; }

    /// <summary>How many have a line, and not all of their evidence with it.</summary>
    public required int Shortened { get; init; }

    /// <summary>How many of those have no evidence at all with it.</summary>
    public required int Bare { get; init; }

    /// <summary>How many of those have nothing but name and host.</summary>
    public required int Plain { get; init; }

    /// <summary>Known entities of which something other than the wording changed, as many as there is room for.</summary>
    public required IReadOnlyList<ChangedEntityView> Changed { get; init; }

    /// <summary>Known entities that miss a condition that they met before.</summary>
    public required IReadOnlyList<ChangedEntityView> NoLongerMatches { get; init; }

    /// <summary>Known entities that a recheck did not find although it looked until nothing was left to find.</summary>
    public required IReadOnlyList<ChangedEntityView> NotSeen { get; init; }

    /// <summary>Values of <see cref="Changed"/> and <see cref="NoLongerMatches"/> that are
    /// formatted there, as the service gave them.</summary>
    public required IReadOnlyList<GivenChangeView> Rewritten { get; init; }

    /// <summary>How many known entities that changed are not listed.</summary>
    public required int ChangedOmitted { get; init; }

    /// <summary>How many matches of an earlier run were taken over.</summary>
    public required int Seeded { get; init; }

    /// <summary>What the numbers say, at most three sentences: what was refused, what is still unseen, what comes next.</summary>
    public required IReadOnlyList<MarkdownText> Numbers { get; init; }

    /// <summary>The rest of what they say, a sentence each.</summary>
    public required IReadOnlyList<MarkdownText> MoreNumbers { get; init; }

    /// <summary>Candidates that miss one condition only, surest first.</summary>
    public required IReadOnlyList<NearMissView> NearMisses { get; init; }

    /// <summary>The whole digests, newest first.</summary>
    public required IReadOnlyList<LinkView> Digests { get; init; }

    /// <summary>Address of the exclude list, to edit; empty where there is none.</summary>
    public required MarkdownText ExcludeListUrl { get; init; }

    /// <summary>Address of the page that shows what the branch changes; empty where there is none.</summary>
    public required MarkdownText CompareUrl { get; init; }

    /// <summary>Address of the pull request that a comment speaks of; empty where there is none.</summary>
    public required MarkdownText PullRequestUrl { get; init; }

    /// <summary>Where the workflow run that delivered it keeps the page of everything found; empty where there is none.</summary>
    public required MarkdownText WorkflowRunUrl { get; init; }

    /// <summary>The run of the refresh at hand, or of the latest one; null where neither is known.</summary>
    public required RunView? Run { get; init; }
}

/// <summary>A link of this program's own making.</summary>
/// <param name="Name">What it leads to.</param>
/// <param name="Url">Its address.</param>
internal sealed record LinkView(MarkdownText Name, MarkdownText Url);
