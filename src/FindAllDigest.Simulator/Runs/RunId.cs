using System.Globalization;
using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Runs;

/// <summary>What the id of a run says to the simulator that made it: enough to play the run again in a later process. Others see 32 hex
/// digits.</summary>
/// <param name="Number">The source of the run's order and ids.</param>
/// <param name="IsExcluding">Whether it was asked to leave anything out.</param>
public sealed record RunId(int Number, int MatchLimit, string Generator, bool IsExcluding)
{
    private const string Prefix = "findall_";
    private const int SealBytes = 11;
    private const int TailBytes = 5;
    private const int NumberBits = 20;
    private const int LimitBits = 10;

    private ulong Packed
    {
        get
        {
            var number = (ulong)(Number & ((1 << NumberBits) - 1));
            var limit = (ulong)(MatchLimit & ((1 << LimitBits) - 1));
            var generator = (ulong)Generators.All.ToList().IndexOf(Generator);
            return (((((generator << 1) | (IsExcluding ? 1UL : 0)) << LimitBits) | limit) << NumberBits) | number;
        }
    }

    public string ToText(SeededChoice choice)
    {
        var label = $"run/{Number}/{MatchLimit}/{Generator}/{IsExcluding}";
        var seal = Convert.ToHexStringLower(choice.Bytes(label, SealBytes));
        return Prefix + seal + (Packed ^ Cover(choice, seal)).ToString("x10");
    }

    /// <summary>Reads an id that the same scenario made for the same owner; null for any other text.</summary>
    public static RunId? Read(string text, SeededChoice choice)
    {
        if (text.Length != Prefix.Length + (2 * (SealBytes + TailBytes))
            || !ulong.TryParse(text[^(2 * TailBytes)..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var tail))
        {
            return null;
        }

        var packed = tail ^ Cover(choice, text[Prefix.Length..^(2 * TailBytes)]);
        var generator = (int)(packed >> (NumberBits + LimitBits + 1));
        var read = new RunId(
            (int)(packed & ((1 << NumberBits) - 1)),
            (int)((packed >> NumberBits) & ((1 << LimitBits) - 1)),
            generator < Generators.All.Count ? Generators.All[generator] : "",
            ((packed >> (NumberBits + LimitBits)) & 1) == 1);
        return read.ToText(choice) == text ? read : null;
    }

    private static ulong Cover(SeededChoice choice, string seal) =>
        choice.Bytes("cover/" + seal, TailBytes).Aggregate(0UL, (cover, next) => (cover << 8) | next);
}
