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

    /// <summary>Lines beside entities: the heads, and the columns that have no room.</summary>
    private const int Notes = 2;

    /// <summary>Columns of the watch stand behind name, host and match.</summary>
    private const int FirstColumn = 3;

    public static void Print(CommandContext context, Digest digest)
    {
        var all = ToldEntity.Of(digest);
        if (all.Count == 0)
        {
            return;
        }

        var shown = all.Take(all.Count <= MostLines - Notes ? all.Count : MostLines - Notes - 1).ToList();
        var entities = all.Select(one => one.Entity).ToList();
        var columns = TableColumns.Shown(
            digest.Page.Columns,
            [.. digest.Plan.Criteria.Enrichments.SelectMany(enrichment => enrichment.PropertyNames)],
            entities,
            digest.Page.Earlier);
        var table = new ConsoleTable(["NAME", "HOST", "MATCH", .. columns.Select(column => column.Heading.ToUpperInvariant()), "DOUBTS"])
        {
            Spare = [.. Enumerable.Range(FirstColumn, columns.Count)],
        };
        foreach (var one in shown)
        {
            var kind = one.Kind.Words();
            table.Add(
            [
                new Painted(kind.Length == 0 ? one.Entity.Name : $"{one.Entity.Name} ({kind})", Ink.Strong),
                new Painted(HostOf(one.Entity), Ink.Faint),
                MatchOf(one.Entity),
                .. columns.Select(column => CellOf(column, one.Entity)),
                new Painted(string.Join(' ', one.Doubts), Ink.Doubtful),
            ]);
        }

        context.Answer(table);
        if (all.Count > shown.Count)
        {
            context.Answer($"… and {all.Count - shown.Count} more in the digest.");
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
