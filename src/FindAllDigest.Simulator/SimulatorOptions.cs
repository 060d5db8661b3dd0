using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Webhooks;

namespace FindAllDigest.Simulator;

/// <summary>How a simulator is started.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The greatest speed; a real day then lasts some 2,700 virtual years, and the calendar ends at 9999.</summary>
    public const double MaxSpeed = 1_000_000;

    /// <summary>What webhooks are signed with when nothing else is said. Known to everybody, so good for trying out only.</summary>
    public const string DefaultWebhookSecret = "whsec_c2ltdWxhdG9yLXdlYmhvb2stc2VjcmV0LTAwMDE=";

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The scenario to play: the name of a shipped one (<c>khosla-portfolio</c>, <c>hostile</c>) or a file; null plays the first
    /// of them.</summary>
    public string? ScenarioPath { get; init; }

    /// <summary>Plays one week of the story without memory between processes; goes with neither
    /// <see cref="Start"/> nor <see cref="StatePath"/>. Null plays on from the start.</summary>
    public WeeklyPlay? Weekly { get; init; }

    /// <summary>The account's webhook secrets, each <c>whsec_</c> and base64; more than one while a secret is being rotated, the older
    /// first.</summary>
    public IReadOnlyList<string> WebhookSecrets { get; init; } = [DefaultWebhookSecret];

    /// <summary>Virtual seconds per real second, 0 to <see cref="MaxSpeed"/>; at 0 time moves only through the clock's <c>Advance</c> or
    /// the admin path.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Virtual time at the start; null goes on where <see cref="StatePath"/> stopped, else takes the scenario's own
    /// start.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>File that keeps runs and counters from one process to the next, written atomically after each change; null keeps nothing.
    /// Faults and their counts begin anew.</summary>
    public string? StatePath { get; init; }

    /// <summary>Told what a caller should know but the real service would not say, such as an ignored field; may be called from any
    /// thread.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>The real clock behind the virtual one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal void Check()
    {
        if (Speed is not (>= 0 and <= MaxSpeed))
        {
            throw new ArgumentOutOfRangeException(nameof(Speed), Speed, $"The speed must be 0 to {MaxSpeed}.");
        }

        if (WebhookSecrets.FirstOrDefault(secret => !WebhookSignature.IsSecret(secret)) is not null)
        {
            // The secret itself is not told.
            throw new ArgumentException("A webhook secret is 'whsec_' followed by base64.", nameof(WebhookSecrets));
        }

        if (Weekly is { } play && (play.Week is < 1 or > WeeklyPlay.LastWeek || Start is not null || StatePath is not null))
        {
            throw new ArgumentException(
                $"A week from 1 to {WeeklyPlay.LastWeek} is played from its own start and keeps nothing.", nameof(Weekly));
        }
    }
}
