using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>Reads the entities of a scenario file.</summary>
internal static class EntityReader
{
    private static readonly string[] Confidences = ["high", "medium", "low"];

    public static IReadOnlyList<ScenarioEntity> Entities(FieldReader scenario)
    {
        var entities = new List<ScenarioEntity>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in scenario.Items("entities"))
        {
            var entity = scenario.Object(node, "an entity", Entity);
            entities.Add(entity);
            if (!keys.Add(entity.Key))
            {
                scenario.Report(
                    node, $"'{entity.Name}' stands here a second time with the same URL.", "Give it another URL or remove it.");
            }
        }

        return entities;
    }

    private static ScenarioEntity Entity(FieldReader fields)
    {
        var name = fields.Text("name");
        fields.Require("url");
        var url = fields.OptionalText("url") ?? "";
        return new()
        {
            Key = Key(name, url),
            Name = name,
            Url = url,
            Description = fields.OptionalText("description"),
            From = Since(fields),
            Until = fields.OptionalMoment("until"),
            Ease = fields.OptionalNumber("ease", 0, 1) ?? 1,
            Returns = [.. fields.Texts("returns").Select(day => fields.MomentOf("returns", day)).OfType<DateTimeOffset>()],
            Conditions = fields.Entries("conditions", node => OneOrMore(fields, node, "a verdict", Verdict, verdict => verdict.From)),
            Enrichments = fields.Entries("enrichments", node => OneOrMore(fields, node, "a value", Value, value => value.From)),
        };
    }

    private static Verdict Verdict(FieldReader fields)
    {
        fields.Require("matched");
        return new(Since(fields), fields.Flag("matched", fallback: false), fields.Text("value"), Evidence(fields));
    }

    /// <summary>One value, or a list of values by date.</summary>
    private static IReadOnlyList<T> OneOrMore<T>(
        FieldReader entity, LocatedJson node, string what, Func<FieldReader, T> read, Func<T, DateTimeOffset> from)
    {
        IReadOnlyList<LocatedJson> nodes = node.Kind == JsonTokenType.StartArray ? node.Items : [node];
        if (nodes.Count == 0)
        {
            entity.Report(node, "This list is empty.", "Give at least one value, or remove it.");
        }

        return [.. nodes.Select(one => entity.Object(one, what, read)).OrderBy(from)];
    }

    private static DatedValue Value(FieldReader fields)
    {
        fields.Require("value");
        return new(
            Since(fields),
            fields.Find("value")?.ToElement() ?? default,
            fields.OptionalText("text"),
            Evidence(fields),
            fields.Entries("parts", part => fields.Object(part, "a part", Evidence)));
    }

    private static Evidence Evidence(FieldReader fields) => new(
        fields.Text("reasoning"),
        fields.Find("confidence") is null ? null : fields.OneOf("confidence", Confidences, "low"),
        fields.Objects("citations", "a citation", Citation));

    private static SourceCitation Citation(FieldReader fields) => new(
        fields.Text("url"), fields.OptionalText("title"), fields.Find("excerpts") is null ? null : fields.Texts("excerpts"));

    private static DateTimeOffset Since(FieldReader fields) => fields.OptionalMoment("from") ?? DateTimeOffset.MinValue;

    private static string Key(string name, string url) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{url}")).AsSpan(0, 6));
}
