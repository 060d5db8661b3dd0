using FindAllDigest.Core.Failures;
using FindAllDigest.FindAllApi.Transport;
using Xunit;

namespace FindAllDigest.Tests.FindAllApi;

public sealed class FindAllSettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void The_service_itself_is_the_default(string? address) =>
        Assert.Equal("https://api.parallel.ai/", FindAllSettings.From("key", address).BaseAddress.AbsoluteUri);

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080/prefix")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://findall.example")]
    public void Https_anywhere_and_plain_http_to_this_machine_are_allowed(string address) =>
        Assert.Equal(new Uri(address), FindAllSettings.From("key", address).BaseAddress);

    [Theory]
    [InlineData("http://api.parallel.ai")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://127.0.0.1@evil.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("api.parallel.ai")]
    [InlineData("/v1")]
    [InlineData("https://")]
    [InlineData("https://user:secret@findall.example")]
    [InlineData("https://findall.example/?a=b")]
    public void An_address_that_could_leak_the_key_or_is_none_is_a_fault_of_the_settings(string address)
    {
        var failure = Assert.Throws<DigestException>(() => FindAllSettings.From("key", address));

        Assert.Equal(ExitCode.File, failure.ExitCode);
        Assert.Contains("PARALLEL_BASE_URL", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n")]
    [InlineData("sk secret")]
    [InlineData("sk-secret\r\nx-other: 1")]
    [InlineData("sk-secrét")]
    public void A_missing_or_impossible_key_names_its_variable_and_not_itself(string? key)
    {
        var failure = Assert.Throws<DigestException>(() => FindAllSettings.From(key, null));

        Assert.Equal(ExitCode.FindAll, failure.ExitCode);
        Assert.Contains("PARALLEL_API_KEY", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_create_is_never_given_less_than_two_minutes()
    {
        var settings = FindAllSettings.From("key", null) with { CreateTimeout = TimeSpan.FromSeconds(119) };

        Assert.Equal(ExitCode.File, Assert.Throws<DigestException>(settings.ThrowIfUnsafe).ExitCode);
    }
}
