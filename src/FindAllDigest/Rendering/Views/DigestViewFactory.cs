using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes a proposal ready to print, at any length: room is spent on lines first, then on
/// doubts, conditions, enrichments and quotations, and each time on what needs a look most.</summary>
/// <remarks>Entities are made ready at most once, however often the proposal is printed to find the length that fits.</remarks>
internal sealed class DigestViewFactory
{
    // Changed entities get a quarter of a text at most.
    private const int ShareOfChanges = 4;

    // Characters: a line of a list with a name, a host and a hidden comment takes more.
    private const int ShortestLine = 30;

    private readonly List<EntityRoom> _rooms;

    /// <param name="proposal">What is proposed.</param>
    /// <param name="boxes">The boxes that people tick; null where there are none.</param>
    /// <param name="maximumLength">Most characters of the text; entities that cannot have room in it are not even made ready.</param>
    public DigestViewFactory(Proposal proposal, ReviewBoxes? boxes, int maximumLength)
    {
        (Proposal, Boxes, Sections) = (proposal, boxes, ProposalSection.Of(proposal));
        List<ToldEntity> all = [.. Sections.SelectMany(section => section.Entities)];
        (Columns, Decided) =
        (
            TableColumns.Shown(proposal.Page.Columns, [], [.. all.Select(one => one.Entity)], proposal.Page.Earlier),
            [.. all.Where(IsDecided)]);
        _rooms =
        [
            .. all.OrderBy(one => Boxes?.IsTicked(one.Entity.Key) == true ? 0 : 1)
                .ThenBy(one => one.Doubts.Count > 0 ? 0 : 1)
                .ThenBy(one => MatchConfidence.RankOf(one.Entity) ?? -1)
                .Take(maximumLength / ShortestLine)
                .Select(one => new EntityRoom(
                    one,
                    IsDecided(one) ? EntityDetail.Line : EntityDetail.Quotations,
                    new(() => new(one, Columns, proposal.DayOf, hasEvidence: false)),
                    new(() => new(one, Columns, proposal.DayOf, hasEvidence: true)))),
        ];

        var (room, changes) = (maximumLength / ShareOfChanges, new ChangeWords(proposal));
        NoLongerMatches = Fitting(proposal.NoLongerMatches, entry => new(entry, changes, boxes?.Reject(entry.Entity.Key)), ref room);
        Changed = Fitting(proposal.Changed, entry => new(entry, changes), ref room);
        NotSeen = Fitting(proposal.NotSeen, entry => new(entry, changes), ref room);
    }

    /// <summary>The largest detail: everything about every entity. Zero lists none, and each step between makes the text longer.</summary>
    public int MostDetail => _rooms.Sum(room => (int)room.Most);

    public Proposal Proposal { get; }

    public ReviewBoxes? Boxes { get; }

    public IReadOnlyList<ProposalSection> Sections { get; }

    public IReadOnlyList<TableColumn> Columns { get; }

    public IReadOnlyList<ToldEntity> Decided { get; }

    public IReadOnlyList<ChangedEntityView> Changed { get; }

    public IReadOnlyList<ChangedEntityView> NoLongerMatches { get; }

    public IReadOnlyList<ChangedEntityView> NotSeen { get; }

    /// <param name="detail">0 to <see cref="MostDetail"/>.</param>
    public DigestView Create(int detail) => new(this, Listed(detail));

    public IReadOnlyList<ToldEntity> OpenIn(ProposalSection section) => [.. section.Entities.Where(one => !IsDecided(one))];

    public bool IsSnoozed(ToldEntity one) => Boxes?.IsSnoozed(one.Entity.Key) == true;

    private bool IsDecided(ToldEntity one) => Boxes?.IsDecided(one.Entity.Key) == true;

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
            listed[room.Entity] = new(room, detailOf, Boxes);
        }

        return listed;
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
}
