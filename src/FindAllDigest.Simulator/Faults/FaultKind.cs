namespace FindAllDigest.Simulator.Faults;

/// <summary>What can go wrong.</summary>
public enum FaultKind
{
    /// <summary>The connection is cut and nothing was done.</summary>
    CutBeforeActing = 0,

    /// <summary>The request is carried out, then the connection is cut without an answer: the ambiguous create.</summary>
    CutAfterActing,

    /// <summary>Answered with <see cref="Fault.StatusCode"/> in a documented error shape; nothing was done.</summary>
    ErrorStatus,

    /// <summary>Answered with <see cref="Fault.StatusCode"/> and a gateway's HTML page; nothing was done.</summary>
    ErrorPage,

    /// <summary>Carried out; the answer is a whole HTTP message with half of its JSON.</summary>
    TruncatedJson,

    /// <summary>Carried out; the connection is cut in the middle of the body.</summary>
    CutInBody,

    /// <summary>Carried out; the body trickles, with <see cref="Fault.DelayMilliseconds"/> of real time between its pieces.</summary>
    SlowBody,

    /// <summary>Carried out; the answer is 200 with a gateway's HTML page.</summary>
    PageInstead,

    /// <summary>Carried out; nothing is ever answered, until the caller gives up.</summary>
    NoAnswer,

    /// <summary>The event stream is cut after <see cref="Fault.Bytes"/> bytes, wherever that is.</summary>
    CutStream,

    /// <summary>The event stream says <c>error</c> instead of its next event, and ends.</summary>
    ErrorEvent,

    /// <summary>The result is filled up with unmatched candidates to at least <see cref="Fault.Bytes"/>.</summary>
    LargeResult,

    /// <summary>Bytes that are no UTF-8 stand in the names of the answer.</summary>
    InvalidUtf8,

    /// <summary>Escaped halves of a surrogate pair stand in the names of the answer.</summary>
    LoneSurrogate,

    /// <summary>The run that is created ends with <see cref="Fault.Reason"/>, or halts in <c>action_required</c>.</summary>
    RunEnding,

    /// <summary>In the run that is created every <see cref="Fault.Every"/>th match never gets its enrichments.</summary>
    MissingEnrichments,

    /// <summary>The run that is created fails as soon as its first enrichment comes back.</summary>
    EnrichmentFailsRun,

    /// <summary>A webhook is delivered twice.</summary>
    WebhookDoubled,

    /// <summary>A webhook comes <see cref="Fault.DelaySeconds"/> late, so others overtake it.</summary>
    WebhookLate,
}
