namespace FindAllDigest.Simulator.Faults;

/// <summary>Where the documentation leaves room or changed: which of the possible services is played.</summary>
public sealed record SimulatorBehaviour
{
    /// <summary>Unknown fields of a request are refused with 422 instead of being ignored.</summary>
    public bool Strict { get; init; }

    /// <summary>Optional fields without a value are written as null instead of being left out.</summary>
    public bool WriteNulls { get; init; }

    /// <summary>Values of <c>output</c> are bare strings instead of objects.</summary>
    public bool BareStringOutputs { get; init; }

    /// <summary>The value of a verdict is the verdict itself, true or false, instead of words.</summary>
    public bool BooleanVerdicts { get; init; }

    /// <summary>Candidates that do not match are shown as <c>discarded</c>, which the contract knows and the service of today does not
    /// say.</summary>
    public bool DiscardUnmatched { get; init; }

    /// <summary>The metrics of a run are an empty object, as their schema allows.</summary>
    public bool EmptyMetrics { get; init; }

    /// <summary>The result starts <c>{findall_id, candidates}</c>, as it did until spring 2026.</summary>
    public bool OldResultShape { get; init; }

    /// <summary>An exclusion matches only by its exact URL text.</summary>
    public bool ExactUrlExclusions { get; init; }

    /// <summary>An exclusion with an empty URL is refused with 422.</summary>
    public bool RejectEmptyExclusionUrls { get; init; }

    /// <summary>Share of excluded entities that come back all the same, 0 to 1.</summary>
    public double LeakRate { get; init; }

    /// <summary>Lines of the event stream end with CR LF.</summary>
    public bool CrLfEvents { get; init; }

    /// <summary>The event stream has a comment line before each event.</summary>
    public bool CommentedEvents { get; init; }

    /// <summary>Webhooks are signed the former way: the whole text of the secret is the key.</summary>
    public bool LegacyWebhookSignatures { get; init; }

    /// <summary>How long a poll after an enrich or extend of a finished run still shows its old end, in virtual seconds.</summary>
    public double StaleSeconds { get; init; }

    /// <summary>Creates accepted in a rolling hour before 429.</summary>
    public int CreatesPerHour { get; init; } = 300;
}
