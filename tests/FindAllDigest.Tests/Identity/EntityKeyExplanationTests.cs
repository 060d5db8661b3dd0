using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Identity;

public sealed class EntityKeyExplanationTests
{
    [Fact]
    public void An_explanation_tells_every_step_in_order()
    {
        var explanation = EntityKeyExplanation.Of("https://me@www.acme.com:443/en/about/?b=1&utm_source=x&a=2#team", null);

        Assert.Equal("acme.com?a=2&b=1", explanation.Key.Value);
        Assert.Equal(
            [
                "scheme https dropped",
                "fragment #team dropped",
                "user info dropped",
                "default port 443 dropped",
                "www. dropped",
                "acme.com is not a shared host, so /en/about is the site itself",
                "tracking parameter utm_source dropped",
                "query parameters sorted",
            ],
            explanation.Sentences);
    }

    [Fact]
    public void A_shared_host_is_explained() => Assert.Equal(
        [
            "scheme https dropped",
            "pt.linkedin.com shows the same pages as linkedin.com",
            "linkedin.com is a shared host, so /company/acme is part of who it is",
        ],
        EntityKeyExplanation.Of("https://pt.linkedin.com/company/Acme", null).Sentences);

    [Fact]
    public void A_name_in_place_of_an_address_is_explained() => Assert.Equal(
        ["n/a names no host that could be a site", "the name Acme Inc. is taken instead"],
        EntityKeyExplanation.Of("n/a", "Acme Inc.").Sentences);

    [Fact]
    public void An_international_host_is_explained() => Assert.Equal(
        ["host bücher.de written as xn--bcher-kva.de"],
        EntityKeyExplanation.Of("bücher.de", null).Sentences);

    /// <summary>Only a text that is its own key is a key: an address may hold a space and the same word.</summary>
    [Theory]
    [InlineData("https://acme.example/x name:y", "acme.example/x%20name:y")]
    [InlineData("acme.example/x name:Y", "acme.example/x%20name:Y")]
    [InlineData("acme.example/x name:y", "acme.example/x name:y")]
    [InlineData("name:Acme name:y", "name:acme name:y")]
    public void An_address_with_a_space_and_name_is_no_key_of_a_shared_page(string asked, string key) =>
        Assert.Equal(key, EntityKeyExplanation.OfAsked(asked).Key.Value);

    [Theory]
    [InlineData("acme.example/x name:y")]
    [InlineData("https://acme.example/x name:y")]
    public void A_url_is_explained_as_it_is_keyed(string url) =>
        Assert.Equal(EntityKey.Of(url, null), EntityKeyExplanation.Of(url, null).Key);
}
