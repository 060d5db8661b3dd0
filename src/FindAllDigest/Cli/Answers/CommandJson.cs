using System.Text.Json.Serialization;

namespace FindAllDigest.Cli.Answers;

/// <summary>Answers for machines, in snake case like the files of a watch.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(RefreshAnswer[]))]
[JsonSerializable(typeof(StatusAnswer[]))]
[JsonSerializable(typeof(SyncAnswer[]))]
[JsonSerializable(typeof(EstimateAnswer[]))]
[JsonSerializable(typeof(InitAnswer))]
[JsonSerializable(typeof(PreviewedWatch[]))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(ExtendAnswer))]
[JsonSerializable(typeof(ResolveAnswer))]
[JsonSerializable(typeof(RestoreAnswer))]
[JsonSerializable(typeof(ExplainAnswer[]))]
[JsonSerializable(typeof(DoctorAnswer[]))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(FilesAnswer))]
[JsonSerializable(typeof(ListeningAnswer))]
[JsonSerializable(typeof(ReviewAnswer))]
[JsonSerializable(typeof(TemplateAnswer[]))]
[JsonSerializable(typeof(TuneAnswer[]))]
internal sealed partial class CommandJson : JsonSerializerContext;
