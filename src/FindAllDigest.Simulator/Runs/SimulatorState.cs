using System.Text.Json.Serialization;

namespace FindAllDigest.Simulator.Runs;

/// <summary>What one process hands to the next. Chance needs no state of its own: it follows
/// from the seed and <see cref="Created"/>.</summary>
/// <param name="Now">Virtual time of the last change.</param>
/// <param name="Runs">Every run, oldest first.</param>
public sealed record SimulatorState(DateTimeOffset Now, int Created, IReadOnlyList<SimulatedRun> Runs);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(SimulatorState))]
internal sealed partial class SimulatorStateJson : JsonSerializerContext;
