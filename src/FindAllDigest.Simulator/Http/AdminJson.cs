using System.Text.Json;
using System.Text.Json.Serialization;
using FindAllDigest.Simulator.Billing;
using FindAllDigest.Simulator.Faults;

namespace FindAllDigest.Simulator.Http;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    Converters = [typeof(SnakeCaseEnum<FaultKind>), typeof(SnakeCaseEnum<SimulatedOperation>)])]
[JsonSerializable(typeof(BillingLedger))]
[JsonSerializable(typeof(IReadOnlyList<Fault>))]
[JsonSerializable(typeof(SimulatorBehaviour))]
[JsonSerializable(typeof(IReadOnlyList<SimulatedRequest>))]
internal sealed partial class AdminJson : JsonSerializerContext;

/// <summary>Writes the words of an enum as scenario files spell them.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower)
    where T : struct, Enum;
