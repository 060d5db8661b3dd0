namespace FindAllDigest.Simulator.Contract;

/// <summary>An entity that a run is asked to leave out.</summary>
public sealed record ExcludedEntity(string Name, string Url);
