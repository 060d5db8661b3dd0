using System.Globalization;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>What waits for a person's decision in the open pull request of a watch.</summary>
/// <param name="Undecided">Entities that nobody has rejected or put off.</param>
/// <param name="Since">When it was made (UTC).</param>
internal sealed record OpenProposal(int Number, string Url, int Undecided, DateTimeOffset Since)
{
    /// <summary>What waits as the branches are now; null where no pull request is open, or a file is wrong.</summary>
    public static OpenProposal? Of(WatchSession session, DateTimeOffset now) =>
        session.Branches?.Open is { } open && session.Data.Faults.Count == 0
            ? new OpenProposal(open.Number, open.Url, Count(session.Data, new DataChange(), now), open.CreatedAt)
            : null;

    /// <summary>What waits once a delivery has added to it; null where it went elsewhere.</summary>
    /// <param name="pullRequestUrl">Where it went; empty where it was no pull request.</param>
    public static OpenProposal? After(WatchSession session, DeliveredData delivered, string pullRequestUrl, DateTimeOffset now) =>
        int.TryParse(pullRequestUrl.Split('/')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new OpenProposal(
                number,
                pullRequestUrl,
                Count(session.Data, new DataChange { Exclude = delivered.Exclude, Catalogue = delivered.Catalogue }, now),
                session.Branches?.Open is { } open && open.Number == number ? open.CreatedAt : now)
            : Of(session, now);

    private static int Count(WatchData data, DataChange change, DateTimeOffset now)
    {
        var (proposal, today) = (ProposalReading.Of(data, change), DateOnly.FromDateTime(now.UtcDateTime));
        return proposal.New.Concat(proposal.BackAgain).Count(entry => !ReviewState.Of(proposal.Exclude, entry.Entity, today).IsDecided);
    }
}
