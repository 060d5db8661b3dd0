namespace FindAllDigest.Simulator.Contract;

/// <summary>Where a run tells what happens to it. Registered by create only; it cannot be read back or changed.</summary>
/// <param name="Url">An absolute address.</param>
/// <param name="EventTypes">What is told; what an empty list means is not documented, and nothing is sent then.</param>
public sealed record WebhookRegistration(string Url, IReadOnlyList<string> EventTypes);
