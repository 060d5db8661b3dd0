using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Digests;

/// <summary>How sure the service is of what it says about an entity.</summary>
public static class EntityConfidence
{
    private const string Low = "low";

    private static readonly string[] FromWeakest = [Low, "medium", "high"];

    /// <summary>The service's word for its least confident answer; empty where it gave none.</summary>
    public static string Weakest(Entity entity)
    {
        var words = entity.Conditions.Concat(entity.Enrichments).Select(output => output.Evidence.Confidence).Where(word => word.Length > 0).ToList();
        return FromWeakest.FirstOrDefault(word => words.Contains(word, StringComparer.OrdinalIgnoreCase)) ?? words.FirstOrDefault() ?? "";
    }

    /// <summary>Whether the service has little confidence in an answer.</summary>
    public static bool IsLow(CandidateOutput answer) => string.Equals(answer.Evidence.Confidence, Low, StringComparison.OrdinalIgnoreCase);
}
