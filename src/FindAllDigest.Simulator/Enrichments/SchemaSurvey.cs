using System.Text.Json;

namespace FindAllDigest.Simulator.Enrichments;

/// <summary>Counts what the rules limit.</summary>
internal sealed class SchemaSurvey
{
    /// <summary>An enum of more values has a limit of its own.</summary>
    public const int ManyEnumValues = 250;

    // Deeper is refused anyway, and a hostile schema must not exhaust the stack.
    private const int DeepestLook = 10;

    private static readonly HashSet<string> Unsupported = new(
        """
        contains format maxContains maxItems maxLength maxProperties maximum minContains minItems minLength minimum
        minProperties multipleOf pattern patternProperties propertyNames uniqueItems unevaluatedItems unevaluatedProperties
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    public List<string> Problems { get; } = [];
    public int Depth { get; private set; }
    public int Properties { get; private set; }
    public int EnumValues { get; private set; }
    public int Letters { get; private set; }
    public int LargeEnumLetters { get; private set; }

    public void Walk(JsonElement schema, int depth = 1, bool isUnionMember = false)
    {
        Depth = Math.Max(Depth, depth);
        if (schema.ValueKind != JsonValueKind.Object || depth > DeepestLook)
        {
            return;
        }

        foreach (var member in schema.EnumerateObject())
        {
            Visit(member, depth, isUnionMember);
        }
    }

    private void Visit(JsonProperty member, int depth, bool isUnionMember)
    {
        switch (member.Name)
        {
            case "properties" or "$defs" when member.Value.ValueKind == JsonValueKind.Object:
                foreach (var property in member.Value.EnumerateObject())
                {
                    Properties++;
                    Letters += property.Name.Length;
                    Walk(property.Value, depth + 1);
                }

                break;
            case "items":
                Walk(member.Value, depth + 1);
                break;
            case "anyOf" when member.Value.ValueKind == JsonValueKind.Array:
                foreach (var choice in member.Value.EnumerateArray())
                {
                    Walk(choice, depth, isUnionMember: true);
                }

                break;
            case "enum" when member.Value.ValueKind == JsonValueKind.Array:
                CountEnum(member.Value);
                break;
            case "type" when !isUnionMember && member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() == "null":
                Problems.Add("type null is allowed only inside a union");
                break;
            case var keyword when Unsupported.Contains(keyword):
                Problems.Add($"keyword {keyword} is not supported");
                break;
        }
    }

    private void CountEnum(JsonElement values)
    {
        var letters = values.EnumerateArray().Sum(value => value.GetRawText().Length);
        EnumValues += values.GetArrayLength();
        Letters += letters;
        LargeEnumLetters = values.GetArrayLength() > ManyEnumValues ? Math.Max(LargeEnumLetters, letters) : LargeEnumLetters;
    }
}
