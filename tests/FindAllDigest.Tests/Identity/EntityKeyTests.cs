using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Identity;

public sealed class EntityKeyTests
{
    [Theory]
    [InlineData("https://www.khosla.com/", "khosla.com")]
    [InlineData("https://www.linkedin.com/company/Acme/", "linkedin.com/company/acme")]
    [InlineData("https://example.com/shop/?utm_source=x&id=7", "example.com/shop?id=7")]
    [InlineData("https://bücher.de:8443/Über uns", "xn--bcher-kva.de:8443/%C3%9Cber%20uns")]
    [InlineData("http://[2001:DB8::1]:8080/x", "[2001:db8::1]:8080/x")]
    [InlineData("https://twitter.com/Acme", "x.com/acme")]
    [InlineData("https://acme.com/?q=\\\u0301", "acme.com?q=%5C%CC%81")]
    [InlineData("https://acme.com/%3C%CC%A7", "acme.com/%3C%CC%A7")]
    public void A_key_is_written_as_a_person_would_say_it(string url, string key) => Assert.Equal(key, EntityKey.Of(url, "Acme").Value);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("n/a")]
    [InlineData("N.A.")]
    [InlineData("-")]
    [InlineData("—")]
    [InlineData("none")]
    [InlineData("unknown")]
    [InlineData("http://")]
    [InlineData("https://n/a")]
    [InlineData("https://unknown")]
    [InlineData("/about")]
    [InlineData("?q=1")]
    [InlineData("#top")]
    [InlineData("Acme Inc.")]
    [InlineData("mailto:info@acme.com")]
    [InlineData("info@acme.com")]
    [InlineData("javascript:alert('https://acme.com')")]
    [InlineData("data:text/html,https://acme.com")]
    [InlineData("tel:+351.21")]
    [InlineData("file:///C:/acme.com")]
    [InlineData("name:other")]
    [InlineData("name://acme.com")]
    [InlineData("https://acme.com:99999")]
    [InlineData("https://acme.com:port")]
    [InlineData("https://a..com")]
    [InlineData("https://.com")]
    [InlineData("https://*.acme.com")]
    [InlineData("https://ac me.com")]
    [InlineData("https://ac%00me.com")]
    [InlineData("https://ac%2Fme.com")]
    [InlineData("https://\uD800.com")]
    [InlineData("https://1.2.3")]
    [InlineData("https://1.2.3.400")]
    [InlineData("https://1.2.3.04")]
    [InlineData("https://[::1")]
    [InlineData("https://[::1]x")]
    [InlineData("https://[acme.com]")]
    public void An_address_without_a_usable_host_gives_way_to_the_name(string? url) =>
        Assert.Equal("name:acme robotics", EntityKey.Of(url, "Acme Robotics").Value);

    [Fact]
    public void An_address_that_is_none_is_the_name_where_there_is_no_name() =>
        Assert.Equal("name:acme inc.", EntityKey.Of("Acme Inc.", " ").Value);

    [Fact]
    public void Nothing_at_all_has_a_key() => Assert.Equal("name:", EntityKey.Of(null, null).Value);

    [Fact]
    public void The_address_wins_over_the_name() =>
        Assert.Equal(EntityKey.Of("acme.com", "Acme"), EntityKey.Of("acme.com", "Something else"));

    [Fact]
    public void A_key_tells_whether_it_is_by_name()
    {
        Assert.True(EntityKey.Of(null, "https://acme.com").IsByName);
        Assert.False(EntityKey.Of("https://acme.com", null).IsByName);
    }

    [Theory]
    [InlineData("acme.com:8080/x?y", "acme.com")]
    [InlineData("acme.com?y=z:1", "acme.com")]
    [InlineData("[::1]:8080", "[::1]")]
    [InlineData("name:acme.com", "")]
    public void A_key_knows_its_host(string key, string host) => Assert.Equal(host, EntityKey.Parse(key).Host);

    [Fact]
    public void Keys_sort_as_their_bytes_do()
    {
        string[] names = ["\U0001F600", "\uFFFD", "b", "a", "ab", ""];

        var sorted = names.Select(name => EntityKey.Of(null, name)).Order().Select(key => key.Value);

        Assert.Equal(["name:", "name:a", "name:ab", "name:b", "name:\uFFFD", "name:\U0001F600"], sorted);
    }

    [Fact]
    public void A_host_longer_than_DNS_can_hold_is_none()
    {
        var label = new string('a', 63);

        Assert.True(EntityKey.Of($"{label}a.com", "Acme").IsByName);
        Assert.False(EntityKey.Of($"{label}.{label}.{label}.{label[3..]}.c", "Acme").IsByName is false);
        Assert.False(EntityKey.Of($"{label}.{label}.{label}.{label[5..]}.cc", "Acme").IsByName);
    }

    [Fact]
    public void Text_longer_than_a_mebibyte_is_no_address()
    {
        Assert.False(EntityKey.Of("https://acme.com/" + new string('a', 1_000_000), "Acme").IsByName);
        Assert.True(EntityKey.Of("https://acme.com/" + new string('a', 1_100_000), "Acme").IsByName);
        Assert.True(EntityKey.Of("https://acme.com/" + new string('{', 400_000), "Acme").IsByName);
    }

    [Fact]
    public void Hostile_lengths_are_keyed_in_linear_time()
    {
        Assert.True(EntityKey.Of("https://" + new string('ü', 300_000) + ".de", "Acme").IsByName);
        Assert.Equal(
            50_000, EntityKey.Of("acme.com/?" + string.Join('&', Enumerable.Range(0, 50_000).Reverse()), null).Value.Split('&').Length);
        Assert.StartsWith(
            "name:á\u0316",
            EntityKey.Of(null, "a" + string.Concat(Enumerable.Repeat("\u0316\u0301", 200_000))).Value,
            StringComparison.Ordinal);
    }
}
