using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>How a command ended.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit {ExitCode}\n{Output}{Error}";

    /// <summary>Fails with everything that was printed when the code is another.</summary>
    public CommandRun Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"expected {exitCode}, but {this}");
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-a-key", Output + Error, StringComparison.Ordinal);
        return this;
    }
}
