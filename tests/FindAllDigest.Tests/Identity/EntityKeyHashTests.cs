using System.Text;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Identity;

public sealed class EntityKeyHashTests
{
    [Fact]
    public void Equal_keys_have_equal_hashes_wherever_they_lie() =>
        Assert.Equal(EntityKeyHash.Compute("acme.com"u8), EntityKeyHash.Compute("xacme.com/"u8[1..^1]));

    [Fact]
    public void Half_a_million_keys_that_differ_little_have_hashes_that_differ_in_either_half()
    {
        var hashes = Enumerable.Range(0, 500_000)
            .Select(number => EntityKeyHash.Compute(Encoding.UTF8.GetBytes($"acme-{number}.com/company/{number % 7}")))
            .ToList();

        Assert.Equal(hashes.Count, hashes.Select(hash => hash.High).Distinct().Count());
        Assert.Equal(hashes.Count, hashes.Select(hash => hash.Low).Distinct().Count());
    }

    [Fact]
    public void Length_and_zero_bytes_count() =>
        Assert.Equal(40, Enumerable.Range(0, 40).Select(length => EntityKeyHash.Compute(new byte[length])).Distinct().Count());
}
