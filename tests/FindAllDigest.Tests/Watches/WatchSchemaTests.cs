using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using Xunit;

namespace FindAllDigest.Tests.Watches;

/// <summary>Holds the committed JSON Schema and the reader together: what an editor completes is what the program takes.</summary>
public sealed class WatchSchemaTests
{
    public static TheoryData<string, string> Objects => new()
    {
        { "", Names(WatchFields.Watch) },
        { "extend", Names(WatchFields.Extend) },
        { "schedule", Names(WatchFields.Schedule) },
        { "recheck", Names(WatchFields.Recheck) },
        { "exclude", Names(WatchFields.Exclude) },
        { "budget", Names(WatchFields.Budget) },
        { "deliver", Names(WatchFields.Deliver) },
        { "match_condition", Names(WatchFields.MatchCondition) },
        { "short_enrichment", Names(WatchFields.ShortEnrichment) },
        { "whole_enrichment", Names(WatchFields.WholeEnrichment) },
        { "whole_enrichment/output_schema", Names(WatchFields.OutputSchema) },
        { "column", Names(WatchFields.Column) },
        { "message", Names(WatchFields.Message) },
        { "mcp_server", Names(WatchFields.McpServer) },
    };

    public static TheoryData<string> Leaves => [.. WatchSchemaPlaces.All.Keys];

    [Theory]
    [MemberData(nameof(Objects))]
    public void An_object_has_the_same_fields_in_schema_and_reader(string path, string names)
    {
        var schema = WatchSchema.Find(path);

        Assert.Equal(names, Names(WatchSchema.Object(schema["properties"]).Select(property => property.Key)));
        Assert.False(schema["additionalProperties"]?.GetValue<bool>());
    }

    [Fact]
    public void Every_field_of_the_schema_is_tried_below() =>
        Assert.Equal(WatchSchemaPlaces.All.Keys.Order(StringComparer.Ordinal), WatchSchema.Leaves().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_field_has_title_and_description_and_shows_what_to_write(string path)
    {
        var leaf = WatchSchema.Find(
            path.EndsWith("/0", StringComparison.Ordinal) || path.EndsWith("/1", StringComparison.Ordinal) ? path[..^2] : path);

        Assert.NotNull(leaf["title"]);
        Assert.NotNull(leaf["description"]);
        Assert.True(leaf.ContainsKey("enum") || leaf.ContainsKey("default") || leaf.ContainsKey("examples") || leaf.ContainsKey("items"));
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void What_the_schema_allows_the_reader_takes(string path)
    {
        foreach (var value in WatchSchema.Allowed(WatchSchema.Find(path)))
        {
            Assert.Empty(WatchText.Read(WatchSchemaPlaces.WatchWith(path, value)).Problems);
        }
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void What_the_schema_forbids_the_reader_refuses(string path)
    {
        foreach (var value in WatchSchema.Forbidden(WatchSchema.Find(path)))
        {
            Assert.NotEmpty(WatchText.Read(WatchSchemaPlaces.WatchWith(path, value)).Problems);
        }
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_words_of_a_field_are_the_same_in_schema_and_reader(string path)
    {
        if (WatchSchema.Find(path)["enum"] is { } words)
        {
            var problem = Assert.Single(WatchText.Read(WatchSchemaPlaces.WatchWith(path, "\"zzzzzzzzz\"")).Problems);

            Assert.Equal($"Write one of {string.Join(", ", words.AsArray())}.", problem.Remedy);
        }
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_default_written_out_changes_nothing(string path)
    {
        if (WatchSchema.Find(path)["default"] is { } value
            && !path.Contains("enrichment", StringComparison.Ordinal)
            && !path.StartsWith("mcp", StringComparison.Ordinal))
        {
            // Compared by how records print, since lists of equal records are not equal.
            var without = WatchText.ReadGood(WatchSchemaPlaces.WatchWith(path, null));
            var with = WatchText.ReadGood(WatchSchemaPlaces.WatchWith(path, value.ToJsonString()));

            Assert.Equal(Shown(without), Shown(with));
        }
    }

    private static string Shown(Watch watch) => string.Join(
        '|',
        watch with { Criteria = PartialCriteria.Empty, Delivery = new() },
        watch.Criteria.Complete(PartialCriteria.Empty, "").OrThrow() with { MatchConditions = [], Enrichments = [] },
        watch.Delivery with { Labels = [], Assignees = [], Reviewers = [] },
        string.Join(',', watch.Delivery.Labels),
        string.Join(',', watch.Delivery.Assignees),
        string.Join(',', watch.Delivery.Reviewers));

    private static string Names(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
