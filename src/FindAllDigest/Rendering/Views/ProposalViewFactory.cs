using System.Globalization;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes a proposal ready to print, at any length: each entity whole, brief, in one line or not at all.</summary>
/// <remarks>Entities are made ready at most once, however often the proposal is printed to find the length that fits.</remarks>
internal sealed class ProposalViewFactory
{
    private const int RoomForChanges = 15_000;
    private const int MaximumDigests = 20;
    private const int ObjectiveLength = 600;

    // UTF-16 units: a line of a list with a name, a link and its address takes more.
    private const int ShortestLine = 40;

    private readonly Proposal _proposal;
    private readonly RunView? _run;
    private readonly EntityViewFactory _factory;
    private readonly int _total;
    private readonly List<Lazy<ProposedEntityView>> _entities;
    private readonly IReadOnlyList<ChangedEntityView> _changed;
    private readonly IReadOnlyList<ChangedEntityView> _noLongerMatches;
    private readonly IReadOnlyList<ChangedEntityView> _notSeen;

    /// <param name="proposal">What is proposed.</param>
    /// <param name="entities">Which entities are listed; those that were ticked come first, since what a person has ticked is shown whatever else must go.</param>
    /// <param name="boxes">The boxes that people have ticked.</param>
    /// <param name="maximumLength">Most UTF-16 units of the text; entities that cannot have room in it are not even made ready.</param>
    public ProposalViewFactory(Proposal proposal, IReadOnlyCollection<DigestEntity> entities, ReviewBoxes boxes, int maximumLength)
    {
        var back = proposal.BackAgain.Select(entry => entry.Entity.Key).ToHashSet();
        _proposal = proposal;
        _run = proposal.Latest.Run is { } run ? RunViewFactory.Create(run) : null;
        _total = entities.Count;
        var room = RoomForChanges;
        (_noLongerMatches, _changed, _notSeen) = (Fitting(proposal.NoLongerMatches, ref room), Fitting(proposal.Changed, ref room), Fitting(proposal.NotSeen, ref room));
        List<DigestEntity> listed = [.. entities.OrderBy(entry => boxes.IsTicked(entry.Entity.Key) ? 0 : 1).Take(maximumLength / ShortestLine)];
        _factory = EntityViewFactory.For(proposal.Latest.Objective, listed);
        _entities = listed.ConvertAll(entry => new Lazy<ProposedEntityView>(() => new ProposedEntityView
        {
            Entity = _factory.Create(entry, back.Contains(entry.Entity.Key)),
            IsFull = false,
            IsBrief = false,
            Reject = new MarkdownText(boxes.Reject(entry.Entity.Key)),
            Snooze = new MarkdownText(boxes.Snooze(entry.Entity.Key)),
        }));
    }

    /// <summary>The largest detail: everything about every entity. Zero lists none, and each step between makes the text longer.</summary>
    public int MostDetail => 3 * _entities.Count;

    /// <param name="detail">0 to <see cref="MostDetail"/>: first every entity gets its line, then every one its verdicts, then every one all of its evidence.</param>
    public ProposalView Create(int detail)
    {
        var (complete, more) = Math.DivRem(detail, Math.Max(1, _entities.Count));
        List<ProposedEntityView> shown = [.. _entities.Select((entity, index) => (entity, level: complete + (index < more ? 1 : 0)))
            .Where(pair => pair.level > 0)
            .Select(pair => pair.entity.Value with { IsFull = pair.level > 2, IsBrief = pair.level == 2 })];

        return new ProposalView
        {
            Watch = MarkdownText.Of(_proposal.Watch),
            Summary = MarkdownEscaper.Escape(_proposal.Summary),
            Objective = MarkdownEscaper.Escape(_proposal.Latest.Objective, ObjectiveLength),
            Added = MarkdownEscaper.Escape(_proposal.Added.Count switch
            {
                0 => "no entity",
                1 => "1 entity",
                var count => string.Create(CultureInfo.InvariantCulture, $"{count} entities"),
            }),
            Notes = Notes.Of([.. _proposal.Notes, .. _proposal.Latest.Notes]),
            Entities = shown,
            Overview = [.. shown.Where(item => item.IsFull || item.IsBrief).Select(item => item.Entity)],
            EnrichmentNames = _factory.ColumnNames,
            Changed = _changed,
            NoLongerMatches = _noLongerMatches,
            NotSeen = _notSeen,
            ChangedOmitted = _proposal.Changed.Count + _proposal.NoLongerMatches.Count + _proposal.NotSeen.Count - _changed.Count - _noLongerMatches.Count - _notSeen.Count,
            Omitted = _total - shown.Count,
            Seeded = _proposal.Seeded,
            Digests = [.. _proposal.Links.Digests.Take(MaximumDigests).Select(link => new LinkView(MarkdownEscaper.Escape(link.Name), MarkdownEscaper.Address(link.Url)))],
            ExcludeListUrl = MarkdownEscaper.Address(_proposal.Links.ExcludeList),
            CompareUrl = MarkdownEscaper.Address(_proposal.Links.Compare),
            WorkflowRunUrl = MarkdownEscaper.Address(_proposal.Links.WorkflowRun),
            Run = _run,
        };
    }

    /// <summary>As many of the changed entities as there is room for, whole.</summary>
    private static List<ChangedEntityView> Fitting(IReadOnlyList<DigestEntity> entities, ref int room)
    {
        List<ChangedEntityView> fitting = [];
        foreach (var view in entities.Select(ChangedEntityViewFactory.Create))
        {
            room -= view.Length;
            if (room < 0)
            {
                break;
            }

            fitting.Add(view);
        }

        return fitting;
    }
}
