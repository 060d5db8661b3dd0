using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Reads the criteria fields of an object.</summary>
/// <param name="checksNames">Whether names and output schemas are checked: yes for what people write, no for what the service gave.</param>
internal sealed class CriteriaReader(ProblemList problems, bool checksNames)
{
    // What the service gave is stored as it is, so its names are checked into a list that nobody reads.
    private readonly KeySpace _keys = new(checksNames ? problems : new ProblemList(""));

    public PartialCriteria Read(ObjectFields fields)
    {
        var generator = fields.Word("generator", WatchWords.Generators);
        return new()
        {
            Objective = Text(fields, "objective"),
            EntityType = Text(fields, "entity_type"),
            MatchConditions = Conditions(fields),
            Enrichments = new EnrichmentReader(problems, _keys, checksNames).Read(fields),
            Generator = generator,
            MatchLimit = checksNames
                ? fields.Integer("match_limit", MatchLimits.Minimum, MatchLimits.MaximumFor(generator ?? Generator.Core))
                : fields.Integer("match_limit", int.MinValue, int.MaxValue),
        };
    }

    private List<MatchCondition>? Conditions(ObjectFields fields)
    {
        if (fields.Objects("match_conditions") is not { } sources)
        {
            return null;
        }

        if (checksNames && sources.Count == 0)
        {
            problems.Add(
                fields.PlaceOf("match_conditions"),
                "'match_conditions' has no condition.",
                "Write at least one, with name and description.");
        }

        var conditions = new List<MatchCondition>();
        foreach (var source in sources)
        {
            var condition = new ObjectFields(source, WatchFields.MatchCondition, problems);
            var name = Text(condition, "name", "Give the condition a name, such as founded_after_2020_check.");
            var description = Text(condition, "description", "Say what a candidate must fulfil.");
            if (name is not null)
            {
                _keys.AddCondition(name, condition.PlaceOf("name"));
                conditions.Add(new(name, description ?? ""));
            }
        }

        return conditions;
    }

    // A text that a person writes must say something; one that the service gave may be empty.
    private string? Text(ObjectFields fields, string name, string? remedyIfMissing = null)
    {
        if (remedyIfMissing is not null)
        {
            fields.Require(name, remedyIfMissing);
        }

        return checksNames ? fields.Text(name) : fields.Value<LocatedText>(name, "a text in quotes")?.Value;
    }
}
