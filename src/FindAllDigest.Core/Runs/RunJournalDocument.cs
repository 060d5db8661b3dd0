using System.Text.Json.Serialization;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>The journal as <c>run.json</c> holds it. Members that a state does not have are absent; members of later versions are passed
/// over.</summary>
internal sealed record RunJournalDocument
{
    /// <summary>The version that this program writes. Files without one are of the first.</summary>
    public const int Current = 2;

    public int? Version { get; init; }
    public string? State { get; init; }
    public string? Kind { get; init; }
    public string? Service { get; init; }
    public string? Started { get; init; }
    public string? GithubRunId { get; init; }
    public int? MatchLimit { get; init; }
    public int? Excluded { get; init; }
    public decimal? ExposureUsd { get; init; }
    public string? SeedRun { get; init; }
    public RunExtension? Extension { get; init; }
    public IReadOnlyList<string?>? Told { get; init; }
    public IReadOnlyList<string?>? Notes { get; init; }

    [JsonPropertyName("untold")]
    public IReadOnlyList<string?>? PendingNotes { get; init; }

    public IReadOnlyList<string?>? Leaked { get; init; }
    public CriteriaDocument? Criteria { get; init; }
    public bool? Unclear { get; init; }
    public bool? Due { get; init; }
    public string? FindallId { get; init; }
    public RunExtension? Extending { get; init; }
    public string? Date { get; init; }
    public string? Digest { get; init; }
    public IReadOnlyList<string?>? BackAgain { get; init; }
    public string? LastRun { get; init; }

    public static RunJournalDocument Of(string state, RunPlan plan) => new()
    {
        Version = Current,
        State = state,
        Kind = plan.Kind.Word,
        Service = plan.IsMadeUp ? WatchWords.Services.WordOf(plan.Service) : null,
        Started = Timestamp.Format(plan.Started),
        GithubRunId = plan.GitHubRunId,
        MatchLimit = plan.MatchLimit,
        Excluded = plan.Excluded,
        ExposureUsd = plan.ExposureUsd,
        SeedRun = plan.SeedRun?.Value,
        Extension = plan.Extension,
        Told = plan.GoesOn ? Texts(plan.ToldBefore) : null,
        Notes = plan.Notes,
        PendingNotes = plan.PendingNotes,
        Leaked = Texts(plan.LeakedBefore),
        Criteria = CriteriaDocument.Of(plan.Criteria.ToPartial()),
    };

    public static IReadOnlyList<string> Texts(IEnumerable<EntityKey> keys) => [.. keys.Select(key => key.Value)];

    /// <exception cref="FormatException">A member of the plan is missing or wrong.</exception>
    public RunPlan ToPlan() => new()
    {
        Kind = RunKind.Read(Needed(Kind, "kind")),
        Service = ServiceOf(Service),
        Started = Timestamp.Parse(Needed(Started, "started")),
        GitHubRunId = GithubRunId ?? "",
        MatchLimit = Needed(MatchLimit, "match_limit"),
        Excluded = Needed(Excluded, "excluded"),
        ExposureUsd = Needed(ExposureUsd, "exposure_usd"),
        SeedRun = SeedRun is { } seed ? IdIn(seed, "seed_run") : null,
        Extension = Extension,
        ToldBefore = KeysIn(Told),
        Notes = TextsIn(Notes),
        PendingNotes = TextsIn(PendingNotes),
        LeakedBefore = KeysIn(Leaked),
        Criteria = (Criteria ?? throw Missing("criteria")).ToCriteria(),
    };

    /// <exception cref="FormatException">It is missing or no id.</exception>
    public FindAllRunId ToId() => IdIn(FindallId, "findall_id");

    /// <exception cref="FormatException">It is no id.</exception>
    public FindAllRunId? ToLastRun() => LastRun is { } last ? IdIn(last, "last_run") : null;

    public static IReadOnlyList<string> TextsIn(IReadOnlyList<string?>? texts) => [.. (texts ?? []).Select(text => text ?? "")];

    public static IReadOnlyList<EntityKey> KeysIn(IReadOnlyList<string?>? keys) => [.. TextsIn(keys).Select(EntityKey.Parse)];

    public static string Needed(string? value, string name) => value ?? throw Missing(name);

    private static T Needed<T>(T? value, string name)
        where T : struct => value ?? throw Missing(name);

    private static FindAllRunId IdIn(string? text, string name) =>
        FindAllRunId.TryParse(text, out var id) ? id : throw new FormatException($"'{name}' is not the id of a FindAll run.");

    // Without a word it is the real one.
    private static WatchService ServiceOf(string? word) =>
        WatchWords.Services.ValueOf(word ?? "parallel") ?? throw new FormatException($"'{word}' is no service.");

    private static FormatException Missing(string name) => new($"'{name}' is missing.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunJournalDocument))]
[JsonSerializable(typeof(ReportedFailuresDocument))]
internal sealed partial class RunJson : JsonSerializerContext;
