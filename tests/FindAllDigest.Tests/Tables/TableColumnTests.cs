using System.Text.Json;
using CsCheck;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Tables;

public sealed class TableColumnTests
{
    [Fact]
    public void Amounts_in_one_column_read_alike_however_they_were_written() =>
        Assert.Equal(["$5.4M", "$5.2M", "$8.1M"], Texts(null, "\"5,400,000\"", "\"USD 5.2M\"", "\"8.1 million USD\""));

    [Theory]
    [InlineData("5400000", "$5.4M")]
    [InlineData("\"US$5.2M\"", "$5.2M")]
    [InlineData("\"$5.2M in total funding raised to date\"", "$5.2M")]
    [InlineData("\"12.000.000 €\"", "€12M")]
    [InlineData("\"1,5 Mio EUR\"", "€1.5M")]
    [InlineData("\"CHF 950'000\"", "CHF 950K")]
    [InlineData("999999", "$1M")]
    [InlineData("1234", "$1.23K")]
    [InlineData("12.5", "$12.5")]
    [InlineData("0", "$0")]
    [InlineData("-5400000", "-$5.4M")]
    [InlineData("\"$1.234 billion\"", "$1.23B")]
    [InlineData("\"£2bn\"", "£2B")]
    public void Money_is_short(string valueJson, string text) => Assert.Equal([text], Texts(ColumnFormat.Money, valueJson));

    [Theory]
    [InlineData("over $5M")]
    [InlineData("about USD 5.2M")]
    [InlineData("$5M+")]
    [InlineData("~$5M")]
    [InlineData("<$5M")]
    [InlineData("$5M - $10M")]
    [InlineData("$5-10M")]
    [InlineData("5.400 €")]
    [InlineData("C$5M")]
    [InlineData("$5M CAD")]
    [InlineData("$12M Series A")]
    [InlineData("up to $5M")]
    [InlineData("$5M (as of 2023)")]
    [InlineData("1.2.3")]
    [InlineData("12,34,567")]
    [InlineData("Lisbon")]
    public void What_is_not_sure_stays_as_it_is(string text) =>
        Assert.Equal([text], Texts(ColumnFormat.Money, JsonSerializer.Serialize(text, Relaxed)));

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("\"N/A\"")]
    [InlineData("\"not found\"")]
    public void Nothing_found_is_a_dash(string valueJson) => Assert.Equal(["—"], Texts(null, valueJson));

    [Fact]
    public void A_currency_that_only_some_values_name_is_that_of_the_others() =>
        Assert.Equal(["€5.4M", "€3M", "seed"], Texts(null, "5400000", "\"EUR 3m\"", "\"seed\""));

    [Fact]
    public void Where_the_currencies_differ_a_value_without_one_gets_none() =>
        Assert.Equal(["5.4M", "€3M", "$2M"], Texts(null, "5400000", "\"EUR 3m\"", "\"$2m\""));

    [Fact]
    public void The_name_of_a_column_tells_its_currency()
    {
        var column = TableColumn.Of(new("value", "Funding in EUR", ColumnFormat.Money), [TableEntity.With("5400000")]);

        Assert.Equal("€5.4M", column.CellOf(TableEntity.With("5400000")).Text);
    }

    [Fact]
    public void Years_stay_years_and_counts_are_grouped()
    {
        Assert.Equal(["2021", "2019", "2020-05"], Texts(null, "2021", "\"founded in 2019\"", "\"May 2020\""));
        Assert.Equal(["1,200", "15,000", "7"], Texts(null, "1200", "15000", "\"7\""));
    }

    [Fact]
    public void Dates_are_written_as_exact_as_they_were_given() =>
        Assert.Equal(
            ["2024-03-01", "2024-03", "since 2024", "03/04/2024"],
            Texts(ColumnFormat.Date, "\"1 March 2024\"", "\"March 2024\"", "\"since 2024\"", "\"03/04/2024\""));

    [Fact]
    public void A_value_that_is_wholly_an_address_is_one()
    {
        var entity = TableEntity.With("\"https://www.linkedin.com/in/ana\"");
        var cell = TableColumn.Of(new("value"), [entity]).CellOf(entity);

        Assert.Equal("https://www.linkedin.com/in/ana", cell.Address);
        Assert.Null(Cell("\"see https://example.com\"").Address);
        Assert.Null(Cell("\"javascript:alert(1)\"").Address);
        Assert.Null(Cell("\"https://a.example and more\"").Address);
        Assert.Null(Cell("\"https:evil.example\"").Address);
    }

    [Fact]
    public void A_value_of_low_confidence_marks_its_own_cell()
    {
        Assert.True(TableColumn.Of(new("value"), []).CellOf(TableEntity.With("\"Lisbon\"", confidence: "low")).IsUncertain);
        Assert.False(TableColumn.Of(new("value"), []).CellOf(TableEntity.With("null", confidence: "low")).IsUncertain);
        Assert.False(Cell("\"Lisbon\"").IsUncertain);
    }

    [Fact]
    public void A_sheet_gets_numbers_and_days()
    {
        var money = TableColumn.Of(new("value", As: ColumnFormat.Money), []).CellOf(TableEntity.With("\"$5,432,100\""));
        var day = TableColumn.Of(new("value", As: ColumnFormat.Date), []).CellOf(TableEntity.With("\"1 March 2024\""));

        Assert.Equal((5_432_100m, "USD"), (money.Number, money.Currency));
        Assert.Equal(new DateOnly(2024, 3, 1), day.Day);
    }

    [Theory]
    [InlineData("total_funding_usd", "Total funding USD")]
    [InlineData("ceo", "CEO")]
    [InlineData("ceo_linkedin", "CEO LinkedIn")]
    [InlineData("europe_hq", "Europe HQ")]
    [InlineData("ai-focus", "AI focus")]
    [InlineData("website_url", "Website URL")]
    [InlineData("founded_after_2020_check", "Founded after 2020")]
    [InlineData("fundingUsd", "Funding USD")]
    [InlineData("___", "___")]
    [InlineData("it_about_us", "It about us")]
    public void A_head_reads_as_people_write_it(string name, string heading) => Assert.Equal(heading, Heading.Of(name));

    [Fact]
    public void What_was_found_earlier_says_how_a_column_is_written_and_shows_no_column_of_its_own()
    {
        var today = TableEntity.With("\"21,000,000\"", "Beta");
        Entity[] earlier = [TableEntity.With("\"$5M\"") with { Enrichments = [.. TableEntity.With("\"$5M\"").Enrichments, Other()] }, today];

        var column = Assert.Single(TableColumns.Shown(null, [], [today], earlier));

        Assert.Equal("$21M", column.CellOf(today).Text);
        Assert.Equal("21,000,000", Assert.Single(TableColumns.Shown(null, [], [today])).CellOf(today).Text);

        static CandidateOutput Other() => TableEntity.With("1").Enrichments[0] with { Name = "other" };
    }

    [Fact]
    public void Columns_are_the_first_three_enrichments_unless_a_person_chose()
    {
        var entity = TableEntity.Named("Acme") with
        {
            Enrichments = [.. new[] { "d", "c", "b", "a" }.Select(name => TableEntity.With("1").Enrichments[0] with { Name = name })],
        };

        Assert.Equal(["a", "b", "c"], TableColumns.Shown(null, ["a", "b", "c", "d"], [entity]).Select(column => column.Field));
        Assert.Equal(["d", "c", "b"], TableColumns.Shown(null, [], [entity]).Select(column => column.Field));
        Assert.Equal(["b"], TableColumns.Shown([new("b")], ["a", "b"], [entity]).Select(column => column.Field));
        Assert.Equal(["b", "a", "c", "d"], TableColumns.All([new("b")], [], [entity]).Select(column => column.Field));
    }

    [Fact]
    public void Any_answer_has_a_cell_in_any_format() => Gen.Select(
        Gen.OneOf(
            Gen.String.Select(text => JsonSerializer.Serialize(text, Relaxed)),
            Gen.Double.Where(double.IsFinite).Select(number => JsonSerializer.Serialize(number)),
            Gen.OneOf(Others.Select(Gen.Const).ToArray())),
        Gen.Int[0, 5].Select(number => number == 5 ? (ColumnFormat?)null : (ColumnFormat)number))
        .Sample((json, format) => Assert.NotEmpty(Assert.Single(Texts(format, json))));

    private static readonly string[] Others = ["{}", "[1,[2]]", "true", "{\"a\":{\"b\":null}}", "1e400", "-0"];

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static TableCell Cell(string valueJson) =>
        TableColumn.Of(new("value"), [TableEntity.With(valueJson)]).CellOf(TableEntity.With(valueJson));

    private static IReadOnlyList<string> Texts(ColumnFormat? format, params string[] valueJsons)
    {
        var entities = valueJsons.Select(json => TableEntity.With(json)).ToList();
        var column = TableColumn.Of(new("value", As: format), entities);
        return [.. entities.Select(entity => column.CellOf(entity).Text)];
    }
}
