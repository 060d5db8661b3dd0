using FindAllDigest.Core.Comments;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Proposals;

/// <summary>What is proposed to people for one watch: everything that its branch adds to the
/// default branch, of however many refreshes.</summary>
public sealed record Proposal : EntityNews<DigestEntity>
{
    public required WatchName Watch { get; init; }

    /// <summary>Those of new and returned entities that the refresh at hand brought.</summary>
    public required IReadOnlyList<DigestEntity> Added { get; init; }

    /// <summary>The exclude list as it is proposed, with everything that was decided.</summary>
    public ExcludeList Exclude { get; init; } = ExcludeList.Empty;

    /// <summary>What becomes of the rows of closed pull requests.</summary>
    public IReadOnlyList<ClosedRows> ClosedRows { get; init; } = [];

    /// <summary>How the watch wants its finds shown.</summary>
    public PageSettings Page { get; init; } = PageSettings.Default;

    /// <summary>What the refresh at hand found; null where the data of earlier ones is shown.</summary>
    public Digest? Digest { get; init; }

    /// <summary>The run of the latest refresh that brought any of this; null where nothing is known of it.</summary>
    public RunFigures? Run { get; init; }

    /// <summary>Candidates that miss one condition only, surest first: people may put them on the list.</summary>
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    /// <summary>Every refused candidate that a box of an earlier text may be about.</summary>
    public IReadOnlyList<Entity> Refused { get; init; } = [];

    /// <summary>When the runs were started that brought all this, by their ids, as far as it is known.</summary>
    public RunLedger Ledger { get; init; } = RunLedger.Empty;

    /// <summary>What the latest refresh told beside its entities, as the text that is written
    /// anew has kept it; <see cref="Digest"/> knows better.</summary>
    public LatestRefresh Kept { get; init; } = LatestRefresh.None;

    /// <summary>What is known of the words of the latest refresh.</summary>
    public LatestRefresh Latest => Digest is { } digest ? LatestRefresh.Of(digest) : Kept;

    /// <summary>Where people read and edit.</summary>
    public required ProposalLinks Links { get; init; }

    /// <summary>What a reader must know besides, a sentence each: why this is no pull request.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What one refresh alone proposes.</summary>
    public static Proposal Of(Digest digest) => new()
    {
        Watch = digest.Watch,
        New = digest.New,
        BackAgain = digest.BackAgain,
        Changed = digest.Changed,
        NoLongerMatches = digest.NoLongerMatches,
        NotSeen = digest.NotSeen,
        Seeded = digest.Seeded,
        Added = [.. digest.New, .. digest.BackAgain],
        Digest = digest,
        Run = RunFigures.Of(digest),
        NearMisses = digest.NearMisses,
        Page = digest.Page,
        Links = new ProposalLinks([], "", ""),
    };

    /// <summary>A day in words; with its year where that is not clear from the refresh at hand.</summary>
    public string DayOf(DateOnly day) =>
        (Digest?.Date ?? (Run is { } run ? DateOnly.FromDateTime(run.Started.UtcDateTime) : null)) is { } today
            ? PeopleTime.Day(day, today)
            : PeopleTime.DayOfYear(day);

    /// <summary>The entities that people are asked about, each with its doubts. It is worked out anew at every call.</summary>
    public IReadOnlyList<ToldEntity> Judge() => ToldEntity.Finds(New, BackAgain, Latest.Objective);

    /// <summary>What the review of a body asks about this proposal.</summary>
    public IReadOnlyList<ReviewWish> WishesOf(Review review) => review.IsEmpty ? [] : review.WishesFor(Reviewables());

    /// <summary>Reads the commands of comments about this proposal.</summary>
    /// <param name="today">The day (UTC) of the comment.</param>
    public CommentReader ReaderOfComments(DateOnly today)
    {
        var judged = Judge();
        return new CommentReader(
            [.. judged.Select(one => one.Entity), .. NoLongerMatches.Select(entry => entry.Entity)],
            [.. judged
                .Where(one => one.Doubts.Count > 0 && !ReviewState.Of(Exclude, one.Entity, today).IsDecided)
                .Select(one => one.Entity)],
            RefusedCandidates(),
            today);
    }

    /// <summary>The boxes to print below a body as people left it. What they changed and the
    /// exclude list does not say yet is left as it is.</summary>
    /// <param name="today">The day (UTC) on which they are printed.</param>
    public ReviewBoxes BoxesAfter(Review review, DateOnly today)
    {
        var asked = ReviewDecisions.Decide(Exclude, WishesOf(review), today);
        return ReviewBoxes.Of(Exclude, Reviewables(), asked.Waiting, today).Leaving(asked.Written, review);
    }

    /// <summary>Whether the boxes of a text are of what is proposed, and of nothing else.</summary>
    public bool IsTextOf(ReviewedText text) =>
        text.IsAbout(
            [.. New.Concat(BackAgain)
                .Concat(NoLongerMatches)
                .Select(entry => entry.Entity.Key), .. NearMisses.Select(near => near.Entity.Key)]);

    // One that no longer matches can be dropped, which is a rejection.
    private IReadOnlyList<Reviewable> Reviewables() =>
    [
        .. Judge().Select(one => one.Reviewable),
        .. NoLongerMatches.Select(entry => new Reviewable(entry.Entity, "")),
        .. RefusedCandidates().Select(candidate => new Reviewable(candidate, "") { IsRefused = true }),
    ];

    private IEnumerable<Entity> RefusedCandidates() =>
        NearMisses.Select(near => near.Entity).Concat(Refused).DistinctBy(candidate => candidate.Key);
}
