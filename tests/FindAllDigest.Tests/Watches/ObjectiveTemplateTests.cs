using FindAllDigest.Core.Watches;
using Xunit;

namespace FindAllDigest.Tests.Watches;

public sealed class ObjectiveTemplateTests
{
    [Theory]
    [InlineData("founded before {{ today }}", "founded before 2026-03-07")]
    [InlineData("in {{month}} {{  year  }}", "in March 2026")]
    [InlineData("no braces", "no braces")]
    [InlineData("{{ Today }} {{ other }} { today }", "{{ Today }} {{ other }} { today }")]
    [InlineData("{{ today", "{{ today")]
    [InlineData("{{ {{ year }}", "{{ {{ year }}")]
    public void Only_the_three_words_are_filled_in(string objective, string rendered) =>
        Assert.Equal(rendered, ObjectiveTemplate.Render(objective, new DateOnly(2026, 3, 7)));
}
