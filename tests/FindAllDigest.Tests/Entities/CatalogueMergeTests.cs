using System.Globalization;
using CsCheck;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Rendering.Templates;
using Xunit;

namespace FindAllDigest.Tests.Entities;

public sealed class CatalogueMergeTests
{
    [Theory]
    [InlineData("a:1", "a:1 b:2", "a:1 c:2", "a:1 b:2 c:2")]
    [InlineData("a:1", "a:3", "a:1", "a:3")]
    [InlineData("a:1", "a:1", "a:3", "a:3")]
    [InlineData("a:1", "a:2", "a:3", "a:3")]
    [InlineData("a:1", "a:3", "a:2", "a:3")]
    [InlineData("a:1 b:1", "b:1", "a:1 b:1", "b:1")]
    [InlineData("a:1 b:1", "a:1 b:1", "b:1", "b:1")]
    [InlineData("a:1", "a:2", "", "a:2")]
    [InlineData("a:1", "", "a:2", "a:2")]
    [InlineData("", "a:2", "a:2", "a:2")]
    public void Catalogues_are_united_by_key_and_the_newest_wins(string parting, string proposal, string @default, string expected) =>
        Assert.Equal(Bytes(Read(expected)), Bytes(CatalogueMerge.Merge(Read(parting), Read(proposal), Read(@default))));

    [Fact]
    public void A_side_that_changed_nothing_has_no_say_and_no_key_is_doubled_or_invented()
    {
        var catalogues = Gen.Select(Gen.OneOf("a", "b", "c", "d"), Gen.Int[1, 4], (name, day) => $"{name}:{day}").Array[0, 5].Select(
            words => string.Join(' ', words.DistinctBy(word => word[0])));
        Gen.Select(catalogues, catalogues, catalogues).Sample((parting, proposal, @default) =>
        {
            var merged = CatalogueMerge.Merge(Read(parting), Read(proposal), Read(@default));

            Assert.Equal(Bytes(Read(proposal)), Bytes(CatalogueMerge.Merge(Read(parting), Read(proposal), Read(parting))));
            Assert.Equal(Bytes(Read(@default)), Bytes(CatalogueMerge.Merge(Read(parting), Read(parting), Read(@default))));
            Assert.Empty(merged.Keys.Except(Read(proposal).Keys.Union(Read(@default).Keys)));
            Assert.Empty(Read(proposal).Keys.Union(Read(@default).Keys).Except(Read(parting).Keys).Except(merged.Keys));
        });
    }

    // a:2 is the entity a.example, seen last on the second.
    private static EntityCatalogue Read(
        string text) => EntityCatalogue.Empty.With(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
        SampleDigest.Full().New[0].Entity with
        {
            Key = EntityKey.Of($"{word[0]}.example", ""),
            Url = $"{word[0]}.example",
            LastSeen = new DateOnly(2026, 11, int.Parse(word.AsSpan(2), CultureInfo.InvariantCulture)),
        }));

    private static byte[] Bytes(EntityCatalogue catalogue) => catalogue.ToUtf8().ToArray();
}
