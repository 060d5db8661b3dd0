using FindAllDigest.Core.Failures;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

public sealed class TemplateFileTests
{
    [Theory]
    [InlineData("a\n{{ nothing }}", 2)]
    [InlineData("{{ link.url }}\n{{ link.nothing }}", 2)]
    public void A_name_that_the_view_does_not_have_is_a_fault_with_its_line(string text, int line)
    {
        var template = TemplateFile.Parse("templates/x.md", text);

        var failure = Assert.Throws<DigestException>(
            () => template.Render(new { Link = new LinkView(MarkdownText.Empty, MarkdownText.Empty) }));

        Assert.Equal(line, Assert.Single(failure.Problems).Line);
    }
}
