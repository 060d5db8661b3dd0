using System.Text.Json;
using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>The file <c>criteria.json</c>: criteria fetched once from an earlier run, so that later refreshes judge by the same words.</summary>
/// <remarks>Its fields are named as in the service's own schema object (<see href="https://docs.parallel.ai/api-reference/findall/get-findall-run-schema"/>).</remarks>
public static class CriteriaFile
{
    /// <summary>Reads criteria, or finds every fault of the file. Survives any bytes.</summary>
    public static CriteriaReading Read(string path, ReadOnlyMemory<byte> utf8)
    {
        var problems = new ProblemList(path);
        var criteria = LocatedJsonParser.ParseObject(utf8, problems) is { } root
            ? new CriteriaReader(problems, checksNames: false).Read(new ObjectFields(root, WatchFields.Criteria, problems))
            : null;
        return new(problems.Count == 0 ? criteria : null, problems.InOrder());
    }

    /// <summary>The file's bytes: indented, LF, no BOM; the same for the same criteria.</summary>
    public static byte[] Write(PartialCriteria criteria) => JsonText.Indented(writer =>
    {
        writer.WriteStartObject();
        WriteText(writer, "objective", criteria.Objective);
        WriteText(writer, "entity_type", criteria.EntityType);
        WriteConditions(writer, criteria.MatchConditions);
        WriteEnrichments(writer, criteria.Enrichments);
        WriteText(writer, "generator", criteria.Generator?.ToWire());
        if (criteria.MatchLimit is { } limit)
        {
            writer.WriteNumber("match_limit", limit);
        }

        writer.WriteEndObject();
    });

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteConditions(Utf8JsonWriter writer, IReadOnlyList<MatchCondition>? conditions)
    {
        if (conditions is null)
        {
            return;
        }

        writer.WriteStartArray("match_conditions");
        foreach (var condition in conditions)
        {
            writer.WriteStartObject();
            writer.WriteString("name", condition.Name);
            writer.WriteString("description", condition.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEnrichments(Utf8JsonWriter writer, IReadOnlyList<Enrichment>? enrichments)
    {
        if (enrichments is null)
        {
            return;
        }

        writer.WriteStartArray("enrichments");
        foreach (var enrichment in enrichments)
        {
            enrichment.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
