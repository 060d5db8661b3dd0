using Xunit;

namespace FindAllDigest.Tests.Stages;

/// <summary>How the program ended, and what it printed.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Whether the test killed the process; false for the command line in this process.</summary>
    public bool IsKilled { get; init; }

    /// <summary>What it answered, line by line, without empty ones.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails with everything that was printed when the code is another, or when a stack trace or a key was printed.</summary>
    public ProgramRun Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"expected {exitCode}, but {this}");
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain(ProgramHost.Key, Output + Error, StringComparison.Ordinal);
        return this;
    }

    public override string ToString() => $"exit {ExitCode}{(IsKilled ? ", killed" : "")}\n{Output}{Error}";
}
