using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes a proposal ready to print, at any length: room is spent on lines first, then on
/// doubts, conditions, enrichments and quotations, and each time on what needs a look most.</summary>
/// <remarks>Entities are made ready at most once, however often the proposal is printed to find the length that fits.</remarks>
internal sealed class DigestViewFactory
{
    private const int FewestForBulk = 4;
    private const int MaximumDigests = 20;
    private const int ObjectiveLength = 600;
    private const int WordLength = 80;
    private const int SentenceLength = 400;

    // Changed entities get a quarter of a text at most.
    private const int ShareOfChanges = 4;

    // Characters: a line of a list with a name, a host and a hidden comment takes more.
    private const int ShortestLine = 30;

    private readonly Proposal _proposal;
    private readonly ReviewBoxes? _boxes;
    private readonly IReadOnlyList<ProposalSection> _sections;
    private readonly EntityViewFactory _factory;
    private readonly List<EntityRoom> _rooms;
    private readonly IReadOnlyList<ChangedEntityView> _changed;
    private readonly IReadOnlyList<ChangedEntityView> _noLongerMatches;
    private readonly IReadOnlyList<ChangedEntityView> _notSeen;

    /// <param name="proposal">What is proposed.</param>
    /// <param name="boxes">The boxes that people tick; null where there are none.</param>
    /// <param name="maximumLength">Most characters of the text; entities that cannot have room in it are not even made ready.</param>
    public DigestViewFactory(Proposal proposal, ReviewBoxes? boxes, int maximumLength)
    {
        (_proposal, _boxes, _sections) = (proposal, boxes, ProposalSection.Of(proposal));
        List<ToldEntity> all = [.. _sections.SelectMany(section => section.Entities)];
        _factory = new EntityViewFactory(TableColumns.Shown(proposal.Page.Columns, [], [.. all.Select(one => one.Entity)]), proposal.DayOf);
        _rooms =
        [
            .. all.OrderBy(one => _boxes?.IsTicked(one.Entity.Key) == true ? 0 : 1)
                .ThenBy(one => one.Doubts.Count > 0 ? 0 : 1)
                .ThenBy(one => MatchConfidence.RankOf(one.Entity) ?? -1)
                .Take(maximumLength / ShortestLine)
                .Select(one => new EntityRoom(
                    one,
                    IsDecided(one) ? EntityDetail.Line : EntityDetail.Quotations,
                    new(() => _factory.Line(one)),
                    new(() => _factory.Evidence(one)))),
        ];

        var (room, changes) = (maximumLength / ShareOfChanges, new ChangedEntityViewFactory(proposal));
        _noLongerMatches = Fitting(proposal.NoLongerMatches, entry => changes.Create(entry, _boxes?.Reject(entry.Entity.Key)), ref room);
        _changed = Fitting(proposal.Changed, entry => changes.Create(entry), ref room);
        _notSeen = Fitting(proposal.NotSeen, entry => changes.Create(entry), ref room);
    }

    /// <summary>The largest detail: everything about every entity. Zero lists none, and each step between makes the text longer.</summary>
    public int MostDetail => _rooms.Sum(room => (int)room.Most);

    /// <param name="detail">0 to <see cref="MostDetail"/>.</param>
    public DigestView Create(int detail)
    {
        var listed = Listed(detail);
        var decided = _sections.SelectMany(section => section.Entities).Where(IsDecided).ToList();
        var open = listed.Values.Where(item => !item.IsRejected && !item.IsSnoozed).ToList();
        return new DigestView
        {
            Watch = MarkdownText.Of(_proposal.Watch),
            Date = _proposal.Digest is { } digest ? MarkdownText.Of(digest.Date) : MarkdownText.Empty,
            Summary = MarkdownEscaper.Escape(ProposalTitle.CountsOf(_proposal, _sections), WordLength * 2),
            EntityType = MarkdownEscaper.Escape(_proposal.Page.EntityType, WordLength),
            Objective = MarkdownEscaper.Escape(_proposal.Latest.Objective, ObjectiveLength),
            IsSimulated = _proposal.Page.IsSimulated || _proposal.Digest is { Plan.IsMadeUp: true },
            Notes = Views.Notes.Of([.. _proposal.Notes, .. _proposal.Latest.Notes]),
            Sections = [.. _sections.Select((section, index) => Section(section, index == 0, listed)).Where(section => section.Count > 0)],
            Decided = [.. decided.Select(one => listed.GetValueOrDefault(one)).OfType<ProposedEntityView>()],
            Rejected = decided.Count(one => !IsSnoozed(one)),
            Snoozed = decided.Count(IsSnoozed),
            Columns = _factory.Heads,
            Total = _proposal.New.Count + _proposal.BackAgain.Count,
            Omitted = _proposal.New.Count + _proposal.BackAgain.Count - listed.Count,
            Listed = open.Count,
            Shortened = open.Count(item => !item.HasQuotations),
            Bare = open.Count(item => !item.HasConditions),
            Plain = open.Count(item => !item.HasColumns),
            Changed = _changed,
            NoLongerMatches = _noLongerMatches,
            NotSeen = _notSeen,
            Rewritten = [.. _noLongerMatches.Concat(_changed).SelectMany(entity => entity.Given)],
            ChangedOmitted = _proposal.Changed.Count
                + _proposal.NoLongerMatches.Count
                + _proposal.NotSeen.Count - _changed.Count - _noLongerMatches.Count - _notSeen.Count,
            Seeded = _proposal.Seeded,
            Numbers = [.. _proposal.Latest.Numbers.Lines.Select(line => MarkdownEscaper.Escape(line, SentenceLength))],
            MoreNumbers = [.. _proposal.Latest.Numbers.More.Select(line => MarkdownEscaper.Escape(line, SentenceLength))],
            NearMisses = [.. _proposal.NearMisses.Select(near => NearMissView.Of(near, _boxes))],
            Digests =
            [
                .. _proposal.Links.Digests
                    .Take(MaximumDigests)
                    .Select(link => new LinkView(MarkdownEscaper.Escape(link.Name), MarkdownEscaper.Address(link.Url)))
            ],
            ExcludeListUrl = MarkdownEscaper.Address(_proposal.Links.ExcludeList),
            CompareUrl = MarkdownEscaper.Address(_proposal.Links.Compare),
            PullRequestUrl = MarkdownEscaper.Address(_proposal.Links.PullRequest),
            WorkflowRunUrl = MarkdownEscaper.Address(_proposal.Links.WorkflowRun),
            Run = _proposal.Run is { } run ? RunViewFactory.Create(run, _proposal.Page) : null,
        };
    }

    private bool IsDecided(ToldEntity one) => _boxes?.IsDecided(one.Entity.Key) == true;

    private bool IsSnoozed(ToldEntity one) => _boxes?.IsSnoozed(one.Entity.Key) == true;

    /// <summary>Every entity that gets a line, with what there is room for. They are told apart
    /// by reference: comparing evidence takes long.</summary>
    private Dictionary<object, ProposedEntityView> Listed(int detail)
    {
        var reached = new EntityDetail[_rooms.Count];
        for (var step = EntityDetail.Name; step <= EntityDetail.Quotations && detail > 0; step++)
        {
            for (var index = 0; index < _rooms.Count && detail > 0; index++)
            {
                if (_rooms[index].Most >= step)
                {
                    reached[index] = step;
                    detail--;
                }
            }
        }

        Dictionary<object, ProposedEntityView> listed = new(ReferenceEqualityComparer.Instance);
        foreach (var (room, detailOf) in _rooms.Zip(reached).Where(pair => pair.Second > EntityDetail.None))
        {
            listed[room.Entity] = Item(room, detailOf);
        }

        return listed;
    }

    private SectionView Section(ProposalSection section, bool isLatest, Dictionary<object, ProposedEntityView> listed)
    {
        List<ToldEntity> open = [.. section.Entities.Where(one => !IsDecided(one))];
        return new SectionView
        {
            Day = new MarkdownText(section.Day),
            IsLatest = isLatest,
            Count = open.Count,
            Anchor = new MarkdownText($"added-{section.Entities[0].Group[1..]}"),
            Groups =
            [
                .. open.GroupBy(one => one.Group).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Group(group, listed)),
            ],
        };
    }

    /// <summary>Where some have no line, the box for all is the only one that they have.</summary>
    private GroupView Group(IGrouping<string, ToldEntity> group, Dictionary<object, ProposedEntityView> listed)
    {
        var count = group.Count();
        List<ProposedEntityView> entities = [.. group.Select(one => listed.GetValueOrDefault(one)).OfType<ProposedEntityView>()];
        return new GroupView
        {
            IsDoubtful = group.First().Doubts.Count > 0,
            Count = count,
            RejectAll = BoxView.Of(count >= FewestForBulk || entities.Count < count ? _boxes?.RejectAll(group.Key) : null),
            Entities = entities,
        };
    }

    private ProposedEntityView Item(EntityRoom room, EntityDetail detail)
    {
        var (one, isSnoozed) = (room.Entity, IsSnoozed(room.Entity));
        var snooze = _boxes?.Snooze(one.Entity.Key);
        return new ProposedEntityView
        {
            Entity = detail >= EntityDetail.Conditions ? room.Evidence.Value : room.Line.Value,
            HasColumns = detail >= EntityDetail.Line,
            HasDoubts = detail >= EntityDetail.Doubts,
            HasConditions = detail >= EntityDetail.Conditions,
            HasEnrichments = detail >= EntityDetail.Enrichments,
            HasQuotations = detail >= EntityDetail.Quotations,
            Reject = BoxView.Of(_boxes?.Reject(one.Entity.Key, IsDecided(one) ? "" : one.Group)),
            Snooze = BoxView.Of(snooze),
            IsSnoozeTicked = snooze is { IsTicked: true },
            IsRejected = IsDecided(one) && !isSnoozed,
            IsSnoozed = isSnoozed,
        };
    }

    /// <summary>As many of the changed entities as there is room for, whole.</summary>
    private static List<ChangedEntityView> Fitting(
        IReadOnlyList<DigestEntity> entities, Func<DigestEntity, ChangedEntityView> create, ref int room)
    {
        List<ChangedEntityView> fitting = [];
        foreach (var view in entities.Select(create))
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

    /// <summary>An entity and what can be spent on it.</summary>
    private sealed record EntityRoom(ToldEntity Entity, EntityDetail Most, Lazy<EntityView> Line, Lazy<EntityView> Evidence);

    /// <summary>What is printed of an entity; each has all that those before have.</summary>
    private enum EntityDetail { None, Name, Line, Doubts, Conditions, Enrichments, Quotations }
}
