using System.Text.Json.Serialization;

namespace FindAllDigest.Cli.Exclude;

/// <summary>Answers about exclude lists for machines, in snake case like the files of a watch.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CheckAnswer[]))]
[JsonSerializable(typeof(AddAnswer))]
[JsonSerializable(typeof(RemoveAnswer))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(DedupeAnswer))]
[JsonSerializable(typeof(ExportedRow[]))]
[JsonSerializable(typeof(ExportedExclusion[]))]
internal sealed partial class ExcludeJson : JsonSerializerContext;
