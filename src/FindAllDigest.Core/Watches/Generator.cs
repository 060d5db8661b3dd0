namespace FindAllDigest.Core.Watches;

/// <summary>The service's engine tier for a FindAll run; the dearer, the deeper.</summary>
public enum Generator
{
    /// <summary>Evaluates 5 to 10 candidates for a flat fee, to check a query.</summary>
    Preview,

    /// <summary>For broad queries with many matches.</summary>
    Base,

    /// <summary>For specific queries; what the service suggests by default.</summary>
    Core,

    /// <summary>For rare entities that are hard to find.</summary>
    Pro,
}
