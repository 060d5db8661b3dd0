using System.Text.Json;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>One thing of the fictional market, as the service would find it.</summary>
public sealed record ScenarioEntity
{
    /// <summary>Recognises the entity in kept state; made of name and URL, so it survives edits elsewhere in the file.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>May lack its scheme or be empty, as the service's own may.</summary>
    public required string Url { get; init; }

    public string? Description { get; init; }

    /// <summary>Only runs created at or after this moment can find it.</summary>
    public DateTimeOffset From { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Runs created at or after this moment find it no more.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The share of runs that come upon it at all, 0 to 1.</summary>
    public double Ease { get; init; } = 1;

    /// <summary>Days on which it comes back although it is excluded, as the service's comparison is best effort.</summary>
    public IReadOnlyList<DateTimeOffset> Returns { get; init; } = [];

    /// <summary>Verdicts by condition name, each list sorted by date; conditions not named here get a general one.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Verdict>> Conditions { get; init; }

    /// <summary>Values by enrichment property, each list sorted by date.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Enrichments { get; init; }

    /// <summary>The verdict on conditions that the scenario does not know.</summary>
    public bool MatchesAt(DateTimeOffset moment) => Conditions.Keys.All(name => VerdictAt(name, moment)?.IsMatched ?? true);

    /// <summary>The verdict of a day; null for a condition that the scenario does not know.</summary>
    public Verdict? VerdictAt(string condition, DateTimeOffset moment) => Conditions.TryGetValue(condition, out var verdicts)
        ? verdicts.LastOrDefault(verdict => verdict.From <= moment) ?? verdicts[0]
        : null;

    public bool IsFoundAt(DateTimeOffset moment) => From <= moment && (Until is null || moment < Until);

    public bool ReturnsAt(DateTimeOffset moment) => Returns.Any(day => day.UtcDateTime.Date == moment.UtcDateTime.Date);
}

/// <summary>How one match condition turned out for one entity, from a certain day on.</summary>
public sealed record Verdict(DateTimeOffset From, bool IsMatched, string Value, Evidence Evidence);

/// <summary>A value of an enrichment from a certain day on.</summary>
/// <param name="From">First moment at which the value is the current one.</param>
/// <param name="Value">Any JSON value.</param>
/// <param name="Text">The value in words, for callers that ask for a text; null when there is no better way than the value itself.</param>
/// <param name="Parts">Evidence of single elements of a list, by dotted suffix such as <c>0</c>.</param>
public sealed record DatedValue(
    DateTimeOffset From, JsonElement Value, string? Text, Evidence Evidence, IReadOnlyDictionary<string, Evidence> Parts);

/// <summary>Why a value or verdict is believed.</summary>
/// <param name="Confidence"><c>high</c>, <c>medium</c>, <c>low</c>, or null when not given.</param>
/// <param name="Citations">Web pages; may be empty.</param>
public sealed record Evidence(string Reasoning, string? Confidence, IReadOnlyList<SourceCitation> Citations);

/// <summary>A web page that supports a value.</summary>
public sealed record SourceCitation(string Url, string? Title, IReadOnlyList<string>? Excerpts);
