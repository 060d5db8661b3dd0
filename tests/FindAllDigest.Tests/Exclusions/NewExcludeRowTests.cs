using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class NewExcludeRowTests
{
    [Theory]
    [InlineData("A\u202Ecme\u2066 Labs", "https://acme.example/x", "Acme Labs", "https://acme.example/x")]
    [InlineData("one\n::error::two\u2028three", "", "one ::error::two three", "")]
    [InlineData("Acme", "https://acme.example/\u202Ex", "Acme", "https://acme.example/%E2%80%AEx")]
    public void What_nobody_can_see_does_not_reach_the_file_and_who_it_is_stays(
        string name, string url, string storedName, string storedUrl)
    {
        Assert.True(FindAllRunId.TryParse("findall_00000000000000000000000000000001", out var run));

        var row = NewExcludeRow.FromService(name, url, new DateOnly(2026, 11, 23), run);

        Assert.Equal((storedName, storedUrl), (row.Name, row.Url));
        Assert.Equal(EntityKey.Of(url, name), EntityKey.Of(row.Url, row.Name));
    }
}
