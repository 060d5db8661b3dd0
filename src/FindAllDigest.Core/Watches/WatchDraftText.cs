using System.Text;
using FindAllDigest.Core.Json;
using FindAllDigest.Core.Schedules;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Watches;

/// <summary>Writes a draft as a <c>watch.json</c> that explains itself: UTF-8, LF, a comment where a person has a choice.</summary>
public static class WatchDraftText
{
    public static ReadOnlyMemory<byte> Write(WatchDraft draft)
    {
        var criteria = draft.Criteria;
        var text = new StringBuilder();
        Line("{");
        Line("  // Written by \"findall-digest init\"; everything in here is yours to edit, and editors complete it by the schema.");
        Line("  \"$schema\": \"../watch.schema.json\",");
        Line();
        if (draft.FindAllId is { } run)
        {
            Line("  // The run it was made from. Its matches are known from the start; the fields below win over the run's own.");
            Line($"  \"findall_id\": {Text(run)},");
            Line();
        }

        Line("  // {{ today }}, {{ year }} and {{ month }} in it become the date of each refresh.");
        Line($"  \"objective\": {Text(criteria.Objective)},");
        Line($"  \"entity_type\": {Text(criteria.EntityType)},");
        Line();
        Line("  // An entity is a match when every condition holds. They are taken literally, so read them once.");
        List("match_conditions", [.. criteria.MatchConditions.Select(Condition)]);
        Line();
        Line("  // What to find out about each match. Those with the same processor share one call, which is paid for each match.");
        List("enrichments", [.. criteria.Enrichments.SelectMany(Enrichments)]);
        Line();
        Line("  // preview, base, core or pro: the dearer, the deeper. A run stops at the limit of matches.");
        Line($"  \"generator\": {Text(criteria.Generator.ToWire())},");
        Line($"  \"match_limit\": {Number(criteria.MatchLimit)},");
        Line();
        Line("  // day, week, month or quarter; \"paused\": true stops the schedule.");
        Line(
            $"  \"schedule\": {{ \"every\": "
                + $"\"{draft.Every.ToWire()}\", {(draft.Every == SchedulePeriod.Week ? "\"on\": \"monday\", " : "")}\"time_zone\": "
                + $"\"UTC\" }},");
        Line();
        Line(
            $"  // In USD. By the prices of {PeopleTime.DayOfYear(draft.PricesDate)} a run costs at most {draft.ExposureUsd:#,0.00}; "
                + $"a limit that does not fit the budget is lowered.");
        Line($"  \"budget\": {{ \"per_run_usd\": {Usd(draft.Budget.RunLimitUsd)}, \"per_month_usd\": {Usd(draft.Budget.PerMonthUsd)} }},");
        Line();
        Line(
            "  // What one line of a page shows of an entity, and the order of the lines; left out, the first three enrichments, weakest "
                + "match first.");
        Line(draft.Columns.Count == 0
            ? "  // \"columns\": [\"headquarters\", { \"field\": \"funding_amount\", \"title\": \"Funding\", \"as\": \"money\" }], "
                + "\"sort\": \"-funding_amount\","
            : $"  \"columns\": [{string.Join(", ", draft.Columns.Select(Text))}],");
        Line();
        Line("  // pull-request, issue or commit.");
        Line("  \"deliver\": { \"as\": \"pull-request\", \"labels\": [\"findall-digest\"] }");
        Line("}");
        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(string line = "") => text.Append(line).Append('\n');

        void List(string name, IReadOnlyList<string> items) => Line(items.Count == 0
            ? $"  \"{name}\": [],"
            : $"  \"{name}\": [\n{string.Join(",\n", items)}\n  ],");
    }

    private static string Condition(MatchCondition condition) =>
        $"    {{\n      \"name\": {Text(condition.Name)},\n      \"description\": {Text(condition.Description)}\n    }}";

    /// <summary>Short where nothing is lost by it, since that is what a person edits.</summary>
    private static IEnumerable<string> Enrichments(Enrichment enrichment)
    {
        if (ShortEnrichment.TryOf(enrichment) is not { } fields)
        {
            var json = Encoding.UTF8.GetString(JsonText.Indented(enrichment.WriteTo)).TrimEnd();
            return [string.Join('\n', json.Split('\n').Select(line => $"    {line}"))];
        }

        var processor = enrichment.Processor == Processors.Default ? "" : $", \"processor\": {Text(enrichment.Processor)}";
        return fields.Select(field =>
        {
            var type = field.Type == EnrichmentType.String ? "" : $", \"type\": {Text(field.Type.ToWire())}";
            return $"    {{ \"name\": {Text(field.Name)}, \"description\": {Text(field.Description)}{type}{processor} }}";
        });
    }

    private static string Text(string text) => $"\"{VisibleJson.Encoder.Encode(text)}\"";

    private static string Number(int number) => number.ToString();

    private static string Usd(decimal amount) => amount.ToString("0.00");
}
