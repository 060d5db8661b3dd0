using System.Text.Json;
using FindAllDigest.Core.Runs;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads the pages that an answer rests on.</summary>
internal static class CitationReader
{
    public static IReadOnlyList<Citation> Read(JsonElement citations, string place, ReadingNotes notes)
    {
        var read = new List<Citation>();
        foreach (var element in notes.ListOf(citations, $"The citations of {place} are not a list and are left out."))
        {
            if (Read(element) is { } citation)
            {
                read.Add(citation);
            }
            else
            {
                notes.Add($"A citation of {place} could not be read and is left out.");
            }
        }

        return Merged(read);
    }

    /// <summary>One citation for each page, in the order of first mention, with every excerpt once.</summary>
    public static IReadOnlyList<Citation> Merged(IReadOnlyList<Citation> citations) =>
    [
        .. citations.GroupBy(citation => citation.Url, StringComparer.Ordinal).Select(page => new Citation(
            page.Key,
            page.Select(citation => citation.Title).FirstOrDefault(title => title.Length > 0, ""),
            [.. page.SelectMany(citation => citation.Excerpts).Distinct(StringComparer.Ordinal)])),
    ];

    private static Citation? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String when element.GetString() is { Length: > 0 } url => new(url, "", []),
        JsonValueKind.Object when element.Deserialize(AnswerJson.Default.CitationAnswer) is { Url.Length: > 0 } page =>
            new(page.Url, page.Title ?? "", Excerpts(page.Excerpts)),
        _ => null,
    };

    private static IReadOnlyList<string> Excerpts(JsonElement excerpts) => excerpts.ValueKind switch
    {
        JsonValueKind.String => [excerpts.GetString() ?? ""],
        JsonValueKind.Array =>
            [.. excerpts.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "")],
        _ => [],
    };
}
