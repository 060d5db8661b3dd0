using System.Diagnostics;

namespace FindAllDigest.Tests.Stages;

/// <summary>The built program as a process of its own, with an environment that holds nothing of ours.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private static readonly string[] Inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "TEMP", "TMP", "SystemRoot"];

    private readonly Process _process;
    private Task<string> _output = Task.FromResult("");
    private Task<string> _error = Task.FromResult("");
    private bool _isStarted;
    private bool _isKilled;

    public ChildProgram(string folder, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var start = new ProcessStartInfo("dotnet", [RepositoryFiles.Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }

        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = new() { StartInfo = start };
    }

    public void Start()
    {
        _isStarted = _process.Start();
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Ends the process at once, without a chance to clean up.</summary>
    public void Kill()
    {
        _isKilled = true;
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Runs the program to its end, or until it is killed.</summary>
    public async Task<ProgramRun> RunAsync(CancellationToken cancellationToken)
    {
        Start();
        await _process.WaitForExitAsync(cancellationToken);
        return new(_process.ExitCode, await _output, await _error) { IsKilled = _isKilled || _process.ExitCode == 128 + 9 };
    }

    public ValueTask DisposeAsync()
    {
        if (_isStarted && !_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
