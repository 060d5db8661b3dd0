using System.Diagnostics;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>The built program as a process of its own, with an environment that holds nothing of ours.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private static readonly string[] Inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "TEMP", "TMP", "SystemRoot"];

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private bool _isKilled;

    private ChildProgram(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public static ChildProgram Start(ChaosStage stage, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = stage.Root };
        string[] words = [RepositoryFiles.Program, .. arguments, "--root", stage.Root];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }

        start.Environment["PARALLEL_BASE_URL"] = stage.Simulator.BaseAddress.ToString();
        start.Environment["PARALLEL_API_KEY"] = "a-key-for-the-simulator";
        start.Environment["FINDALL_DIGEST_POLL"] = "1ms";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start) ?? throw new InvalidOperationException("The program did not start."));
    }

    /// <summary>Ends the process at once, without a chance to clean up.</summary>
    public async Task KillAsync()
    {
        _isKilled = true;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<ProgramRun> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return new(_process.ExitCode, await _output, await _error, _isKilled || _process.ExitCode == 128 + 9);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}

/// <summary>How a process ended.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error, bool IsKilled)
{
    public override string ToString() => $"exit {ExitCode}{(IsKilled ? ", killed" : "")}\n{Output}{Error}";
}
