using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>A watch's data after a digest: one row more for each reported entity, and the
/// newest values of those that the run looked at again.</summary>
internal sealed record DeliveredData(ExcludeList Exclude, EntityCatalogue Catalogue)
{
    /// <summary>Adds what the digest reports, unless an earlier attempt of the same delivery has added it already.</summary>
    public static DeliveredData Of(WatchContext context, Digest digest, Seed? seed)
    {
        var reported = digest.New.Concat(digest.BackAgain).Select(entry => entry.Entity)
            .Where(entity => context.Catalogue.Find(entity.Key)?.Run != entity.Run)
            .ToList();
        var seeded = Seeded(context, digest, seed).ToList();

        var known = new KnownEntities([context.Exclude]);
        List<NewExcludeRow> added = [];
        List<CellEdit> edits = [.. RefusedRows(context).SelectMany(refused => Refuse(context.Exclude, refused.Row, refused.Closed))];
        foreach (var entity in seeded.Concat(reported))
        {
            switch (known.Find(entity.Key, entity.Name, digest.Date))
            {
                case ExclusionVerdict.Expired expired:
                    edits.Add(new CellEdit(expired.Row.Line, ExcludeColumn.Until, ""));
                    break;
                case ExclusionVerdict.None:
                    added.Add(RowOf(entity, digest.Date));
                    break;
            }
        }

        added.AddRange(context.Closed.Entities
            .Where(closed => !context.Exclude.ContainsKey(closed.Key.At(closed.Name)))
            .Select(closed => new NewExcludeRow(
                closed.Name, closed.Url, ExcludeStatus.Closed, Note: NoteOf(closed.PullRequest), Added: digest.Date)));
        var looked = digest.LookedAt.Concat(digest.NotSeen.Select(entry => entry.Entity));
        return new DeliveredData(context.Exclude.Edit(edits).Append(added), context.Catalogue.With(looked.Concat(seeded).Concat(reported)));
    }

    /// <summary>What the row of an entity says of the pull request that proposed it in vain.</summary>
    public static string NoteOf(int pullRequest) => $"pull request #{pullRequest}";

    // Nobody who finds the row later takes it for a real one.
    private static NewExcludeRow RowOf(Entity entity, DateOnly date) =>
        NewExcludeRow.FromService(entity.Name, entity.Url, date, entity.Run) with { Note = entity.IsMadeUp ? "made up" : "" };

    /// <summary>Rows of a closed pull request that are proposed once more: a person went on
    /// working on its branch, which is therefore not begun anew.</summary>
    private static IEnumerable<(ExcludeRow Row, ClosedEntity Closed)> RefusedRows(WatchContext context) =>
        context.Data is { Proposal: not null, History.Open: null } && context.Exclude.HasColumn(ExcludeColumn.Status)
            ? context.Closed.Entities.SelectMany(closed => context.Exclude
                .RowsOf(closed.Key, closed.Name)
                .Where(row => row.Status == ExcludeStatus.Known)
                .Select(row => (row, closed)))
            : [];

    private static IEnumerable<CellEdit> Refuse(ExcludeList list, ExcludeRow row, ClosedEntity closed)
    {
        yield return new CellEdit(row.Line, ExcludeColumn.Status, ExcludeStatus.Closed.Word());
        if (row.Note.Length == 0 && list.HasColumn(ExcludeColumn.Note))
        {
            yield return new CellEdit(row.Line, ExcludeColumn.Note, NoteOf(closed.PullRequest));
        }
    }

    private static IEnumerable<Entity> Seeded(WatchContext context, Digest digest, Seed? seed)
    {
        var conditions = digest.Plan.Criteria.MatchConditions.Select(condition => condition.Name).ToHashSet(StringComparer.Ordinal);
        return seed is null ? [] : seed.Keyed
            .Where(pair => context.Catalogue.Recall(pair.Key, pair.Match.Name) is null)
            .Select(pair => Entity.From(pair.Match, pair.Key, conditions, seed.Run, digest.Date, earlier: null) with
            {
                IsMadeUp = digest.Plan.IsMadeUp,
            });
    }
}
