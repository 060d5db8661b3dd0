using FindAllDigest.Core.Comments;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Core.Proposals;

/// <summary>What was told in an issue, where everything found is on the list already and people decide by comments.</summary>
/// <param name="Catalogue">Every entity ever matched: people may name any of them.</param>
/// <param name="Refused">Candidates that the latest runs refused: people may put any of them on the list.</param>
/// <param name="Ledger">The runs, of which the latest with news says who is doubtful now.</param>
public sealed record ToldFinds(
    EntityCatalogue Catalogue, ExcludeList Exclude, RefusedList Refused, RunLedger Ledger, string Objective)
{
    /// <summary>Reads the commands of comments about it.</summary>
    /// <param name="today">The day (UTC) of the comment.</param>
    public CommentReader ReaderOfComments(DateOnly today)
    {
        var latest = Ledger.Refreshes.Where(run => run.New > 0).MaxBy(run => run.Started)?.Id;
        var told = Catalogue.Entities.Where(entity => entity.Run == latest && !ReviewState.Of(Exclude, entity, today).IsDecided).ToList();
        var hints = new LikenessHints(new KnownEntities([Exclude]), told);
        var doubtful = ToldEntity.Finds(told.Select(hints.For), [], Objective).Where(one => one.Doubts.Count > 0);
        return new CommentReader(Catalogue.Entities, [.. doubtful.Select(one => one.Entity)], Refused.Candidates, today);
    }
}
