using System.Text;
using CsCheck;
using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

/// <summary>The merge against a model that says the same with dictionaries and no bytes.</summary>
[Trait("Lane", "thorough")]
public sealed class ExcludeListMergeModelTests
{
    private static readonly string[] Columns = ["name", "url", "status", "note"];

    // Few entities and few texts, so that the three sides meet in most rows.
    private static readonly Gen<Row> AnyRow = Gen.Select(
        Gen.OneOf("a.com", "b.com", "https://www.c.com/", "c.com", "d.com/x", "*.e.com", "e.com/*", ""),
        Gen.OneOf("One", "Two", "one", "T;w\"o", "=x"),
        Gen.OneOf("", "known", "rejected"),
        Gen.OneOf("", "n", "a,b", "c\nd"),
        (url, name, status, note) => new Row(name, url, status, note));

    private static readonly Gen<Row[]> AnyRows = AnyRow.Array[0, 6];

    private static readonly Gen<Edit> AnyEdit = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 4], AnyRow, (row, kind, other) => new Edit(row, kind, other));

    private static readonly Gen<Dialect> AnyDialect = Gen.Select(
        Gen.OneOf(",", ";", "\t"), Gen.OneOf("\n", "\r\n"), Gen.Bool, Gen.Bool, Gen.Shuffle(Columns),
        (delimiter, lineEnd, isQuoted, hasMark, order) => new Dialect(delimiter, lineEnd, isQuoted, hasMark, order));

    [Fact]
    public void A_merge_is_what_the_model_says() =>
        Gen.Select(AnyRows, AnyEdit.Array[0, 5], AnyEdit.Array[0, 5], AnyDialect, AnyDialect, AnyDialect)
            .Sample(
                (rows, oursEdits, theirsEdits, baseDialect, oursDialect, theirsDialect) =>
                {
                    var (ours, theirs) = (Edited(rows, oursEdits), Edited(rows, theirsEdits));
                    var theirsList = Lists.Of(theirsDialect.Write(theirs));

                    var merged = ExcludeListMerge.Merge(
                        Lists.Of(baseDialect.Write(rows)), Lists.Of(oursDialect.Write(ours)), theirsList).List;

                    Assert.Equal(Model(rows, ours, theirs), merged.Rows.Select(RowOf));
                    AssertFaithful(theirsList, merged, theirsDialect);
                },
                iter: 10_000);

    [Fact]
    public void A_merge_done_twice_changes_nothing_the_second_time() =>
        Gen.Select(AnyRows, AnyEdit.Array[0, 5], AnyEdit.Array[0, 5], AnyDialect)
            .Sample(
                (rows, oursEdits, theirsEdits, dialect) =>
                {
                    var (@base, ours, theirs) = (
                        Lists.Of(dialect.Write(rows)),
                        Lists.Of(dialect.Write(Edited(rows, oursEdits))),
                        Lists.Of(dialect.Write(Edited(rows, theirsEdits))));

                    var once = ExcludeListMerge.Merge(@base, ours, theirs).List;

                    Assert.Equal(Lists.TextOf(once), Lists.TextOf(ExcludeListMerge.Merge(ours, ours, once).List));
                    Assert.Equal(Lists.TextOf(theirs), Lists.TextOf(ExcludeListMerge.Merge(@base, @base, theirs).List));
                },
                iter: 2_000);

    private static void AssertFaithful(ExcludeList theirs, ExcludeList merged, Dialect dialect)
    {
        // Every line of the result is a line of the person's file or one in its dialect; the header is untouched.
        var header = dialect.Write([]);
        Assert.StartsWith(header, Lists.TextOf(merged), StringComparison.Ordinal);
        Assert.StartsWith(header, Lists.TextOf(theirs), StringComparison.Ordinal);
        Assert.DoesNotContain(dialect.LineEnd == "\n" ? "\r" : "\n\n", Lists.TextOf(merged), StringComparison.Ordinal);
    }

    private static List<Row> Model(IReadOnlyList<Row> @base, IReadOnlyList<Row> ours, IReadOnlyList<Row> theirs)
    {
        var (oursBase, theirsBase) = (Origins(ours, @base), Origins(theirs, @base));
        var (oursAdded, theirsAdded) = (Added(ours, oursBase), Added(theirs, theirsBase));
        var merged = new List<Row>();
        for (var place = 0; place < theirs.Count; place++)
        {
            var row = theirs[place];
            var old = theirsBase[place] is { } origin ? @base[origin] : null;
            var partner = old is null ? Place(oursAdded, theirsAdded[place]) : Array.IndexOf(oursBase, theirsBase[place]);
            if (partner >= 0)
            {
                var (program, was) = (ours[partner], old ?? new("", "", "", ""));
                merged.Add(
                    new(
                        Cell(was.Name, program.Name, row.Name),
                        Cell(was.Url, program.Url, row.Url),
                        Cell(was.Status, program.Status, row.Status),
                        Cell(was.Note, program.Note, row.Note)));
            }
            else if (old is null || row != old)
            {
                merged.Add(row);
            }
        }

        merged.AddRange(ours.Where((_, place) => oursBase[place] is null && Place(theirsAdded, oursAdded[place]) < 0));
        return [.. merged.Select(row => row with { Status = row.Status.Length == 0 ? "known" : row.Status })];
    }

    /// <summary>Which row of the base each row began as: at an address the one of its name, and
    /// of the rest the first for the first.</summary>
    private static int?[] Origins(IReadOnlyList<Row> side, IReadOnlyList<Row> @base)
    {
        var origins = new int?[side.Count];
        foreach (var address in side.Select(AddressOf).Distinct())
        {
            var mine = Enumerable.Range(0, side.Count).Where(place => AddressOf(side[place]) == address).ToList();
            var before = Enumerable.Range(0, @base.Count).Where(place => AddressOf(@base[place]) == address).ToList();
            foreach (var byName in address.Contains('*', StringComparison.Ordinal) ? [false] : new[] { true, false })
            {
                foreach (var place in mine.Where(place => origins[place] is null).ToList())
                {
                    var found = before.FindIndex(old => !byName || NameOf(@base[old]) == NameOf(side[place]));
                    if (found >= 0)
                    {
                        origins[place] = before[found];
                        before.RemoveAt(found);
                    }
                }
            }
        }

        return origins;
    }

    /// <summary>Address, name and occurrence of the rows that a side added; null for the others.
    /// Nobody adds rows without a name here.</summary>
    private static string?[] Added(IReadOnlyList<Row> side, int?[] origins)
    {
        var added = new List<string>();
        return [.. side.Select((row, place) =>
        {
            if (origins[place] is not null)
            {
                return null;
            }

            var who = AddressOf(row) is var address && address.Contains('*', StringComparison.Ordinal)
                ? address
                : $"{address} {NameOf(row)}";
            added.Add(who);
            return $"{who} {added.Count(same => same == who)}";
        })];
    }

    private static int Place(string?[] added, string? who) => who is null ? -1 : Array.IndexOf(added, who);

    private static string NameOf(Row row) => row.Name.ToLowerInvariant();

    private static string AddressOf(Row row) =>
        row.Url.Contains('*', StringComparison.Ordinal) ? row.Url : Lists.Key(row.Url, row.Name).Value;

    private static string Cell(string old, string program, string person) => person == old ? program : person;

    private static List<Row> Edited(IReadOnlyList<Row> rows, IEnumerable<Edit> edits)
    {
        var edited = rows.ToList();
        foreach (var edit in edits)
        {
            edit.Apply(edited);
        }

        return edited;
    }

    private static Row RowOf(ExcludeRow row) => new(row.Name, row.Url, row.Status.ToString().ToLowerInvariant(), row.Note);

    private sealed record Row(string Name, string Url, string Status, string Note);

    private sealed record Edit(int Place, int Kind, Row Other)
    {
        public void Apply(List<Row> rows)
        {
            if (Kind == 0 || Place >= rows.Count)
            {
                rows.Insert(Math.Min(Place, rows.Count), Other);
                return;
            }

            if (Kind == 1)
            {
                rows.RemoveAt(Place);
                return;
            }

            rows[Place] = Kind switch
            {
                2 => rows[Place] with { Name = Other.Name },
                3 => rows[Place] with { Status = Other.Status },
                _ => rows[Place] with { Note = Other.Note },
            };
        }
    }

    private sealed record Dialect(string Delimiter, string LineEnd, bool IsQuoted, bool HasMark, string[] Order)
    {
        public string Write(IReadOnlyList<Row> rows)
        {
            var text = new StringBuilder(HasMark ? "\uFEFF" : "").AppendJoin(Delimiter, Order).Append(LineEnd);
            foreach (var row in rows)
            {
                text.AppendJoin(Delimiter, Order.Select(column => Cell(row, column))).Append(LineEnd);
            }

            return text.ToString();
        }

        private string Cell(Row row, string column)
        {
            var text = column switch
            {
                "name" =>
                row.Name.Replace("=", "'=", StringComparison.Ordinal),
                "url" => row.Url,
                "status" => row.Status,
                _ => row.Note
            };
            return IsQuoted || text.AsSpan().ContainsAny(",;\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        }
    }
}
