using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Comments;

/// <summary>Reads names that stand one after the other. A comma may belong to a name, as in
/// <c>Acme, Inc.</c>: the longest whole name wins.</summary>
internal sealed class NameList(NameFinder finder)
{
    private const int MostPieces = 6;
    private const int MostShown = 5;
    private const int LongestQuotation = 60;

    private static readonly string[] Ands = [" and ", " & "];

    /// <param name="isWhole">Whether only whole names count, and no beginnings.</param>
    public NamedEntities Read(string text, bool isWhole)
    {
        var pieces = Pieces(text);
        List<Entity> found = [];
        for (var first = 0; first < pieces.Count;)
        {
            var last = Enumerable.Range(first, Math.Min(pieces.Count - first, MostPieces))
                .LastOrDefault(end => Find(text, pieces, first, end, isWhole: true).Only is not null, first);
            var match = Find(text, pieces, first, last, isWhole || last > first);
            if (match.Only is { } only)
            {
                found.Add(only);
            }
            else if (last == first && Both(text[pieces[first]], isWhole) is { } both)
            {
                found.AddRange(both);
            }
            else
            {
                return new NamedEntities([], Problem(text[pieces[first]], match));
            }

            first = last + 1;
        }

        return found.Count == 0
            ? new NamedEntities([], "It names nobody.")
            : new NamedEntities([.. found.DistinctBy(entity => entity.Key)], "");
    }

    private NameMatch Find(string text, List<Range> pieces, int first, int last, bool isWhole) =>
        finder.Find(text[pieces[first].Start..pieces[last].End], isWhole);

    private static List<Range> Pieces(string text)
    {
        List<Range> pieces = [];
        var start = 0;
        for (var end = 0; end <= text.Length; end++)
        {
            if (end == text.Length || text[end] is ',' or ';')
            {
                if (!string.IsNullOrWhiteSpace(text[start..end]))
                {
                    pieces.Add(start..end);
                }

                start = end + 1;
            }
        }

        return pieces;
    }

    /// <summary>Two names with <c>and</c> between them; null where they are not.</summary>
    private List<Entity>? Both(string piece, bool isWhole) => Ands
        .Where(and => piece.Contains(and, StringComparison.OrdinalIgnoreCase))
        .Select(and => piece.Split(and, StringSplitOptions.None).Select(name => finder.Find(name, isWhole).Only).ToList())
        .FirstOrDefault(names => names.TrueForAll(name => name is not null))?
        .OfType<Entity>().ToList();

    private string Problem(string piece, NameMatch match)
    {
        var typed = OneLine.Of(piece, LongestQuotation);
        if (match.Entities.Count > 1)
        {
            var names = match.Entities
                .Take(MostShown)
                .Select(entity => $"{OneLine.Of(entity.Name, LongestQuotation)} ({entity.Key.Value})");
            return $"'{typed}' may be any of {match.Entities.Count}: "
                + $"{string.Join(", ", names)}{(match.Entities.Count > MostShown ? ", …" : "")}.";
        }

        return $"Nobody here is called '{typed}'{(finder.Nearest(piece) is { } near ? $"; did you mean '{near}'?" : ".")}";
    }
}

/// <summary>Whom a list of names means.</summary>
/// <param name="Problem">Why it means nobody, a sentence; empty where all of it was understood.</param>
internal sealed record NamedEntities(IReadOnlyList<Entity> Entities, string Problem);
