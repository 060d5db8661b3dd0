using System.Globalization;
using System.Text;
using FindAllDigest.Core.Schedules;

namespace FindAllDigest.Core.Watches;

/// <summary>What a person wants of a new watch beside its question. What is null is left to the service, or to the program.</summary>
/// <param name="Columns">What to find out about each match; in place of what the service suggests.</param>
public sealed record WatchWishes(string? EntityType, Generator? Generator, SchedulePeriod? Every, IReadOnlyList<ShortEnrichment> Columns)
{
    public static WatchWishes None { get; } = new(null, null, null, []);

    /// <summary>The criteria that the service made, with the wishes put over them.</summary>
    public PartialCriteria ApplyTo(PartialCriteria made) => made with
    {
        EntityType = EntityType ?? made.EntityType,
        Generator = Generator ?? made.Generator,
        Enrichments = Columns.Count == 0 ? made.Enrichments : [new Enrichment(Processors.Default, OutputSchema.Of(Columns))],
    };
}

/// <summary>A column that a person wants, as the enrichment that fills it. Its name has small letters, digits and underscores.</summary>
public static class WishedColumn
{
    private const int LongestName = 64;

    /// <summary>Reads <c>Headquarters</c>, or <c>Headquarters: city and country</c>.</summary>
    public static ShortEnrichment Of(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var title = (colon < 0 ? line : line[..colon]).Trim();
        var description = colon < 0 ? "" : line[(colon + 1)..].Trim();
        return new(NameOf(title), description.Length > 0 ? description : title, EnrichmentType.String);
    }

    private static string NameOf(string title)
    {
        var name = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        var slug = name.ToString().Trim('_');
        var hash = $"column_{title.Aggregate(7, (sum, letter) => ((sum * 31) + letter) & 0xFFFF)}";
        return slug.Length == 0 ? hash : slug[..Math.Min(slug.Length, LongestName)].TrimEnd('_');
    }
}
