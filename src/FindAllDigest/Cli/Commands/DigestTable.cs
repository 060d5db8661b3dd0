using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Cli.Commands;

/// <summary>The entities of a digest in a terminal: name, host, match, the watch's columns, and what speaks against them; as in the digest,
/// those with doubts first.</summary>
internal static class DigestTable
{
    /// <summary>Most lines of one digest, heads included.</summary>
    private const int MostLines = 20;

    /// <summary>Columns of the watch stand behind name, host and match.</summary>
    private const int FirstColumn = 3;

    public static void Print(CommandContext context, Digest digest)
    {
        (string Kind, IReadOnlyList<DigestEntity> Entries)[] groups =
        [
            ("", digest.New),
            ("back again", digest.BackAgain),
            ("changed", digest.Changed),
            ("no longer matches", digest.NoLongerMatches),
            ("not seen this time", digest.NotSeen),
        ];
        var doubts = new EntityDoubts(digest.Objective);
        (string Kind, DigestEntity Entry, IReadOnlyList<string> Doubts)[] all =
        [
            .. from @group in groups
               from line in EntityOrder.Sorted(@group.Entries, digest.Page.Sort, one => one.Entity)
                   .Select(entry => (@group.Kind, entry, doubts.About(entry.Entity, entry.PossiblySameAs)))
                   .OrderBy(line => line.Item3.Count == 0)
               select line,
        ];
        if (all.Length == 0)
        {
            return;
        }

        var shown = all.Take(all.Length < MostLines ? all.Length : MostLines - 2).ToList();
        var entities = all.Select(one => one.Entry.Entity).ToList();
        var columns = TableColumns.Shown(
            digest.Page.Columns, [.. digest.Plan.Criteria.Enrichments.SelectMany(enrichment => enrichment.PropertyNames)], entities);
        var table = new ConsoleTable(["NAME", "HOST", "MATCH", .. columns.Select(column => column.Heading.ToUpperInvariant()), "DOUBTS"])
        {
            Spare = [.. Enumerable.Range(FirstColumn, columns.Count)],
        };
        foreach (var (kind, entry, told) in shown)
        {
            table.Add(
            [
                new Painted(entry.Entity.Name, Ink.Strong),
                new Painted(HostOf(entry.Entity), Ink.Faint),
                MatchOf(entry.Entity),
                .. columns.Select(column => CellOf(column, entry.Entity)),
                new Painted(string.Join(' ', told.Prepend(kind).Where(text => text.Length > 0)), Ink.Doubtful),
            ]);
        }

        context.Answer(table);
        if (all.Length > shown.Count)
        {
            context.Answer($"… and {all.Length - shown.Count} more in the digest.");
        }
    }

    private static string HostOf(Entity entity) => entity.Key.IsByName ? "" : entity.Key.Host;

    private static Painted MatchOf(Entity entity) => MatchConfidence.Of(entity) switch
    {
        "high" => new Painted("high", Ink.Good),
        "" => new Painted(TableCell.Nothing),
        var word => new Painted(word, Ink.Doubtful),
    };

    private static Painted CellOf(TableColumn column, Entity entity)
    {
        var cell = column.CellOf(entity);
        return cell.IsUncertain ? new Painted($"{cell.Text} ?", Ink.Doubtful) : new Painted(cell.Text);
    }
}
