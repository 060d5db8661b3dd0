using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Proposals;

/// <summary>What is proposed to people for one watch: everything that its branch adds to the default branch, of however many refreshes.</summary>
public sealed record Proposal
{
    public required WatchName Watch { get; init; }

    /// <summary>Net-new entities, by name.</summary>
    public required IReadOnlyList<DigestEntity> New { get; init; }

    /// <summary>Entities that the default branch's catalogue knew and that were found again, by name.</summary>
    public required IReadOnlyList<DigestEntity> BackAgain { get; init; }

    /// <summary>Known entities with other values than the default branch's, by name; of several refreshes the first earlier value and the last later one.</summary>
    public IReadOnlyList<DigestEntity> Changed { get; init; } = [];

    /// <summary>Known entities that miss a condition which the default branch says they meet, by name.</summary>
    public IReadOnlyList<DigestEntity> NoLongerMatches { get; init; } = [];

    /// <summary>Known entities that a recheck did not find, by name.</summary>
    public IReadOnlyList<DigestEntity> NotSeen { get; init; } = [];

    /// <summary>Matches of an earlier run taken over as known.</summary>
    public required int Seeded { get; init; }

    /// <summary>Those of <see cref="New"/> and <see cref="BackAgain"/> that the refresh at hand brought.</summary>
    public required IReadOnlyList<DigestEntity> Added { get; init; }

    /// <summary>The exclude list as it is proposed, with everything that was decided.</summary>
    public ExcludeList Exclude { get; init; } = ExcludeList.Empty;

    /// <summary>What the refresh at hand found; null where the data of earlier ones is shown.</summary>
    public Digest? Digest { get; init; }

    /// <summary>What the latest refresh told beside its entities, as the text that is written anew has kept it; <see cref="Digest"/> knows better.</summary>
    public LatestRefresh Kept { get; init; } = LatestRefresh.None;

    /// <summary>What is known of the latest refresh.</summary>
    public LatestRefresh Latest => Digest is { } digest ? LatestRefresh.Of(digest) : Kept;

    /// <summary>Where people read and edit.</summary>
    public required ProposalLinks Links { get; init; }

    /// <summary>What a reader must know besides, a sentence each: why this is no pull request.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is proposed, in a few words without the watch's name: <c>3 new, 1 back again</c>.</summary>
    public string Summary => DigestSummary.Counts(New.Count, BackAgain.Count, Changed.Count, NoLongerMatches.Count, NotSeen.Count, Seeded);

    /// <summary>What the review of a body asks about this proposal.</summary>
    public IReadOnlyList<ReviewWish> WishesOf(Review review) => review.WishesFor(New.Concat(BackAgain).Select(entry => entry.Entity));

    /// <summary>The boxes to print below a body as people left it. What they changed and the exclude list does not say yet is left as it is.</summary>
    /// <param name="today">The day (UTC) on which they are printed.</param>
    public ReviewBoxes BoxesAfter(Review review, DateOnly today)
    {
        var asked = ReviewDecisions.Decide(Exclude, WishesOf(review), today);
        return ReviewBoxes.Of(Exclude, New.Concat(BackAgain).Select(entry => entry.Entity), asked.Waiting, today).Leaving(asked.Written);
    }
}

/// <summary>Addresses of the proposal's files and pages.</summary>
/// <param name="Digests">The whole digests, newest first, each by the id of its commit.</param>
/// <param name="ExcludeList">The exclude list on the branch, to edit.</param>
/// <param name="Compare">The page that shows what the branch changes, and offers a pull request; empty where the default branch has it all.</param>
/// <param name="WorkflowRun">The workflow run that started the FindAll run; empty where there is none.</param>
public sealed record ProposalLinks(IReadOnlyList<DigestLink> Digests, string ExcludeList, string Compare, string WorkflowRun = "");

/// <summary>A digest file on GitHub.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Url">Its address.</param>
public sealed record DigestLink(string Name, string Url);
