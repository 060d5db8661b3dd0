using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Safety;
using FindAllDigest.Diagnostics;
using Xunit;

namespace FindAllDigest.Tests.Safety;

public sealed class SecretTests
{
    private const string Value = "sk-test-0123456789";

    [Fact]
    public void A_secret_is_neither_printed_nor_serialised()
    {
        var secret = Secret.Of(Value);

        Assert.Equal("***", $"{secret}");
        Assert.DoesNotContain("0123", JsonSerializer.Serialize(new { Key = secret }), StringComparison.Ordinal);
        Assert.Equal(Value, secret.Reveal());
    }

    [Theory]
    [InlineData(" sk-1\n", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("sk 1", false)]
    [InlineData("sk\u00e91", false)]
    public void A_key_is_what_a_header_can_hold(string? text, bool isKey)
    {
        Assert.Equal(isKey, Secret.TryParse(text, out var secret));
        Assert.Equal(isKey ? "sk-1" : null, secret?.Reveal());
    }

    [Fact]
    public void A_secret_is_blotted_out_of_bytes_that_are_no_text()
    {
        byte[] hostile = [0xFF, .. Encoding.UTF8.GetBytes("pässword"), 0xC3];

        Assert.Equal([0xFF, .. "***"u8, 0xC3], Secret.Of("pässword").MaskIn(hostile));
    }

    [Fact]
    public void What_is_too_short_to_be_recognised_blots_out_no_words() => Assert.Equal("an apple", Secret.Of("app").MaskIn("an apple"));

    [Fact]
    public void Of_two_secrets_that_begin_alike_nothing_is_left()
    {
        using var written = new StringWriter();
        using var writer = new MaskingWriter(written, [Secret.Of("abcd"), Secret.Of("abcd-efgh")]);

        writer.Write("abcd-efgh and abcd");

        Assert.Equal("*** and ***", written.ToString());
    }
}
