using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class KeyIndexTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Hashes_that_all_fall_into_one_half_and_one_slot_are_told_apart(ulong half)
    {
        EntityKeyHash[] hashes = [.. Enumerable.Range(1, 64).Select(number => new EntityKeyHash((ulong)(number * 2) + half, 0))];
        var index = new KeyIndex(hashes, hashes.Length);

        Assert.All(hashes.Index(), hash => Assert.Equal((hash.Index, -1), (index.First(hash.Item), index.Next(hash.Index))));
        Assert.Equal(-1, index.First(new(1000 + half, 0)));
    }

    [Fact]
    public void Rows_of_one_hash_are_walked_in_order_and_rows_without_a_key_are_left_out()
    {
        EntityKeyHash[] hashes = [new(1, 1), default, new(2, 2), new(1, 1), new(1, 1), default];
        var index = new KeyIndex(hashes, hashes.Length);

        Assert.Equal((0, 3, 4, -1), (index.First(new(1, 1)), index.Next(0), index.Next(3), index.Next(4)));
        Assert.Equal((2, -1, -1), (index.First(new(2, 2)), index.Next(2), index.First(default)));
    }
}
