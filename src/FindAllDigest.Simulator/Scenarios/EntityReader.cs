using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>Reads the entities of a scenario file.</summary>
internal static class EntityReader
{
    private static readonly string[] Confidences = ["high", "medium", "low"];

    public static IReadOnlyList<ScenarioEntity> Entities(IReadOnlyList<LocatedJson> nodes, ProblemList problems)
    {
        var entities = new List<ScenarioEntity>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var entity = Entity(new(node, problems, "an entity"), problems);
            entities.Add(entity);
            if (!keys.Add(entity.Key))
            {
                problems.Add(
                    node.Line, $"'{entity.Name}' stands here a second time with the same URL.", "Give it another URL or remove it.");
            }
        }

        return entities;
    }

    private static ScenarioEntity Entity(FieldReader fields, ProblemList problems)
    {
        var name = fields.Text("name");
        fields.Require("url");
        var url = fields.OptionalText("url") ?? "";
        var entity = new ScenarioEntity
        {
            Key = Key(name, url),
            Name = name,
            Url = url,
            Description = fields.OptionalText("description"),
            From = fields.OptionalMoment("from") ?? DateTimeOffset.MinValue,
            Until = fields.OptionalMoment("until"),
            Ease = fields.OptionalNumber("ease", 0, 1) ?? 1,
            Returns = [.. fields.Texts("returns").Select(day => fields.MomentOf("returns", day)).OfType<DateTimeOffset>()],
            Conditions = fields.Entries("conditions").ToDictionaryOfLast(member =>
                OneOrMore(member, problems, value => Verdict(new(value, problems, "a verdict"), problems), verdict => verdict.From)),
            Enrichments = fields.Entries("enrichments").ToDictionaryOfLast(member =>
                OneOrMore(member, problems, value => Value(new(value, problems, "a value"), problems), value => value.From)),
        };
        fields.RejectUnknown();
        return entity;
    }

    private static Dictionary<string, T> ToDictionaryOfLast<T>(
        this IEnumerable<(string Name, LocatedJson Value)> members, Func<LocatedJson, T> read)
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            result[name] = read(value);
        }

        return result;
    }

    private static Verdict Verdict(FieldReader fields, ProblemList problems)
    {
        fields.Require("matched");
        var verdict = new Verdict(
            fields.OptionalMoment("from") ?? DateTimeOffset.MinValue,
            fields.Flag("matched", fallback: false),
            fields.Text("value"),
            Evidence(fields, problems));
        fields.RejectUnknown();
        return verdict;
    }

    /// <summary>One value, or a list of values by date.</summary>
    private static IReadOnlyList<T> OneOrMore<T>(
        LocatedJson node, ProblemList problems, Func<LocatedJson, T> read, Func<T, DateTimeOffset> from)
    {
        IReadOnlyList<LocatedJson> nodes = node.Kind == JsonTokenType.StartArray ? node.Items : [node];
        if (nodes.Count == 0)
        {
            problems.Add(node.Line, "This list is empty.", "Give at least one value, or remove it.");
        }

        return [.. nodes.Select(read).OrderBy(from)];
    }

    private static DatedValue Value(FieldReader fields, ProblemList problems)
    {
        fields.Require("value");
        var value = new DatedValue(
            fields.OptionalMoment("from") ?? DateTimeOffset.MinValue,
            fields.Find("value")?.ToElement() ?? default,
            fields.OptionalText("text"),
            Evidence(fields, problems),
            fields.Entries("parts").ToDictionaryOfLast(part => Part(new(part, problems, "a part"), problems)));
        fields.RejectUnknown();
        return value;
    }

    private static Evidence Part(FieldReader fields, ProblemList problems)
    {
        var evidence = Evidence(fields, problems);
        fields.RejectUnknown();
        return evidence;
    }

    private static Evidence Evidence(FieldReader fields, ProblemList problems) => new(
        fields.Text("reasoning"),
        fields.Find("confidence") is null ? null : fields.OneOf("confidence", Confidences, "low"),
        [.. fields.Items("citations").Select(node => Citation(new(node, problems, "a citation")))]);

    private static SourceCitation Citation(FieldReader fields)
    {
        var citation = new SourceCitation(
            fields.Text("url"),
            fields.OptionalText("title"),
            fields.Find("excerpts") is null ? null : fields.Texts("excerpts"));
        fields.RejectUnknown();
        return citation;
    }

    private static string Key(string name, string url) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{url}")).AsSpan(0, 6));
}
