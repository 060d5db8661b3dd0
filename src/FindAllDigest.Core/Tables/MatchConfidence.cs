using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Tables;

/// <summary>How sure the service is that an entity matches: the weakest confidence of its
/// <em>conditions</em>. Enrichments do not count.</summary>
public static class MatchConfidence
{
    private const string Low = "low";

    private static readonly string[] FromWeakest = [Low, "medium", "high"];

    /// <summary>The service's word for its least confident verdict; empty where it gave none.</summary>
    public static string Of(Entity entity)
    {
        var words = entity.Conditions.Select(verdict => verdict.Evidence.Confidence).Where(word => word.Length > 0).ToList();
        return Array.Find(FromWeakest, word => words.Contains(word, StringComparer.OrdinalIgnoreCase)) ?? words.FirstOrDefault("");
    }

    /// <summary>Ranks an entity from the weakest match (0) up; null where the service gave no word that is known here.</summary>
    public static int? RankOf(Entity entity) => RankOf(Of(entity));

    /// <summary>The same of the service's word alone.</summary>
    public static int? RankOf(string word) =>
        Array.FindIndex(FromWeakest, known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) is >= 0 and var rank ? rank : null;

    /// <summary>Whether the service has little confidence in an answer.</summary>
    public static bool IsLow(CandidateOutput answer) => string.Equals(answer.Evidence.Confidence, Low, StringComparison.OrdinalIgnoreCase);
}
