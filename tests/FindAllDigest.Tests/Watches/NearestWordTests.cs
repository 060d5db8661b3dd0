using FindAllDigest.Core.Text;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("match_limt", "match_limit")]
    [InlineData("matchLimit", "match_limit")]
    [InlineData("generater", "generator")]
    [InlineData("genreator", "generator")]
    [InlineData("pual", null)]
    [InlineData("", null)]
    [InlineData("completely_else", null)]
    public void The_word_most_likely_meant_is_found(string wrong, string? right) =>
        Assert.Equal(right, NearestWord.Find(wrong, ["match_limit", "generator", "paused"]));
}
