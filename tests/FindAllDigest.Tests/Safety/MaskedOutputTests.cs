using FindAllDigest.Tests.Cli;
using Xunit;

namespace FindAllDigest.Tests.Safety;

/// <summary>Whatever a text says, no output of a command holds a value that opens a door.</summary>
public sealed class MaskedOutputTests
{
    private const string Value = "opens-a-door-123";

    [Theory]
    [InlineData("PARALLEL_API_KEY", Value)]
    [InlineData("GITHUB_TOKEN", $" {Value}\n")]
    [InlineData("PARALLEL_WEBHOOK_SECRET", $"whsec_0123456789abcdef {Value}")]
    [InlineData("MESSAGE_WEBHOOK_SECRET", Value)]
    [InlineData("FINDALL_DIGEST_SECRETS", $"CRM_TOKEN={Value}")]
    public async Task No_output_shows_what_a_variable_holds(string variable, string value)
    {
        using var repository = new TestRepository();
        repository.Variables[variable] = value;

        var answer = await repository.RunAsync("explain", $"the name {Value}");

        Assert.Contains("***", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, answer.Output + answer.Error, StringComparison.OrdinalIgnoreCase);
    }
}
