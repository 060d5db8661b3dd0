using System.Globalization;
using System.Text.Json;

namespace FindAllDigest.Simulator.Json;

/// <summary>Reads the fields of one JSON object and collects what is wrong with them instead of stopping at the first fault.</summary>
internal sealed class FieldReader
{
    private readonly LocatedJson _node;
    private readonly ProblemList _problems;
    private readonly string _what;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="node">The value; anything but an object is reported.</param>
    /// <param name="problems">Where faults go.</param>
    /// <param name="what">What the object is, for messages.</param>
    public FieldReader(LocatedJson node, ProblemList problems, string what)
    {
        _node = node;
        _problems = problems;
        _what = what;
        if (node.Kind != JsonTokenType.StartObject)
        {
            Report(node, $"{what} must be a JSON object.", "Write it in braces.");
        }

        foreach (var doubled in node.Members.GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Report(doubled.Last().Value, $"{what} has '{doubled.Key}' twice.", "Keep one of them.");
        }
    }

    public string? OptionalText(string name) => Value(name, JsonTokenType.String, "a text")?.ToElement().GetString();

    public string Text(string name) => OptionalText(name) ?? Missing(name, "");

    public string OneOf(string name, IReadOnlyCollection<string> words, string fallback)
    {
        var text = OptionalText(name);
        if (text is null || words.Contains(text, StringComparer.Ordinal))
        {
            return text ?? fallback;
        }

        Report(Find(name) ?? _node, $"'{name}' of {_what} is '{text}'.", $"Use one of: {string.Join(", ", words)}.");
        return fallback;
    }

    public double? OptionalNumber(string name, double least, double most)
    {
        if (Value(name, JsonTokenType.Number, "a number") is not { } node)
        {
            return null;
        }

        if (node.ToElement().TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Report(node, $"'{name}' of {_what} is out of range.", $"Use {least} to {most}.");
        return null;
    }

    public int? OptionalWhole(string name, int least, int most)
    {
        var number = OptionalNumber(name, least, most);
        if (number is { } value && value % 1 != 0)
        {
            Report(Find(name) ?? _node, $"'{name}' of {_what} is not a whole number.", "Leave the fraction out.");
        }

        return (int?)number;
    }

    public bool Flag(string name, bool fallback)
    {
        if (Find(name) is not { } node)
        {
            return fallback;
        }

        if (node.Kind is JsonTokenType.True or JsonTokenType.False)
        {
            return node.Kind == JsonTokenType.True;
        }

        Report(node, $"'{name}' of {_what} must be true or false.", "Write it without quotes.");
        return fallback;
    }

    public DateTimeOffset? OptionalMoment(string name) => OptionalText(name) is { } text ? MomentOf(name, text) : null;

    /// <summary>Reads a date out of a text that stands in a field.</summary>
    public DateTimeOffset? MomentOf(string name, string text)
    {
        if (DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        Report(Find(name) ?? _node, $"'{name}' of {_what} is '{text}', which is no date.", "Write 2026-10-05 or 2026-10-05T06:00:00Z.");
        return null;
    }

    public DateTimeOffset Moment(string name) =>
        OptionalMoment(name) ?? (Find(name) is null ? Missing(name, DateTimeOffset.MinValue) : DateTimeOffset.MinValue);

    /// <summary>The elements of a list; empty when the field is absent.</summary>
    public IReadOnlyList<LocatedJson> Items(string name) => Value(name, JsonTokenType.StartArray, "a list")?.Items ?? [];

    /// <summary>The texts of a list; empty when the field is absent.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => item.ToElement().ToString())];

    /// <summary>The members of an object used as a dictionary; empty when the field is absent.</summary>
    public IReadOnlyList<(string Name, LocatedJson Value)> Entries(string name) =>
        Value(name, JsonTokenType.StartObject, "an object")?.Members ?? [];

    public FieldReader? OptionalObject(string name, string what) => Find(name) is { } node ? new(node, _problems, what) : null;

    public LocatedJson? Find(string name)
    {
        _asked.Add(name);
        return _node.Members.LastOrDefault(member => member.Name == name).Value;
    }

    public void Require(string name)
    {
        if (Find(name) is null)
        {
            Missing(name, 0);
        }
    }

    /// <summary>Reports every field that was never asked for. Called last.</summary>
    public void RejectUnknown()
    {
        foreach (var (name, value) in _node.Members.Where(member => !_asked.Contains(member.Name)))
        {
            Report(value, $"{_what} has no field '{name}'.", $"Fields are: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private LocatedJson? Value(string name, JsonTokenType kind, string kindName)
    {
        var node = Find(name);
        if (node is null || node.Kind == kind)
        {
            return node;
        }

        Report(node, $"'{name}' of {_what} must be {kindName}.", "Change its value.");
        return null;
    }

    private T Missing<T>(string name, T fallback)
    {
        if (Find(name) is null && _node.Kind == JsonTokenType.StartObject)
        {
            Report(_node, $"{_what} lacks '{name}'.", "Add it.");
        }

        return fallback;
    }

    private void Report(LocatedJson node, string what, string remedy) => _problems.Add(node.Line, what, remedy);
}
