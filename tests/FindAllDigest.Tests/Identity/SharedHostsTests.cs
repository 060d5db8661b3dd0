using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Identity;

public sealed class SharedHostsTests
{
    [Theory]
    [InlineData("linkedin.com")]
    [InlineData("www.LinkedIn.com")]
    [InlineData("pt.linkedin.com")]
    [InlineData("github.com")]
    [InlineData("crunchbase.com")]
    [InlineData("medium.com")]
    [InlineData("jane.substack.com")]
    [InlineData("a.b.substack.com")]
    [InlineData("acme.wordpress.com")]
    public void A_listed_host_is_shared(string host) => Assert.True(SharedHosts.Contains(host));

    [Theory]
    [InlineData("acme.com")]
    [InlineData("notlinkedin.com")]
    [InlineData("linkedin.com.evil.com")]
    [InlineData("com")]
    [InlineData("")]
    [InlineData("ü")]
    public void Any_other_host_is_not(string host) => Assert.False(SharedHosts.Contains(host));
}
