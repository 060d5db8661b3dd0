using System.Text.Json.Serialization;

namespace FindAllDigest.Cli;

/// <summary>Answers for machines, in snake case like the files of a watch.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(RefreshAnswer[]))]
[JsonSerializable(typeof(StatusAnswer[]))]
[JsonSerializable(typeof(ExplainAnswer[]))]
[JsonSerializable(typeof(CheckAnswer[]))]
internal sealed partial class CommandJson : JsonSerializerContext;
