using System.Text.Json;

namespace FindAllDigest.Simulator.Enrichments;

/// <summary>The documented rules for the JSON Schema of an enrichment's output.</summary>
/// <remarks>Unsupported keywords are refused too: whether the service drops or refuses them is not documented, and a caller should use none.</remarks>
public static class EnrichmentSchemaRules
{
    private const int MaxDepth = 5;
    private const int MaxProperties = 100;
    private const int MaxEnumValues = 500;
    private const int MaxLetters = 25_000;
    private const int ManyEnumValues = 250;
    private const int MaxLettersOfManyEnumValues = 7_500;
    private const int MaxSpecification = 15_000;

    private static readonly HashSet<string> Unsupported = new(
        """
        contains format maxContains maxItems maxLength maxProperties maximum minContains minItems minLength minimum
        minProperties multipleOf pattern patternProperties propertyNames uniqueItems unevaluatedItems unevaluatedProperties
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>What is wrong with a schema, a sentence each; empty when it is accepted.</summary>
    public static IReadOnlyList<string> Check(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return ["must be an object"];
        }

        var survey = new SchemaSurvey();
        survey.Walk(schema, depth: 1);
        return [.. RootProblems(schema), .. survey.Problems, .. SizeProblems(schema, survey)];
    }

    private static IEnumerable<string> RootProblems(JsonElement schema)
    {
        if (schema.TryGetProperty("anyOf", out _))
        {
            yield return "anyOf is not allowed at the root";
        }

        if (!schema.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "object")
        {
            yield return "the root must have type object";
        }

        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object || !properties.EnumerateObject().Any())
        {
            yield return "the root must have properties";
        }
    }

    private static IEnumerable<string> SizeProblems(JsonElement schema, SchemaSurvey survey)
    {
        var isLarge = survey.LargeEnumLetters > MaxLettersOfManyEnumValues;
        (bool IsBroken, string Problem)[] rules =
        [
            (survey.Depth > MaxDepth, $"nesting is deeper than {MaxDepth} levels"),
            (survey.Properties > MaxProperties, $"there are more than {MaxProperties} properties"),
            (survey.EnumValues > MaxEnumValues, $"there are more than {MaxEnumValues} enum values"),
            (survey.Letters > MaxLetters, $"names and enum values together exceed {MaxLetters} characters"),
            (isLarge, $"an enum of more than {ManyEnumValues} values exceeds {MaxLettersOfManyEnumValues} characters"),
            (schema.GetRawText().Length > MaxSpecification, $"the schema exceeds {MaxSpecification} characters"),
        ];
        return rules.Where(rule => rule.IsBroken).Select(rule => rule.Problem);
    }

    /// <summary>Counts what the rules limit.</summary>
    private sealed class SchemaSurvey
    {
        public List<string> Problems { get; } = [];

        public int Depth { get; private set; }

        public int Properties { get; private set; }

        public int EnumValues { get; private set; }

        public int Letters { get; private set; }

        public int LargeEnumLetters { get; private set; }

        public void Walk(JsonElement schema, int depth, bool isUnionMember = false)
        {
            Depth = Math.Max(Depth, depth);
            if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth + 1)
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
}
