using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Checks the JSON Schema of a whole enrichment by the service's rules, since the
/// service refuses it only after the run was paid for.</summary>
/// <remarks>Rules: reference §9.3, errors and unsupported keywords. What the service merely warns about passes.</remarks>
internal sealed class OutputSchemaCheck(ProblemList problems)
{
    public const int MostProperties = 100;

    private const int DeepestLevel = 5;
    private const int MostEnumValues = 500;
    private const int ManyEnumValues = 250;
    private const int MostTextOfManyEnumValues = 7_500;
    private const int MostText = 25_000;
    private const int LongestSchema = 15_000;

    private static readonly string[] Unsupported =
    [
        "contains", "format", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "minContains", "minItems", "minLength",
        "minimum",
        "minProperties", "multipleOf", "pattern", "patternProperties", "propertyNames", "uniqueItems", "unevaluatedItems",
        "unevaluatedProperties",
    ];

    private int _properties;
    private int _enumValues;
    private int _text;

    public void Check(LocatedObject root)
    {
        if (root.Find("type") is not LocatedText { Value: "object" })
        {
            problems.Add(
                root.Find("type")?.Place ?? root.Place,
                "the root of 'json_schema' is not of type object.",
                """Write "type": "object" there.""");
        }

        if (root.Find("properties") is not LocatedObject { Members.Count: > 0 })
        {
            problems.Add(
                root.Find("properties")?.Place ?? root.Place,
                "'json_schema' has no properties.",
                """Write "properties": { … } with at least one.""");
        }

        if (root.Members.FirstOrDefault(member => member.Name == "anyOf") is { } union)
        {
            problems.Add(union.Place, "'anyOf' is not allowed at the root of 'json_schema'.", "Move it into a property.");
        }

        CheckSchema(root, level: 1, inUnion: false);
        CheckMost(root, _properties, MostProperties, "properties");
        CheckMost(root, _enumValues, MostEnumValues, "enum values");
        CheckMost(root, _text, MostText, "characters of names and enum values");
        CheckMost(root, root.ToJson().Length, LongestSchema, "characters");
    }

    private void CheckMost(LocatedObject root, int count, int most, string what)
    {
        if (count > most)
        {
            problems.Add(root.Place, $"'json_schema' has {count} {what}.", $"Keep it to {most}, or split the enrichment.");
        }
    }

    private void CheckSchema(LocatedObject schema, int level, bool inUnion)
    {
        if (level == DeepestLevel + 1)
        {
            problems.Add(schema.Place, $"'json_schema' is nested more than {DeepestLevel} deep.", "Flatten it.");
            return;
        }

        foreach (var member in schema.Members.Where(member => Unsupported.Contains(member.Name, StringComparer.Ordinal)))
        {
            problems.Add(member.Place, $"the service does not support '{member.Name}'.", "Remove it, and say it in the description.");
        }

        if (!inUnion && schema.Find("type") is LocatedText { Value: "null" } bare)
        {
            problems.Add(bare.Place, "the type null stands alone.", """Write a union, such as ["string", "null"].""");
        }

        CheckEnum(schema);
        CheckInner(schema, level);
    }

    private void CheckEnum(LocatedObject schema)
    {
        if (schema.Find("enum") is not LocatedArray { Items: var values } list)
        {
            return;
        }

        var text = values.OfType<LocatedText>().Sum(value => value.Value.Length);
        _enumValues += values.Count;
        _text += text;
        if (values.Count > ManyEnumValues && text > MostTextOfManyEnumValues)
        {
            problems.Add(
                list.Place,
                $"an enum of {values.Count} values has {text} characters.",
                $"Above {ManyEnumValues} values keep it to {MostTextOfManyEnumValues}.");
        }
    }

    private void CheckInner(LocatedObject schema, int level)
    {
        foreach (var (name, _, value) in schema.Members)
        {
            switch (name, value)
            {
                case ("properties", LocatedObject properties):
                    _properties += properties.Members.Count;
                    _text += properties.Members.Sum(property => property.Name.Length);
                    CheckEach(properties.Members.Select(property => property.Value), level + 1, inUnion: false);
                    break;
                case ("$defs" or "definitions", LocatedObject definitions):
                    CheckEach(definitions.Members.Select(definition => definition.Value), level, inUnion: false);
                    break;
                case ("items" or "additionalProperties", LocatedObject inner):
                    CheckSchema(inner, level + 1, inUnion: false);
                    break;
                case ("anyOf" or "oneOf" or "allOf", LocatedArray alternatives):
                    CheckEach(alternatives.Items, level, inUnion: true);
                    break;
                default:
                    break;
            }
        }
    }

    private void CheckEach(IEnumerable<LocatedJson> schemas, int level, bool inUnion)
    {
        foreach (var schema in schemas)
        {
            if (schema is LocatedObject inner)
            {
                CheckSchema(inner, level, inUnion);
            }
            else
            {
                problems.Add(schema.Place, $"a schema is {schema.Kind}.", "Write an object in braces.");
            }
        }
    }
}
