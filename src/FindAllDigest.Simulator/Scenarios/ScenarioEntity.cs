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

    /// <summary>Verdicts by condition name; conditions not named here get a general one.</summary>
    public required IReadOnlyDictionary<string, Verdict> Conditions { get; init; }

    /// <summary>Values by enrichment property, each list sorted by date.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Enrichments { get; init; }

    /// <summary>The verdict on conditions that the scenario does not know.</summary>
    public bool Matches => Conditions.Values.All(verdict => verdict.IsMatched);

    public bool IsFoundAt(DateTimeOffset moment) => From <= moment && (Until is null || moment < Until);
}

/// <summary>How one match condition turned out for one entity.</summary>
public sealed record Verdict(bool IsMatched, string Value, Evidence Evidence);

/// <summary>A value of an enrichment from a certain day on.</summary>
/// <param name="From">First moment at which the value is the current one.</param>
/// <param name="Value">Any JSON value.</param>
/// <param name="Evidence">What the value rests on.</param>
/// <param name="Parts">Evidence of single elements of a list, by dotted suffix such as <c>0</c>.</param>
public sealed record DatedValue(DateTimeOffset From, JsonElement Value, Evidence Evidence, IReadOnlyDictionary<string, Evidence> Parts);

/// <summary>Why a value or verdict is believed.</summary>
/// <param name="Reasoning">A sentence or two.</param>
/// <param name="Confidence"><c>high</c>, <c>medium</c>, <c>low</c>, or null when not given.</param>
/// <param name="Citations">Web pages; may be empty.</param>
public sealed record Evidence(string Reasoning, string? Confidence, IReadOnlyList<SourceCitation> Citations);

/// <summary>A web page that supports a value.</summary>
public sealed record SourceCitation(string Url, string? Title, IReadOnlyList<string>? Excerpts);
