using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class WatchNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("khosla-2020")]
    [InlineData("7")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_name_of_small_letters_digits_and_inner_hyphens_is_good(string text)
    {
        Assert.True(WatchName.TryParse(text, out var name));
        Assert.Equal(text, name.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("A")]
    [InlineData("a_b")]
    [InlineData("a.b")]
    [InlineData("../a")]
    [InlineData("ä")]
    [InlineData("a\n")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void Any_other_name_is_not(string? text) => Assert.False(WatchName.TryParse(text, out _));

    [Theory]
    [InlineData("Bad_Name", "bad-name")]
    [InlineData("-x", "x")]
    [InlineData("a.b  c--", "a-b-c")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123-4", "0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("日本", null)]
    [InlineData("--", null)]
    public void The_nearest_right_spelling_has_small_letters_and_single_dashes(string text, string? nearest) =>
        Assert.Equal(nearest, WatchName.Nearest(text)?.Value);
}
