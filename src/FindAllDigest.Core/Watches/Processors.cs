namespace FindAllDigest.Core.Watches;

/// <summary>The Task API processors that may answer an enrichment
/// (<see href="https://docs.parallel.ai/getting-started/pricing"/>, as of 2026-10-08).</summary>
/// <remarks>A misspelt one would be refused only after the run was paid for, so it is a fault
/// of the file. The fast variants left the price list but still work.</remarks>
public static class Processors
{
    public const string Default = "core";

    private static readonly string[] Plain = ["lite", "base", "core", "core2x", "pro", "ultra", "ultra2x", "ultra4x", "ultra8x"];

    public static IReadOnlyList<string> Known { get; } = [.. Plain, .. Plain.Select(processor => $"{processor}-fast")];
}
