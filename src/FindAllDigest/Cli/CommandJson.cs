using System.Text.Json.Serialization;
using FindAllDigest.Cli.Exclude;
using FindAllDigest.Cli.Exclude.Import;
using FindAllDigest.Cli.Templates;

namespace FindAllDigest.Cli;

/// <summary>Answers for machines, in snake case like the files of a watch.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(RefreshAnswer[]))]
[JsonSerializable(typeof(StatusAnswer[]))]
[JsonSerializable(typeof(SyncAnswer[]))]
[JsonSerializable(typeof(EstimateAnswer[]))]
[JsonSerializable(typeof(InitAnswer))]
[JsonSerializable(typeof(PreviewedWatch[]))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(ExplainAnswer[]))]
[JsonSerializable(typeof(ReviewAnswer))]
[JsonSerializable(typeof(CheckAnswer[]))]
[JsonSerializable(typeof(TemplateAnswer[]))]
[JsonSerializable(typeof(AddAnswer))]
[JsonSerializable(typeof(RemoveAnswer))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(DedupeAnswer))]
[JsonSerializable(typeof(ExportedRow[]))]
[JsonSerializable(typeof(ExportedExclusion[]))]
internal sealed partial class CommandJson : JsonSerializerContext;
