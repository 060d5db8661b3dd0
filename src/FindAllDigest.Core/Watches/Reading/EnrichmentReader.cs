using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Reads enrichments, short or whole, and joins the short ones of a processor into one enrich call.</summary>
internal sealed class EnrichmentReader(ProblemList problems, KeySpace keys, bool checksSchemas)
{
    public IReadOnlyList<Enrichment>? Read(ObjectFields fields)
    {
        if (fields.Objects("enrichments") is not { } sources)
        {
            return null;
        }

        var calls = new EnrichmentCalls();
        foreach (var source in sources)
        {
            if (!checksSchemas && source.Find("output_schema") is LocatedObject schema)
            {
                ReadStored(source, schema, calls);
            }
            else if (WatchFields.WholeEnrichment.Skip(1).Any(field => source.Find(field) is not null))
            {
                ReadWhole(source, calls);
            }
            else
            {
                ReadShort(source, calls);
            }
        }

        if (calls.LargestShortCall > OutputSchemaCheck.MostProperties)
        {
            problems.Add(
                fields.PlaceOf("enrichments"),
                $"{calls.LargestShortCall} enrichments share a processor.",
                $"Keep at most {OutputSchemaCheck.MostProperties} of each; the service takes no more in one call.");
        }

        return calls.ToList();
    }

    // What the service gave is passed on to it as it was, and nothing of it is ours to refuse.
    private void ReadStored(LocatedObject source, LocatedObject schema, EnrichmentCalls calls)
    {
        var fields = new ObjectFields(source, WatchFields.WholeEnrichment, problems);
        calls.Add(
            new(fields.Text("processor") ?? Processors.Default, schema.ToJson(), (fields.Any("mcp_servers") as LocatedArray)?.ToJson()));
    }

    private void ReadShort(LocatedObject source, EnrichmentCalls calls)
    {
        var fields = new ObjectFields(source, WatchFields.ShortEnrichment, problems);
        var name = fields.RequiredText("name", "Give the enrichment a name, such as headquarters, or write it whole with 'output_schema'.");
        var description = fields.RequiredText("description", "Say what to find out about each match.");
        var type = fields.Word("type", WatchWords.EnrichmentTypes) ?? EnrichmentType.String;
        var processor = fields.Word("processor", Processors.Known) ?? Processors.Default;
        if (name is not null)
        {
            keys.AddProperty(name, fields.PlaceOf("name"));
            calls.AddShort(processor, new(name, description ?? "", type));
        }
    }

    private void ReadWhole(LocatedObject source, EnrichmentCalls calls)
    {
        var mixed = source.Members.Where(member => member.Name is "name" or "description" or "type").ToList();
        foreach (var member in mixed)
        {
            problems.Add(
                member.Place,
                $"'{member.Name}' belongs to a short enrichment, 'output_schema' and 'mcp_servers' to a whole one.",
                $"Move '{member.Name}' into 'json_schema', or remove 'output_schema' and 'mcp_servers'.");
        }

        var fields = new ObjectFields(source with { Members = [.. source.Members.Except(mixed)] }, WatchFields.WholeEnrichment, problems);
        var processor = fields.Word("processor", Processors.Known) ?? Processors.Default;
        var servers = new McpServerReader(problems).Read(fields);
        fields.Require(
            "output_schema",
            """Write { "type": "json", "json_schema": { … } }, or make the enrichment short with 'name' and 'description'.""");
        if (fields.Object("output_schema", WatchFields.OutputSchema) is { } output && Rules(output) is { } rules)
        {
            calls.AddWhole(processor, rules, servers);
        }
    }

    private LocatedObject? Rules(ObjectFields output)
    {
        output.Word("type", ["json"]);
        output.Require("json_schema", """Write { "type": "object", "properties": { … } }.""");
        var rules = output.Value<LocatedObject>("json_schema", "an object in braces");
        if (rules is not null)
        {
            new OutputSchemaCheck(problems).Check(rules);
            foreach (var property in (rules.Find("properties") as LocatedObject)?.Members ?? [])
            {
                keys.AddProperty(property.Name, property.Place);
            }
        }

        return rules;
    }
}
