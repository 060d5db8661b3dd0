using CsCheck;
using FindAllDigest.Rendering.Markdown;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://a.example/x?y=1#z", "https://a.example/x?y=1#z", "a.example")]
    [InlineData("a.example", "https://a.example/", "a.example")]
    [InlineData("HTTP://A.Example:8080/", "http://a.example:8080/", "a.example:8080")]
    [InlineData("https://good.example@evil.example/", "https://evil.example/", "evil.example")]
    [InlineData("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC", "xn--bcher-kva.example")]
    [InlineData("https://a.example/(x)[y]|z", "https://a.example/%28x%29%5By%5D%7Cz", "a.example")]
    public void An_address_of_the_web_is_linked_under_its_real_host(string text, string address, string host)
    {
        Assert.True(WebAddress.TryParse(text, out var parsed));
        Assert.Equal((address, host), (parsed.Text, parsed.Host));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://x.example/%0aalert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://a.example")]
    [InlineData("https://")]
    [InlineData("https://localhost/")]
    [InlineData("two words.example")]
    [InlineData("n/a")]
    public void Anything_else_is_not(string text) => Assert.False(WebAddress.TryParse(text, out _));

    [Theory]
    [InlineData("https://github.com/octo/watches/issues/1", "https://redirect.github.com/octo/watches/issues/1", "redirect.github.com")]
    [InlineData("https://www.github.com/octo/watches/pull/3#x", "https://redirect.github.com/octo/watches/pull/3#x", "redirect.github.com")]
    [InlineData("https://github.com/octo/watches", "https://github.com/octo/watches", "github.com")]
    [InlineData("https://github.com/octo/watches/blob/main/issues/1", "https://github.com/octo/watches/blob/main/issues/1", "github.com")]
    public void A_link_to_somebody_s_issue_does_not_show_up_there(string text, string address, string host)
    {
        Assert.True(WebAddress.TryParse(text, out var parsed));
        var harmless = parsed.WithoutReference();
        Assert.Equal((address, host), (harmless.Text, harmless.Host));
    }

    [Fact]
    public void Only_a_server_of_one_s_own_may_have_a_name_without_a_dot()
    {
        Assert.False(WebAddress.TryParse("http://github/octo/watches", out _));
        Assert.True(WebAddress.TryParseOwn("http://github/octo/watches", out _));
        Assert.False(WebAddress.TryParseOwn("javascript:alert(1)", out _));
    }

    [Fact]
    public void Any_text_is_a_safe_link_or_plain_text() =>
        Gen.OneOf<string>(
            Gen.String,
            Gen.String["ab./:?#[]@!$&'()*+,;=%<>\"\\^`{|}~ \n"].Select(text => $"https://a.example/{text}"),
            Gen.String["ab.:/@-é%"].Select(text => $"http://{text}")).Sample(text =>
        {
            var markdown = MarkdownEscaper.Link(text).Markdown;

            var document = Markdown.Parse(
                $"| {markdown} |\n| --- |\n| {markdown} |\n", new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build());

            Assert.Empty(document.Descendants<HtmlInline>());
            Assert.Empty(document.Descendants<AutolinkInline>());
            Assert.All(document.Descendants<LinkInline>(), link =>
            {
                Assert.True(Uri.TryCreate(link.Url, UriKind.Absolute, out var target));
                Assert.True(target.Scheme is "http" or "https");
                Assert.Equal("", target.UserInfo);
                Assert.True(WebAddress.TryParse(text, out var address));
                Assert.Equal(address.Text, link.Url);
            });
        });
}
