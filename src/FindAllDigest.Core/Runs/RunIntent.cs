using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>What a create says of itself in its metadata, so that a run whose id was lost can be known again.</summary>
/// <remarks>The journal holds one intent at a time, so the moment and the workflow run that wrote it name it.</remarks>
public static class RunIntent
{
    public const string WatchKey = "watch";
    public const string RepositoryKey = "repository";

    private const string RunKey = "run";
    private const string IntentKey = "intent";

    /// <summary>The metadata of a create. Keys have at most 16 characters.</summary>
    /// <param name="repository"><c>owner/name</c>; empty where none is known.</param>
    /// <param name="number">The how many-th run of the watch it is.</param>
    public static IReadOnlyDictionary<string, string> MetadataOf(WatchName watch, string repository, RunPlan plan, int number)
    {
        var metadata = new Dictionary<string, string> { [WatchKey] = watch.Value, [RunKey] = $"{number}", [IntentKey] = Of(plan) };
        if (repository.Length > 0)
        {
            metadata[RepositoryKey] = repository;
        }

        return metadata;
    }

    /// <summary>Whether a run is the one that an intent was written for.</summary>
    public static bool IsCarriedBy(FindAllRun run, WatchName watch, string repository, RunPlan plan) =>
        Has(run, WatchKey, watch.Value) && Has(run, RepositoryKey, repository) && Has(run, IntentKey, Of(plan));

    private static string Of(RunPlan plan) => $"{Timestamp.Format(plan.Started)} {plan.GitHubRunId}".TrimEnd();

    private static bool Has(FindAllRun run, string key, string value) => run.Metadata.GetValueOrDefault(key, "") == value;
}
