using FindAllDigest.Core.Safety;
using Xunit;

namespace FindAllDigest.Tests.Safety;

public sealed class SafeAddressTests
{
    [Theory]
    [InlineData("https://api.parallel.ai", null)]
    [InlineData("https://github.example/api/v3/", null)]
    [InlineData("http://127.0.0.1:5080", null)]
    [InlineData("http://[::1]:5080", null)]
    [InlineData("http://api.parallel.ai", "over https only")]
    [InlineData("http://127.0.0.1.example", "over https only")]
    [InlineData("ftp://127.0.0.1", "over https only")]
    [InlineData("https://me:pass@api.parallel.ai", "holds a user name")]
    [InlineData("https://api.parallel.ai/?a=b", "has a query or a fragment")]
    [InlineData("https://api.parallel.ai/#a", "has a query or a fragment")]
    [InlineData("file:///etc/passwd", "is not a whole web address")]
    [InlineData("api.parallel.ai", "is not a whole web address")]
    [InlineData("https://", "is not a whole web address")]
    [InlineData("", "is not a whole web address")]
    public void An_address_that_a_secret_may_go_to_is_https_or_this_machine(string text, string? fault)
    {
        var told = SafeAddress.FaultOf(SafeAddress.Read(text));

        Assert.Equal(fault is null, told is null);
        Assert.Contains(fault ?? "", told ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("pass@", told ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://github.example/a", "https://GITHUB.example:443/b", true)]
    [InlineData("https://github.example", "http://github.example", false)]
    [InlineData("https://github.example", "https://github.example:8443", false)]
    [InlineData("https://github.example", "https://github.example.evil.example", false)]
    public void Two_addresses_are_of_one_origin_by_scheme_host_and_port(string one, string other, bool isSame) =>
        Assert.Equal(isSame, SafeAddress.IsSameOrigin(new(one), new(other)));
}
