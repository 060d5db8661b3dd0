using System.Text.Json;

namespace FindAllDigest.Simulator.Http;

/// <summary>Reads the fields of a request's body and collects what is wrong with them.</summary>
internal sealed class RequestBody
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly JsonElement _root;

    public RequestBody(string text)
    {
        try
        {
            _root = JsonElement.Parse(text, Options);
            Walk(_root);
        }
        catch (JsonException)
        {
            _root = default;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: legal JSON, but no text that could be kept.
            _root = default;
        }

        if (_root.ValueKind != JsonValueKind.Object)
        {
            _problems["body"] = "must be a JSON object of valid Unicode text without doubled names";
        }
    }

    public IReadOnlyDictionary<string, string> Problems => _problems;

    /// <summary>Fields that nobody asked for; the service ignores them.</summary>
    public IReadOnlyList<string> UnknownFields => _root.ValueKind == JsonValueKind.Object
        ? [.. _root.EnumerateObject().Select(member => member.Name).Where(name => !_known.Contains(name))]
        : [];

    public void Refuse(string field, string problem) => _problems.TryAdd(field, problem);

    public void RefuseIf(bool isWrong, string field, string problem)
    {
        if (isWrong)
        {
            Refuse(field, problem);
        }
    }

    /// <summary>A field; null when it is absent or null.</summary>
    public JsonElement? Field(string name)
    {
        _known.Add(name);
        return _root.ValueKind == JsonValueKind.Object
            && _root.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public string Text(string name)
    {
        if (Field(name) is { ValueKind: JsonValueKind.String } value)
        {
            return value.GetString() ?? "";
        }

        Refuse(name, "must be a string");
        return "";
    }

    public int Whole(string name)
    {
        if (Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number))
        {
            return number;
        }

        Refuse(name, "must be an integer");
        return 0;
    }

    /// <summary>A list of objects with two required texts each.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs(string name, string first, string second, bool isRequired)
    {
        if (Field(name) is not { } value)
        {
            RefuseIf(isRequired, name, "must be an array");
            return [];
        }

        var pairs = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => (First: TextOf(item, first), Second: TextOf(item, second))).ToList()
            : null;
        if (pairs is null || pairs.Exists(pair => pair.First is null || pair.Second is null))
        {
            Refuse(name, $"must be an array of objects with strings {first} and {second}");
            return [];
        }

        return [.. pairs.Select(pair => (pair.First ?? "", pair.Second ?? ""))];
    }

    private static string? TextOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static void Walk(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Walk(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
