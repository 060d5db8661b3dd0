using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Tables;

/// <summary>One column of a table of entities: an enrichment, its head, and the one way in which its values are written.</summary>
public sealed class TableColumn
{
    private const string UsDollars = "USD";

    private TableColumn(string field, string heading, ColumnFormat format, string currency) =>
        (Field, Heading, Format, Currency) = (field, heading, format, currency);

    /// <summary>The enrichment's name.</summary>
    public string Field { get; }

    /// <summary>What stands above the column: written by a person, or words made of the name.</summary>
    public string Heading { get; }

    public ColumnFormat Format { get; }

    /// <summary>The ISO code of the currency in which values that name none are meant; empty where the others differ.</summary>
    public string Currency { get; }

    /// <param name="entities">Those that the table shows: their values say what the person left open.</param>
    public static TableColumn Of(ColumnSetting setting, IEnumerable<Entity> entities) =>
        Of(setting, [.. entities.Select(entity => ValueOf(entity, setting.Field))]);

    /// <summary>The same of values alone.</summary>
    internal static TableColumn Of(ColumnSetting setting, IReadOnlyList<AnswerValue> shown)
    {
        var values = shown.Where(value => !value.IsBlank).ToList();
        return new(
            setting.Field,
            setting.Title ?? Entities.Answers.Heading.Of(setting.Field),
            setting.As ?? Guess(values),
            CurrencyOf(setting, values));
    }

    /// <summary>The entity's value in this column.</summary>
    public TableCell CellOf(Entity entity)
    {
        var cell = CellOf(ValueOf(entity, Field));
        return cell.IsEmpty || AnswerOf(entity, Field) is not { } answer ? cell : cell with { IsUncertain = MatchConfidence.IsLow(answer) };
    }

    /// <summary>A value in this column.</summary>
    internal TableCell CellOf(AnswerValue value) => value.IsBlank ? TableCell.Empty : Written(value) with { Address = value.Address };

    internal static AnswerValue ValueOf(Entity entity, string field) =>
        AnswerOf(entity, field) is { } answer ? AnswerValue.Of(answer.ValueJson) : AnswerValue.Blank;

    private static CandidateOutput? AnswerOf(Entity entity, string field) =>
        entity.Enrichments.FirstOrDefault(answer => answer.Name == field);

    /// <summary>What cannot be read as the column's format stays as it is.</summary>
    private TableCell Written(AnswerValue value) => Format switch
    {
        ColumnFormat.Money when value.Number is { } number =>
            new() { Text = MoneyText.Of(number, Or(value.Currency)), Number = number, Currency = Or(value.Currency) },
        ColumnFormat.Number when value.Number is { } number => new() { Text = $"{number:#,0.####}", Number = number },
        ColumnFormat.Date when value.Date is { } date => new() { Text = date.ToString(), Day = date.ExactDay },
        _ => new() { Text = value.Text },
    };

    private string Or(string currency) => currency.Length > 0 ? currency : Currency;

    /// <summary>The format in which more than half of the values can be read. A year is a date
    /// and a number, so a date is preferred.</summary>
    private static ColumnFormat Guess(IReadOnlyList<AnswerValue> values)
    {
        var (links, dates, numbers) = (
            values.Count(value => value.Address is not null),
            values.Count(value => value.Date is not null),
            values.Count(value => value.Number is not null));
        if (2 * Math.Max(links, Math.Max(dates, numbers)) <= values.Count)
        {
            return ColumnFormat.Text;
        }

        if (links >= Math.Max(dates, numbers))
        {
            return ColumnFormat.Link;
        }

        if (dates >= numbers)
        {
            return ColumnFormat.Date;
        }

        return values.Any(value => value.Currency.Length > 0) ? ColumnFormat.Money : ColumnFormat.Number;
    }

    /// <summary>The currency of values that name none: the only one of the others, or the one in
    /// the column's name. Money is in US dollars unless somebody says otherwise.</summary>
    private static string CurrencyOf(ColumnSetting setting, IReadOnlyList<AnswerValue> values)
    {
        var named = values.Select(value => value.Currency).Where(currency => currency.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return named switch
        {
            [var only] => only,
            [] => Amount.CurrencyIn($"{setting.Title} {AnswerText.Words(setting.Field)}") ?? UsDollars,
            _ => "",
        };
    }
}
