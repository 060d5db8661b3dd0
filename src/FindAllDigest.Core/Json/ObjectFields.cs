using System.Globalization;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Json;

/// <summary>Reads the fields of one object. A field that is absent or faulty reads as null;
/// each fault is reported once, with its place.</summary>
internal sealed class ObjectFields
{
    private readonly LocatedObject _source;
    private readonly ProblemList _problems;

    public ObjectFields(LocatedObject source, IReadOnlyList<string> known, ProblemList problems)
    {
        _source = source;
        _problems = problems;
        foreach (var member in source.Members.Where(member => !known.Contains(member.Name, StringComparer.Ordinal)))
        {
            var shown = ProblemList.Shown(member.Name);
            var (message, remedy) = NearestWord.Find(member.Name, known) is { } nearest
                ? ($"unknown field '{shown}'; did you mean '{nearest}'?", "Rename or remove it.")
                : ($"unknown field '{shown}'.", $"Remove it; the fields known here are {string.Join(", ", known)}.");
            problems.Add(member.Place, message, remedy);
        }
    }

    public JsonPlace Place => _source.Place;

    public bool Has(string name) => _source.Find(name) is not null;

    /// <summary>Where the field's value stands, or the object if there is no such field.</summary>
    public JsonPlace PlaceOf(string name) => _source.Find(name)?.Place ?? _source.Place;

    /// <summary>That the field is not there is a fault.</summary>
    public void Require(string name, string remedy)
    {
        if (!Has(name))
        {
            _problems.Add(_source.Place, $"'{name}' is missing.", remedy);
        }
    }

    /// <summary>A text that says something: not empty, not only spaces.</summary>
    public string? Text(string name)
    {
        var text = Value<LocatedText>(name, "a text in quotes");
        if (text is not null && string.IsNullOrWhiteSpace(text.Value))
        {
            _problems.Add(text.Place, $"'{name}' is empty.", "Write a text.");
            return null;
        }

        return text?.Value;
    }

    /// <summary>As <see cref="Text"/>, but its absence is a fault too.</summary>
    public string? RequiredText(string name, string remedy)
    {
        Require(name, remedy);
        return Text(name);
    }

    /// <summary>A text that means something. One that <paramref name="parse"/> makes nothing of is a fault.</summary>
    /// <param name="why">What a message says behind the text.</param>
    public T? Parsed<T>(string name, Func<string, T?> parse, string remedy, string why = ".")
        where T : class
    {
        var text = Text(name);
        var value = text is null ? null : parse(text);
        if (text is not null && value is null)
        {
            _problems.Add(PlaceOf(name), $"'{name}' is '{ProblemList.Shown(text)}'{why}", remedy);
        }

        return value;
    }

    public bool? Boolean(string name) => Value<LocatedBoolean>(name, "true or false")?.Value;

    public int? Integer(string name, int minimum, int maximum) =>
        (int?)Number(
            name, $"a whole number from {minimum} to {maximum}", value => decimal.IsInteger(value) && value >= minimum && value <= maximum);

    public decimal? Amount(string name) => Number(name, "an amount above 0", value => value > 0, "an amount in USD above 0, such as 12.5");

    public decimal? Number(string name, decimal minimum, decimal maximum) =>
        Number(name, $"a number from {minimum} to {maximum}", value => value >= minimum && value <= maximum);

    public T? Word<T>(string name, WordTable<T> table)
        where T : struct, Enum => table.ValueOf(Word(name, [.. table.Words]));

    public string? Word(string name, IReadOnlyList<string> words)
    {
        var choice = string.Join(", ", words);
        if (Value<LocatedText>(name, $"one of {choice}") is not { } text)
        {
            return null;
        }

        return Known(name, text, words) ? text.Value : null;
    }

    /// <summary>The words of a list; an item that is none is reported and left out.</summary>
    public IReadOnlyList<T>? Words<T>(string name, WordTable<T> table)
        where T : struct, Enum
    {
        string[] words = [.. table.Words];
        return Texts(name)?.Where(text => Known(name, text, words)).Select(text => table.ValueOf(text.Value)).OfType<T>().ToList();
    }

    public ObjectFields? Object(string name, IReadOnlyList<string> known) =>
        Value<LocatedObject>(name, "an object in braces") is { } source ? new(source, known, _problems) : null;

    public IReadOnlyList<LocatedJson>? Items(string name) => Value<LocatedArray>(name, "a list in brackets")?.Items;

    /// <summary>The objects of a list; an item that is none is reported and left out.</summary>
    public IReadOnlyList<LocatedObject>? Objects(string name) => ItemsOf<LocatedObject>(name, "an object in braces");

    /// <summary>The texts of a list; an item that is none is reported and left out.</summary>
    public IReadOnlyList<LocatedText>? Texts(string name) => ItemsOf<LocatedText>(name, "a text in quotes");

    /// <summary>The field's value whatever its kind, or null if there is no such field.</summary>
    public LocatedJson? Any(string name) => _source.Find(name);

    /// <summary>The field's value, which must be of one kind.</summary>
    public T? Value<T>(string name, string wanted)
        where T : LocatedJson
    {
        var value = _source.Find(name);
        if (value is not null and not T)
        {
            _problems.Add(
                value.Place,
                $"'{name}' is {value.Kind}.",
                value is LocatedNull ? $"Write {wanted}, or remove the field." : $"Write {wanted}.");
        }

        return value as T;
    }

    private bool Known(string name, LocatedText text, IReadOnlyList<string> words)
    {
        var isKnown = words.Contains(text.Value, StringComparer.Ordinal);
        if (!isKnown)
        {
            _problems.Add(
                text.Place,
                $"'{name}' is '{ProblemList.Shown(text.Value)}'{NearestWord.Hint(text.Value, words)}",
                $"Write one of {string.Join(", ", words)}.");
        }

        return isKnown;
    }

    private List<T>? ItemsOf<T>(string name, string wanted)
        where T : LocatedJson
    {
        if (Items(name) is not { } items)
        {
            return null;
        }

        foreach (var item in items.Where(item => item is not T))
        {
            _problems.Add(item.Place, $"'{name}' holds {item.Kind}.", $"Each item must be {wanted}.");
        }

        return [.. items.OfType<T>()];
    }

    private decimal? Number(string name, string wanted, Func<decimal, bool> isAllowed, string? example = null)
    {
        if (Value<LocatedNumber>(name, wanted) is not { } number)
        {
            return null;
        }

        if (decimal.TryParse(number.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isAllowed(value))
        {
            return value;
        }

        _problems.Add(number.Place, $"'{name}' is {ProblemList.Shown(number.Digits)}.", $"Write {example ?? wanted}.");
        return null;
    }
}
