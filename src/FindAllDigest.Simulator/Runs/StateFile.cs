using System.Text.Json;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Simulator.Runs;

/// <summary>Keeps the state in a file that is whole at every moment: written beside it, then moved over it.</summary>
/// <param name="path">The file; null keeps nothing.</param>
public sealed class StateFile(string? path)
{
    /// <summary>The kept state; null if there is none yet.</summary>
    /// <exception cref="ScenarioException">The file cannot be read.</exception>
    public SimulatorState? Read()
    {
        if (path is null || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, SimulatorStateJson.Default.SimulatorState);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            var line = failure is JsonException { LineNumber: { } number } ? (int)number + 1 : 0;
            throw new ScenarioException(
                [new(path, line, "The simulator's kept state cannot be read.", "Delete the file to begin the story anew.")], failure);
        }
    }

    public void Write(SimulatorState state)
    {
        if (path is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        var fresh = path + ".new";
        using (var stream = File.Create(fresh))
        {
            JsonSerializer.Serialize(stream, state, SimulatorStateJson.Default.SimulatorState);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
