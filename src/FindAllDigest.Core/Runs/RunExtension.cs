using System.Text.Json.Serialization;

namespace FindAllDigest.Core.Runs;

/// <summary>One extension of a run that ended at its match limit, as the journal keeps it. It is asked for once a refresh, and never
/// twice.</summary>
public sealed record RunExtension
{
    public required int From { get; init; }

    /// <summary>The match limit that it is to have.</summary>
    public required int To { get; init; }

    /// <summary>Matches that the run had before it.</summary>
    public required int MatchedBefore { get; init; }

    /// <summary>The most that the whole run could cost before it, in US dollars.</summary>
    public required decimal ExposureBeforeUsd { get; init; }

    /// <summary>The most that the whole run can cost with it, in US dollars.</summary>
    public required decimal ExposureUsd { get; init; }

    /// <summary>The service did not extend the run.</summary>
    [JsonPropertyName("refused")]
    public bool IsRefused { get; init; }

    /// <summary>Why it did not, in one sentence; null where that is not known.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether a status is that of the run's end before it was extended.</summary>
    public bool IsBefore(RunStatus status) =>
        !IsRefused && status is { IsActive: false, TerminationReason: RunStatus.LimitMet } && status.Matched <= MatchedBefore;

    /// <summary>Matches that are asked for beyond the earlier limit.</summary>
    [JsonIgnore]
    public int Additional => To - From;
}
