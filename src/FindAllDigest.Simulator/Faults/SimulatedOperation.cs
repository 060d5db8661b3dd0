namespace FindAllDigest.Simulator.Faults;

/// <summary>The calls of the real API that the simulator plays.</summary>
public enum SimulatedOperation
{
    /// <summary>In a fault: every call. In a request: a path that the API does not have.</summary>
    Any = 0,
    Create,
    Status,
    Result,
    Schema,
    Enrich,
    Cancel,
    Ingest,
    Extend,
    Events,
}
