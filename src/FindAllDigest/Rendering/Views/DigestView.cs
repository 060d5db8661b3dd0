using FindAllDigest.Core.Proposals;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the templates <c>pull-request.md</c>, <c>issue.md</c>, <c>comment.md</c> and <c>digest.md</c>
/// may print. Templates see the names in snake_case; <c>templates/README.md</c> lists them.</summary>
/// <remarks>A view holds numbers, yes or no, <see cref="MarkdownText"/> and other views, and
/// never a string: what is not escaped cannot get in.</remarks>
/// <param name="of">What is proposed.</param>
/// <param name="listed">Every entity that gets a line, with what there is room for.</param>
internal sealed class DigestView(DigestViewFactory of, IReadOnlyDictionary<object, ProposedEntityView> listed)
{
    private const int MaximumDigests = 20;
    private const int MaximumNotes = 5;
    private const int NoteLength = 600;
    private const int ObjectiveLength = 600;
    private const int WordLength = 80;
    private const int SentenceLength = 400;

    private readonly List<ProposedEntityView> _open = [.. listed.Values.Where(item => !item.IsRejected && !item.IsSnoozed)];

    /// <summary>The watch's name.</summary>
    public MarkdownText Watch { get; } = MarkdownText.Of(of.Proposal.Watch);

    /// <summary>ISO day of the refresh at hand; empty where earlier ones are shown.</summary>
    public MarkdownText Date { get; } = of.Proposal.Digest is { } digest ? MarkdownText.Of(digest.Date) : MarkdownText.Empty;

    /// <summary>How many of what: <c>3 new companies, 1 back again</c>, or <c>5 more, 23 companies in all</c>.</summary>
    public MarkdownText Summary { get; } = MarkdownEscaper.Escape(ProposalTitle.CountsOf(of.Proposal, of.Sections), WordLength * 2);

    /// <summary>What the watch looks for, in the plural.</summary>
    public MarkdownText EntityType { get; } = MarkdownEscaper.Escape(of.Proposal.Page.EntityType, WordLength);

    /// <summary>The question that was asked; empty where it is not known.</summary>
    public MarkdownText Objective { get; } = MarkdownEscaper.Escape(of.Proposal.Latest.Objective, ObjectiveLength);

    /// <summary>Whether the simulator answered: everything is made up, and nothing was bought.</summary>
    public bool IsSimulated { get; } = of.Proposal.Page.IsSimulated || of.Proposal.Digest is { Plan.IsMadeUp: true };

    /// <summary>Sentences that a reader must not miss.</summary>
    public IReadOnlyList<MarkdownText> Notes { get; } = NotesOf([.. of.Proposal.Notes, .. of.Proposal.Latest.Notes]);

    /// <summary>What becomes of rows of closed pull requests, a sentence each.</summary>
    public IReadOnlyList<MarkdownText> ClosedRows { get; } = NotesOf([.. of.Proposal.ClosedRows.Select(rows => rows.Sentence)]);

    /// <summary>What people are to decide, by refresh, the latest first.</summary>
    public IReadOnlyList<SectionView> Sections { get; } =
    [
        .. of.Sections
            .Select((section, index) => new SectionView(section, of.OpenIn(section), index == 0, of.Boxes, listed))
            .Where(section => section.Count > 0),
    ];

    /// <summary>What people have decided already.</summary>
    public IReadOnlyList<ProposedEntityView> Decided { get; } =
        [.. of.Decided.Select(one => listed.GetValueOrDefault(one)).OfType<ProposedEntityView>()];

    /// <summary>How many of <see cref="Decided"/> are rejected.</summary>
    public int Rejected { get; } = of.Decided.Count(one => !of.IsSnoozed(one));

    /// <summary>How many of <see cref="Decided"/> are put off.</summary>
    public int Snoozed { get; } = of.Decided.Count(of.IsSnoozed);

    /// <summary>Heads of the columns; each entity's <see cref="EntityView.Cells"/> are in the same order.</summary>
    public IReadOnlyList<MarkdownText> Columns { get; } =
        [.. of.Columns.Select(column => MarkdownEscaper.Escape(column.Heading, PrintedName.WordLength))];

    /// <summary>How many entities there are, new ones and those back again.</summary>
    public int Total { get; } = of.Proposal.New.Count + of.Proposal.BackAgain.Count;

    /// <summary>How many of them have no line, since a text on GitHub is limited.</summary>
    public int Omitted { get; } = of.Proposal.New.Count + of.Proposal.BackAgain.Count - listed.Count;

    /// <summary>How many have a line and are not decided.</summary>
    public int Listed => _open.Count;

    /// <summary>How many have a line, and not all of their evidence with it.</summary>
    public int Shortened => _open.Count(item => !item.HasQuotations);

    /// <summary>How many of those have no evidence at all with it.</summary>
    public int Bare => _open.Count(item => !item.HasConditions);

    /// <summary>How many of those have nothing but name and host.</summary>
    public int Plain => _open.Count(item => !item.HasColumns);

    /// <summary>Known entities of which something other than the wording changed, as many as there is room for.</summary>
    public IReadOnlyList<ChangedEntityView> Changed { get; } = of.Changed;

    /// <summary>Known entities that miss a condition that they met before.</summary>
    public IReadOnlyList<ChangedEntityView> NoLongerMatches { get; } = of.NoLongerMatches;

    /// <summary>Known entities that a recheck did not find although it looked until nothing was left to find.</summary>
    public IReadOnlyList<ChangedEntityView> NotSeen { get; } = of.NotSeen;

    /// <summary>Values of <see cref="Changed"/> and <see cref="NoLongerMatches"/> that are
    /// formatted there, as the service gave them.</summary>
    public IReadOnlyList<GivenChangeView> Rewritten { get; } =
        [.. of.NoLongerMatches.Concat(of.Changed).SelectMany(entity => entity.Given)];

    /// <summary>How many known entities that changed are not listed.</summary>
    public int ChangedOmitted { get; } = of.Proposal.ChangedCount - of.Changed.Count - of.NoLongerMatches.Count - of.NotSeen.Count;

    /// <summary>How many matches of an earlier run were taken over.</summary>
    public int Seeded { get; } = of.Proposal.Seeded;

    /// <summary>What the numbers say, at most three sentences: what was refused, what is still unseen, what comes next.</summary>
    public IReadOnlyList<MarkdownText> Numbers { get; } =
        [.. of.Proposal.Latest.Numbers.Lines.Select(line => MarkdownEscaper.Escape(line, SentenceLength))];

    /// <summary>The rest of what they say, a sentence each.</summary>
    public IReadOnlyList<MarkdownText> MoreNumbers { get; } =
        [.. of.Proposal.Latest.Numbers.More.Select(line => MarkdownEscaper.Escape(line, SentenceLength))];

    /// <summary>Candidates that miss one condition only, surest first.</summary>
    public IReadOnlyList<NearMissView> NearMisses { get; } = [.. of.Proposal.NearMisses.Select(near => new NearMissView(near, of.Boxes))];

    /// <summary>The whole digests, newest first.</summary>
    public IReadOnlyList<LinkView> Digests { get; } =
    [
        .. of.Proposal.Links.Digests
            .Take(MaximumDigests)
            .Select(link => new LinkView(MarkdownEscaper.Escape(link.Name), MarkdownEscaper.Address(link.Url)))
    ];

    /// <summary>Address of the exclude list, to edit; empty where there is none.</summary>
    public MarkdownText ExcludeListUrl { get; } = MarkdownEscaper.Address(of.Proposal.Links.ExcludeList);

    /// <summary>Address of the page that shows what the branch changes; empty where there is none.</summary>
    public MarkdownText CompareUrl { get; } = MarkdownEscaper.Address(of.Proposal.Links.Compare);

    /// <summary>Address of the pull request that a comment speaks of; empty where there is none.</summary>
    public MarkdownText PullRequestUrl { get; } = MarkdownEscaper.Address(of.Proposal.Links.PullRequest);

    /// <summary>Where the workflow run that delivered it keeps the page of everything found; empty where there is none.</summary>
    public MarkdownText WorkflowRunUrl { get; } = MarkdownEscaper.Address(of.Proposal.Links.WorkflowRun);

    /// <summary>The run of the refresh at hand, or of the latest one; null where neither is known.</summary>
    public RunView? Run { get; } = of.Proposal.Run is { } run ? new(run, of.Proposal.Page) : null;

    /// <summary>The first of them; a run with a thousand faults has one cause.</summary>
    private static IReadOnlyList<MarkdownText> NotesOf(IReadOnlyList<string> notes) =>
    [
        .. notes.Take(MaximumNotes).Select(note => MarkdownEscaper.Escape(note, NoteLength)),
        .. notes
            .Skip(MaximumNotes)
            .Take(1)
            .Select(_ => MarkdownEscaper.Escape($"There are {notes.Count - MaximumNotes} more of these.")),
    ];
}

/// <summary>A link of this program's own making.</summary>
/// <param name="Name">What it leads to.</param>
/// <param name="Url">Its address.</param>
internal sealed record LinkView(MarkdownText Name, MarkdownText Url);
