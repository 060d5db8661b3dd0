using DuckDB.NET.Data;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Tests.Cli;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Tables;

/// <summary>What people open: the table and the workbook, as LibreOffice Calc, Python and DuckDB read them.</summary>
[Trait("Lane", "thorough")]
public sealed class SpreadsheetTests
{
    private static readonly string[] Names =
    [
        "Plain", "Comma, Inc.", "Quote \"Q\" Ltd", "'Apostrophe", "#hash", "光合電機", "Ήλιος Ρομποτική", "نواة للذكاء", "semi;colon", "=1+1",
        "+49 30", "-5", "@sum", "2026-01-02", "10%",
    ];

    // A spreadsheet takes these for numbers and days; only a workbook can say that they are text.
    private static readonly string[] Numbers = ["007", "1E5", "TRUE", "1/2"];

    [Fact]
    public async Task Calc_has_the_same_cells_of_the_table_with_numbers_and_days()
    {
        using var repository = await RepositoryAsync(Names);
        var path = Path.Combine(repository.Root, "entities.csv");
        await repository.AnswerAsync("export", "-o", path);

        var cells = await OtherProgram.CalcAsync(path);

        Assert.Equal(await OtherProgram.PythonAsync(path), cells.Select(row => row.Select(cell => cell.Text).ToArray()));
        AssertTypes(cells);
        Assert.All(Column(cells, "name"), cell => Assert.False(cell.Text is "2" or "#NAME?" or "Err:510"));
    }

    [Fact]
    public async Task Calc_has_the_same_cells_of_the_workbook_and_names_stay_text()
    {
        using var repository = await RepositoryAsync([.. Names, .. Numbers]);
        var (table, workbook) = (Path.Combine(repository.Root, "entities.csv"), Path.Combine(repository.Root, "entities.xlsx"));
        await repository.AnswerAsync("export", "-o", table);
        (await repository.RunAsync("export", "-o", workbook)).Expect(0);

        var cells = await OtherProgram.CalcAsync(workbook);

        // A workbook knows text from formulas, so it needs no apostrophe before them.
        var expected = (await OtherProgram.PythonAsync(table)).Select(
            row => row
                .Select(cell => cell.Length > 1 && cell[0] == '\'' && "=+-@".Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell)
                .ToArray());
        Assert.Equal(expected, cells.Select(row => row.Select(cell => cell.Text).ToArray()));
        AssertTypes(cells);
        Assert.All(Column(cells, "name"), cell => Assert.True(cell.IsText, cell.Text));
        Assert.Equal(
            Names.Concat(Numbers).Order(StringComparer.Ordinal),
            Column(cells, "name").Select(cell => cell.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_database_takes_numbers_for_numbers_and_days_for_days()
    {
        using var repository = await RepositoryAsync(Names);
        var path = Path.Combine(repository.Root, "entities.csv");
        await repository.AnswerAsync("export", "-o", path);

        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"select sum(funding), min(first_seen), typeof(any_value(founded)), count(*) from read_csv('{path}', header = true)";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal($"{Enumerable.Range(1, Names.Length).Sum(number => number * 1000)}", $"{reader.GetValue(0)}");
        Assert.Equal(new DateOnly(2026, 11, 2), await reader.GetFieldValueAsync<DateOnly>(1, TestContext.Current.CancellationToken));
        Assert.Equal("DATE", reader.GetString(2));
        Assert.Equal(Names.Length, reader.GetInt64(3));
    }

    private static void AssertTypes(IReadOnlyList<IReadOnlyList<CalcCell>> cells)
    {
        Assert.All(Column(cells, "funding"), cell => Assert.True(!cell.IsText && int.Parse(cell.Text, null) % 1000 == 0, cell.Text));
        Assert.All(Column(cells, "founded"), cell => Assert.False(cell.IsText, cell.Text));
        Assert.All(Column(cells, "first_seen"), cell => Assert.Equal(new CalcCell("2026-11-02", false), cell));
        Assert.All(
            Column(cells, "careers"), cell => Assert.True(cell.IsText && cell.Text.StartsWith("https://", StringComparison.Ordinal)));
    }

    private static List<CalcCell> Column(IReadOnlyList<IReadOnlyList<CalcCell>> cells, string head)
    {
        var index = cells[0].Index().First(cell => cell.Item.Text == head).Index;
        return [.. cells.Skip(1).Select(row => row[index])];
    }

    private static async Task<TestRepository> RepositoryAsync(IEnumerable<string> names)
    {
        var repository = new TestRepository();
        await File.WriteAllBytesAsync(
            Path.Combine(repository.Root, "data/vc/entities.jsonl"),
            EntityCatalogue.Empty.With(names.Select((name, number) => Of(name, number + 1))).ToUtf8().ToArray(),
            TestContext.Current.CancellationToken);
        repository.List = "name,url\n";
        return repository;
    }

    private static Entity Of(string name, int number) => new()
    {
        Key = EntityKey.Of($"https://n{number}.example", name),
        Name = name,
        Url = $"https://n{number}.example/a?b=1&c=2",
        Description = "",
        FirstSeen = new(2026, 11, 2),
        LastSeen = new(2026, 11, 9),
        Run = Plans.Id(1),
        Conditions =
        [
            new(
                "c",
                OutputKind.MatchCondition,
                "\"\"",
                true,
                new Evidence("", number % 2 == 0 ? "high" : "low", [new Citation("https://s.example", "", [])]))
        ],
        Enrichments =
        [
            new("funding", OutputKind.Enrichment, $"\"{number},000\"", null, Evidence.None),
            new("founded", OutputKind.Enrichment, $"\"2021-03-{number:00}\"", null, Evidence.None),
            new("careers", OutputKind.Enrichment, $"\"https://n{number}.example/careers\"", null, Evidence.None),
        ],
        Changes = [],
    };
}
