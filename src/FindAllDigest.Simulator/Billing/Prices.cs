namespace FindAllDigest.Simulator.Billing;

/// <summary>The vendor's price list of 2026-10-08, in USD.</summary>
public static class Prices
{
    /// <summary>Per run and per match, by generator.</summary>
    public static IReadOnlyDictionary<string, GeneratorPrice> Generators { get; } = new Dictionary<string, GeneratorPrice>(
        StringComparer.Ordinal)
    {
        ["preview"] = new(0.10m, 0.00m),
        ["base"] = new(0.25m, 0.03m),
        ["core"] = new(2.00m, 0.15m),
        ["pro"] = new(10.00m, 1.00m),
    };

    /// <summary>Per enriched match, by Task processor.</summary>
    public static IReadOnlyDictionary<string, decimal> Processors { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["lite"] = 0.005m,
        ["base"] = 0.010m,
        ["core"] = 0.025m,
        ["core2x"] = 0.050m,
        ["pro"] = 0.100m,
        ["ultra"] = 0.300m,
        ["ultra2x"] = 0.600m,
        ["ultra4x"] = 1.200m,
        ["ultra8x"] = 2.400m,
    };
}

/// <summary>What a generator costs, in USD.</summary>
public sealed record GeneratorPrice(decimal PerRun, decimal PerMatch);
