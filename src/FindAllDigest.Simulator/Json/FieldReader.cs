using System.Globalization;
using System.Text.Json;

namespace FindAllDigest.Simulator.Json;

/// <summary>Reads the fields of one JSON object and collects what is wrong with them instead of stopping at the first fault.</summary>
internal sealed class FieldReader
{
    private readonly LocatedJson _node;
    private readonly string _file;
    private readonly List<ScenarioProblem> _problems;
    private readonly string _what;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private FieldReader(LocatedJson node, string file, List<ScenarioProblem> problems, string what)
    {
        (_node, _file, _problems, _what) = (node, file, problems, what);
        if (node.Kind != JsonTokenType.StartObject)
        {
            Report(node, $"{what} must be a JSON object.", "Write it in braces.");
        }

        foreach (var doubled in node.Members.GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Report(doubled.Last().Value, $"{what} has '{doubled.Key}' twice.", "Keep one of them.");
        }
    }

    /// <summary>Reads a whole document, one object. Fields that <paramref name="read"/> never asks for are faults, here and further
    /// inside.</summary>
    /// <param name="file">What to call the document in messages.</param>
    /// <param name="bytes">The document, UTF-8.</param>
    /// <param name="what">What the object is, for messages.</param>
    /// <param name="read">Makes the value of the fields.</param>
    /// <exception cref="ScenarioException">Something is wrong; the message lists every fault.</exception>
    public static T ReadDocument<T>(string file, ReadOnlyMemory<byte> bytes, string what, Func<FieldReader, T> read)
    {
        List<ScenarioProblem> problems = [];
        var value = Read(new(LocatedJson.Parse(file, bytes), file, problems, what), read);
        return problems.Count == 0 ? value : throw new ScenarioException([.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>Reads an object that stands somewhere inside this one.</summary>
    public T Object<T>(LocatedJson node, string what, Func<FieldReader, T> read) => Read(new(node, _file, _problems, what), read);

    /// <summary>Reads the object in a field; null when the field is absent.</summary>
    public T? OptionalObject<T>(string name, string what, Func<FieldReader, T> read)
        where T : class => Find(name) is { } node ? Object(node, what, read) : null;

    /// <summary>Reads a list of objects; empty when the field is absent.</summary>
    public IReadOnlyList<T> Objects<T>(string name, string what, Func<FieldReader, T> read) =>
        [.. Items(name).Select(node => Object(node, what, read))];

    /// <summary>Reads an object used as a dictionary; empty when the field is absent. Of a name written twice, the last counts.</summary>
    public Dictionary<string, T> Entries<T>(string name, Func<LocatedJson, T> read) =>
        (Value(name, JsonTokenType.StartObject, "an object")?.Members ?? [])
            .Select(member => (member.Name, Value: read(member.Value)))
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);

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

    public void Report(LocatedJson node, string what, string remedy) => _problems.Add(new(_file, node.Line, what, remedy));

    private static T Read<T>(FieldReader fields, Func<FieldReader, T> read)
    {
        var value = read(fields);
        foreach (var (name, unknown) in fields._node.Members.Where(member => !fields._asked.Contains(member.Name)))
        {
            fields.Report(
                unknown,
                $"{fields._what} has no field '{name}'.",
                $"Fields are: {string.Join(", ", fields._asked.Order(StringComparer.Ordinal))}.");
        }

        return value;
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
}
