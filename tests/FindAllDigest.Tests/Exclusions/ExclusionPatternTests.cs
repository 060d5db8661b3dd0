using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class ExclusionPatternTests
{
    [Theory]
    [InlineData("*.example.com", "https://blog.example.com/post", true)]
    [InlineData("*.example.com", "a.b.example.com", true)]
    [InlineData("*.example.com", "https://example.com", false)] // the site itself is a row of its own
    [InlineData("*.example.com", "https://www.example.com", false)] // www. is the site itself
    [InlineData("*.example.com", "badexample.com", false)]
    [InlineData("*.example.com", "example.com.evil.org", false)]
    [InlineData("*.EXAMPLE.com/", "shop.example.com", true)]
    [InlineData("*.example.com/*", "shop.example.com/x", true)]
    [InlineData("*.www.example.com", "shop.example.com", false)] // not widened to the whole domain
    [InlineData("*.münchen.de", "https://bier.xn--mnchen-3ya.de", true)]
    [InlineData("*.substack.com", "https://someone.substack.com/p/1", true)]
    [InlineData("*.substack.com", "https://substack.com", false)]
    [InlineData("example.com/*", "https://www.example.com", true)]
    [InlineData("www.example.com/*", "https://example.com/team/jo?x=1", true)]
    [InlineData("example.com/*", "blog.example.com", false)]
    [InlineData("github.com/*", "https://github.com/acme", true)]
    [InlineData("github.com/acme/*", "https://github.com/acme", true)]
    [InlineData("github.com/acme/*", "https://github.com/acmeous", false)]
    [InlineData("example.com/blog/*", "example.com/blog/2026", true)]
    [InlineData("example.com/blog/*", "example.com/blog", true)]
    [InlineData("example.com/blog/*", "example.com/blogs", false)]
    [InlineData("example.com/blog/*", "example.com", false)]
    [InlineData("example.com/en/*", "example.com", false)] // a language is the front page, but the pattern means what is below it
    [InlineData("example.com/en/*", "example.com/en/shop", true)]
    public void A_pattern_covers_what_it_says(string text, string url, bool isCovered)
    {
        Assert.True(ExclusionPattern.TryParse(text, out var pattern));
        Assert.Equal(isCovered, pattern.Matches(Lists.Key(url)));
        Assert.Equal(isCovered, Lists.Of($"name,url\n,{text}\n").Find(Lists.Key(url), Lists.Today) is ExclusionVerdict.Excluded);
    }

    [Theory]
    [InlineData("https://example.com/*")] // a scheme makes it an ordinary URL: nothing the service returns becomes a pattern
    [InlineData("http://*.example.com")]
    [InlineData("example.com/a*b")]
    [InlineData("example.com/search?q=*")]
    [InlineData("example.com")]
    [InlineData("")]
    public void Other_urls_are_no_patterns(string url)
    {
        Assert.False(ExclusionPattern.IsMeant(url));
        Assert.False(ExclusionPattern.TryParse(url, out _));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("/*")]
    [InlineData("*.")]
    [InlineData("*.com")]
    [InlineData("com/*")]
    [InlineData("*.*.com")]
    [InlineData("*/*")]
    [InlineData("*.example.com/blog")]
    [InlineData("foo*.example.com")]
    [InlineData("exa mple.com/*")]
    [InlineData(".example.com/*")]
    public void A_pattern_that_could_never_fit_or_would_fit_everything_is_none(string url)
    {
        Assert.True(ExclusionPattern.IsMeant(url));
        Assert.False(ExclusionPattern.TryParse(url, out _));
    }

    [Fact]
    public void An_entity_without_a_url_is_covered_by_no_pattern() =>
        Assert.Equal(
            ExclusionVerdict.None.Instance,
            Lists.Of("name,url\n,example.com/*\n,*.example.com\n").Find(Lists.Key("", "a.example.com"), Lists.Today));
}
