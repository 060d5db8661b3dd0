using FindAllDigest.Cli.Commands;
using FindAllDigest.Diagnostics;
using Xunit;

namespace FindAllDigest.Tests.Stages;

/// <summary>Runs the whole command line in one folder, in this process or in one of its own.
/// The program sees no variable that is not given here.</summary>
internal sealed class ProgramHost(string folder)
{
    /// <summary>The key of FindAll that no output may show.</summary>
    public const string Key = "sk-a-key-that-nobody-may-see";

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The clock of the program in this process; a process of its own has the machine's.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>What is piped in; null when nothing is.</summary>
    public byte[]? Input { get; set; }

    /// <summary>Whether <c>--root</c> names the folder; without it the program finds the root from its current folder.</summary>
    public bool IsRootNamed { get; init; } = true;

    /// <summary>Whether somebody watches the program in this process on a terminal.</summary>
    public bool IsTerminal { get; set; }

    /// <summary>How many characters a line of that terminal holds.</summary>
    public int Width { get; set; } = 160;

    private string[] Root => IsRootNamed ? ["--root", folder] : [];

    public Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    public async Task<ProgramRun> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new ProgramEnvironment
        {
            Variables = Variables,
            CurrentDirectory = folder,
            OpenInput = () => new MemoryStream(Input ?? []),
            IsInputRedirected = Input is not null,
            Output = output,
            Error = error,
            IsInteractive = IsTerminal,
            Width = Width,
            Time = Time,
        };
        var exitCode = await CommandLine.RunAsync([.. Root, .. arguments], environment, cancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The built program as a process of its own, not started yet.</summary>
    /// <param name="arguments">What a shell would write behind the program's name.</param>
    /// <param name="variables">Variables for this process alone.</param>
    public ChildProgram CreateProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null) =>
        new(folder, [.. Root, .. arguments], [.. Variables, .. variables ?? new Dictionary<string, string>()]);
}
