using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Faults;

/// <summary>One thing that goes wrong, on which calls, from when and how often.</summary>
/// <remarks>Kinds that belong to a run count creates that are carried out, kinds of webhooks
/// count deliveries, whatever <see cref="Operation"/> says.</remarks>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>The calls it hits.</summary>
    public SimulatedOperation Operation { get; init; } = SimulatedOperation.Any;

    /// <summary>How many such calls pass unharmed first.</summary>
    public int After { get; init; }

    /// <summary>How many are hit then; null for all.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>HTTP status, 400 to 599.</summary>
    public int StatusCode { get; init; } = 500;

    /// <summary>Which of the three documented shapes the body of an error status has, 1 to 3; null for the one that usually goes with
    /// it.</summary>
    public int? Shape { get; init; }

    /// <summary>Value of <c>Retry-After</c> in seconds; null sends no such header.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Least size of a large result, or what is sent of a cut stream, in bytes.</summary>
    public int Bytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Real milliseconds between two pieces of a slow body.</summary>
    public int DelayMilliseconds { get; init; } = 200;

    /// <summary>How late a webhook comes, in virtual seconds.</summary>
    public int DelaySeconds { get; init; } = 60;

    /// <summary>One of the seven termination reasons, or <c>action_required</c>.</summary>
    public string Reason { get; init; } = TerminationReasons.ErrorOccurred;

    /// <summary>Status that goes with the reason; null for the usual one.</summary>
    public string? RunStatus { get; init; }

    /// <summary>How many matches are found before the run ends; null for half of them.</summary>
    public int? AfterMatches { get; init; }

    /// <summary>Which matches stay without enrichments: 1 = all, 2 = every second, and so on.</summary>
    public int Every { get; init; } = 2;

    /// <summary>True when the fault is decided by create and stays with the run.</summary>
    public bool BelongsToRun => Kind is FaultKind.RunEnding or FaultKind.MissingEnrichments or FaultKind.EnrichmentFailsRun;

    /// <summary>True when it is about deliveries of webhooks.</summary>
    public bool IsOfWebhooks => Kind is FaultKind.WebhookDoubled or FaultKind.WebhookLate;
}
