namespace FindAllDigest.Simulator;

/// <summary>How a simulator is started.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The scenario file to play; null plays the shipped one.</summary>
    public string? ScenarioPath { get; init; }

    /// <summary>Virtual seconds per real second, 0 or more; at 0 time moves only through the clock's <c>Advance</c> or the admin path.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Virtual time at the start; null goes on where <see cref="StatePath"/> stopped, else takes the scenario's own start.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>File that keeps runs and counters from one process to the next, written atomically after each change; null keeps nothing.</summary>
    public string? StatePath { get; init; }

    /// <summary>Told what a caller should know but the real service would not say, such as an ignored field; may be called from any thread.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>The real clock behind the virtual one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
