using System.Text.Json;

namespace FindAllDigest.Simulator.Enrichments;

/// <summary>The documented rules for the JSON Schema of an enrichment's output.</summary>
/// <remarks>Unsupported keywords are refused too: whether the service drops or refuses them is not documented, and a caller should use
/// none.</remarks>
public static class EnrichmentSchemaRules
{
    private const int MaxDepth = 5;
    private const int MaxProperties = 100;
    private const int MaxEnumValues = 500;
    private const int MaxLetters = 25_000;
    private const int MaxLettersOfLargeEnum = 7_500;
    private const int MaxSpecification = 15_000;

    /// <summary>What is wrong with a schema, a sentence each; empty when it is accepted.</summary>
    public static IReadOnlyList<string> Check(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return ["must be an object"];
        }

        var survey = new SchemaSurvey();
        survey.Walk(schema);
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

        if (!schema.TryGetProperty("properties", out var properties)
            || properties.ValueKind != JsonValueKind.Object
            || !properties.EnumerateObject().Any())
        {
            yield return "the root must have properties";
        }
    }

    private static IEnumerable<string> SizeProblems(JsonElement schema, SchemaSurvey survey)
    {
        var isLarge = survey.LargeEnumLetters > MaxLettersOfLargeEnum;
        (bool IsBroken, string Problem)[] rules =
        [
            (survey.Depth > MaxDepth, $"nesting is deeper than {MaxDepth} levels"),
            (survey.Properties > MaxProperties, $"there are more than {MaxProperties} properties"),
            (survey.EnumValues > MaxEnumValues, $"there are more than {MaxEnumValues} enum values"),
            (survey.Letters > MaxLetters, $"names and enum values together exceed {MaxLetters} characters"),
            (isLarge, $"an enum of more than {SchemaSurvey.ManyEnumValues} values exceeds {MaxLettersOfLargeEnum} characters"),
            (schema.GetRawText().Length > MaxSpecification, $"the schema exceeds {MaxSpecification} characters"),
        ];
        return rules.Where(rule => rule.IsBroken).Select(rule => rule.Problem);
    }
}
