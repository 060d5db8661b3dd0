using System.Text;
using CsCheck;
using DuckDB.NET.Data;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using FindAllDigest.Tests.Exclusions;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Tables;

/// <summary>The table of everything found: what it says, and that other programs read the same from its file.</summary>
public sealed class EntityTableTests
{
    private static readonly Watch Plain = new()
    {
        Name = WatchName.TryParse("vc", out var name) ? name : throw new InvalidOperationException("The name is good."),
        Criteria = PartialCriteria.Empty,
    };

    [Fact]
    public void One_row_an_entity_one_column_an_enrichment_and_what_became_of_it()
    {
        var watch = Plain with { Columns = [new ColumnSetting("hq", "Headquarters")] };
        Entity[] entities =
        [
            Of("zeta", "Zeta", ("funding", "\"USD 5.2M\""), ("hq", "\"Rome\"")),
            Of("alpha", "alpha", ("funding", "5400000"), ("hq", "null")),
            Of("beta", "Beta"), Of("closed", "Closed"), Of("gone", "Gone"), Of("later", "Later"),
        ];
        var list = Lists.Of(
            "name,url,status,until\nZeta,zeta.example,,\nalpha,alpha.example,rejected,\nBeta,beta.example,,\nClosed,closed.example,closed,\nLater,later.example,,2027-02-24\n");

        var csv = Text(EntityTable.Of(watch, PartialCriteria.Empty, entities, list, new HashSet<EntityKey> { entities[2].Key }));

        Assert.Equal(
            """
            name,url,status,match,hq,funding,first_seen,last_seen,doubts,key
            alpha,https://alpha.example,rejected,high,,5400000,2026-11-02,2026-11-09,,alpha.example
            Beta,https://beta.example,proposed,high,,,2026-11-02,2026-11-09,,beta.example
            Closed,https://closed.example,closed,high,,,2026-11-02,2026-11-09,,closed.example
            Gone,https://gone.example,removed,high,,,2026-11-02,2026-11-09,,gone.example
            Later,https://later.example,snoozed until 2027-02-24,high,,,2026-11-02,2026-11-09,,later.example
            Zeta,https://zeta.example,known,high,Rome,5200000,2026-11-02,2026-11-09,,zeta.example

            """,
            csv.TrimStart('\uFEFF'));
        Assert.StartsWith("\uFEFFname,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_data_gives_the_same_bytes_in_whatever_order_it_comes() => Gen.Shuffle(Enumerable.Range(0, 6).ToArray())
        .Sample(order =>
    {
        var entities = order.Select(number => Of($"e{number % 3}-{number}", $"Name {number % 3}")).ToList();
        var sorted = entities.OrderBy(entity => entity.Key).ToList();

        return Text(Table(entities)) == Text(Table(sorted));
    });

    [Fact]
    public void Texts_that_a_spreadsheet_would_run_are_harmless_and_numbers_stay_numbers()
    {
        var csv = Text(
            Table([Of("a", "=HYPERLINK(\"http://evil.example\")", ("loss", "-5400000"), ("@cmd", "\"+1\""), ("note", "\"-cmd\""))]));

        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains(",-5400000,", csv, StringComparison.Ordinal);
        Assert.Contains(",'-cmd,", csv, StringComparison.Ordinal);
        Assert.Contains(",'@cmd,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_that_look_alike_or_share_a_page_say_so_whether_listed_or_found()
    {
        Entity[] entities =
        [
            Of("foundry-nine", "Foundry Nine Castings"),
            Of("alone", "Alone"),
            Of("quotes.foundry-nine", "Foundry 9"),
            Of("acme-labs", "Acme Laboratories")
        ];

        var csv = Text(
            EntityTable.Of(
                Plain,
                PartialCriteria.Empty,
                entities,
                Lists.Of("name,url\nAcme Laboratories,https://acme-labs.example\nAcme Laboratories Inc,https://acmelaboratories.example\n"),
                new HashSet<EntityKey>()));

        string DoubtsOf(string key) =>
            Assert.Single(csv.Split('\n'), line => line.EndsWith($",{key}.example", StringComparison.Ordinal)).Split("2026-11-09,")[1];
        Assert.Equal("Possibly the same as Foundry 9 (quotes.foundry-nine.example).,foundry-nine.example", DoubtsOf("foundry-nine"));
        Assert.Equal(
            "Possibly the same as Foundry Nine Castings (foundry-nine.example).,quotes.foundry-nine.example",
            DoubtsOf("quotes.foundry-nine"));
        Assert.Equal("Possibly the same as Acme Laboratories Inc (acmelaboratories.example).,acme-labs.example", DoubtsOf("acme-labs"));
        Assert.Equal(",alone.example", DoubtsOf("alone"));
    }

    /// <summary>However many there are, and although most names share a word that tells nobody from anybody.</summary>
    [Fact]
    public void Entities_that_look_alike_say_so_among_thousands()
    {
        List<Entity> entities =
        [
            .. Enumerable.Range(0, 6000).Select(number => Of($"company-{number}", $"Quantara {number}")),
            Of("foundry-nine", "Foundry Nine Castings Quantara"),
            Of("quotes.foundry-nine", "Foundry 9")
        ];

        var rows = Table(entities).Rows.Where(row => row.Doubts.Any(doubt => doubt.StartsWith("Possibly", StringComparison.Ordinal)));

        Assert.Equal(["Foundry 9", "Foundry Nine Castings Quantara"], rows.Select(row => row.Entity.Name));
    }

    [Fact]
    public void Several_watches_share_their_columns_and_the_first_says_which()
    {
        var csv = Encoding.UTF8.GetString(
            EntityTableCsv.Of(
                [("one", Table([Of("a", "A", ("hq", "\"Rome\""))])), ("two", Table([Of("b", "B", ("ceo", "\"Ann\""))]))]).Span);

        Assert.Equal(
            """
            watch,name,url,status,match,hq,ceo,first_seen,last_seen,doubts,key
            one,A,https://a.example,removed,high,Rome,,2026-11-02,2026-11-09,,a.example
            two,B,https://b.example,removed,high,,Ann,2026-11-02,2026-11-09,,b.example

            """,
            csv.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task A_database_reads_back_every_name_that_is_written()
    {
        string[] names =
        [
            "Plain", "Comma, Inc.", "Quote \"Q\" Ltd", "Two\nlines", "'Apostrophe", "#hash", "光合電機", "Ήλιος", "نواة", "semi;colon",
            "tab\there"
        ];
        var entities = names.Select((name, number) => Of($"n{number}", name)).ToList();
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        await File.WriteAllBytesAsync(path, EntityTableCsv.Of(Table(entities)).ToArray(), TestContext.Current.CancellationToken);

        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select name from read_csv('{path}', header = true, all_varchar = true)";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> read = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            read.Add(reader.GetString(0));
        }

        File.Delete(path);
        Assert.Equal(names.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Three_thousand_entities_are_still_shown_as_a_table_by_GitHub()
    {
        var entities = Enumerable.Range(0, 3000).Select(number => Of(
            $"company-{number}",
            $"Company Number {number}",
            ("funding_amount", $"{number * 1000}"),
            ("headquarters", "\"Lisbon, Portugal\""),
            ("ceo", "\"Ana Maria Pereira\""))).ToList();

        // https://docs.github.com/en/repositories/working-with-files/using-files/working-with-non-code-files: up to 512 kB.
        Assert.InRange(EntityTableCsv.Of(Table(entities)).Length, 1, 512_000);
    }

    private static EntityTable Table(IReadOnlyCollection<Entity> entities) =>
        EntityTable.Of(Plain, PartialCriteria.Empty, entities, ExcludeList.Empty, new HashSet<EntityKey>());

    private static string Text(EntityTable table) => Encoding.UTF8.GetString(EntityTableCsv.Of(table).Span);

    private static Entity Of(string host, string name, params (string Name, string ValueJson)[] values) => new()
    {
        Key = EntityKey.Of($"https://{host}.example", name),
        Name = name,
        Url = $"https://{host}.example",
        Description = "",
        FirstSeen = new(2026, 11, 2),
        LastSeen = new(2026, 11, 9),
        Run = Plans.Id(1),
        Conditions =
        [
            new("c", OutputKind.MatchCondition, "\"\"", true, new Evidence("", "high", [new Citation("https://s.example", "", [])]))
        ],
        Enrichments =
        [
            .. values.Select(value => new CandidateOutput(value.Name, OutputKind.Enrichment, value.ValueJson, null, Evidence.None))
        ],
        Changes = [],
    };
}
