using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Tables;

public sealed class EntityOrderTests
{
    [Fact]
    public void Names_are_sorted_as_people_look_for_them() => Assert.Equal(
        ["\"Acme\"", "Åland Energy", "Émile Robotics", "emilia", "Zulu", "光合電機"],
        Sorted("name", ["Zulu", "光合電機", "Émile Robotics", "emilia", "Åland Energy", "\"Acme\""]));

    [Fact]
    public void The_weakest_match_comes_first_and_names_decide_among_equals()
    {
        Entity[] entities =
        [
            TableEntity.Named("A", "high", "high"),
            TableEntity.Named("B", "high", "low"),
            TableEntity.Named("C", "medium"),
            TableEntity.Named("D"),
            TableEntity.Named("E", "low")
        ];

        Assert.Equal(["B", "E", "C", "A", "D"], Names(EntitySort.Default, entities));
        Assert.Equal(["A", "C", "B", "E", "D"], Names(new("match", IsDescending: true), entities));
    }

    [Fact]
    public void Amounts_are_sorted_by_value_and_what_is_missing_comes_last_either_way()
    {
        Entity[] entities =
        [
            TableEntity.With("\"USD 5.2M\"", "A"),
            TableEntity.With("null", "B"),
            TableEntity.With("\"900,000\"", "C"),
            TableEntity.With("\"8.1 million USD\"", "D"),
            TableEntity.With("\"undisclosed sum\"", "E"),
        ];

        Assert.Equal(["C", "A", "D", "E", "B"], Names(new("value"), entities));
        Assert.Equal(["D", "A", "C", "E", "B"], Names(new("value", IsDescending: true), entities));
    }

    [Fact]
    public void A_low_enrichment_does_not_weaken_the_match()
    {
        var entity = TableEntity.Named("A", "high") with { Enrichments = TableEntity.With("\"x\"", confidence: "low").Enrichments };

        Assert.Equal("high", MatchConfidence.Of(entity));
        Assert.DoesNotContain(new EntityDoubts("").About(new(entity, [])), doubt => doubt.Contains("confidence", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sorted(string by, string[] names) =>
        Names(new(by), [.. names.Select(name => TableEntity.Named(name))]);

    private static IEnumerable<string> Names(EntitySort sort, Entity[] entities) =>
        EntityOrder.Sorted(entities, sort, entity => entity).Select(entity => entity.Name);
}
