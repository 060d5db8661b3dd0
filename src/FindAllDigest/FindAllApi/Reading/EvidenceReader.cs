using System.Text.Json;
using FindAllDigest.Core.Runs;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads a candidate's <c>basis</c>: why the service believes each value.</summary>
/// <remarks>Values that are lists have an entry of their own and one for each element, <c>key_people.0</c>, which belongs to the whole.
/// Entries for what is not in the output are left out.</remarks>
internal static class EvidenceReader
{
    private static readonly char[] ElementSeparators = ['.', '['];

    public static IReadOnlyDictionary<string, Evidence> Read(
        JsonElement basis, ICollection<string> outputs, string place, ReadingNotes notes)
    {
        var found = new Dictionary<string, Evidence>(StringComparer.Ordinal);
        foreach (var entry in Entries(basis, place, notes).OrderBy(entry => entry.Field?.Length ?? 0))
        {
            if (OutputOf(entry.Field, outputs) is { } name)
            {
                var evidence = new Evidence(
                    entry.Reasoning ?? "", entry.Confidence ?? "", CitationReader.Read(entry.Citations, place, notes));
                found[name] = found.TryGetValue(name, out var earlier) ? Merged(earlier, evidence) : evidence;
            }
        }

        return found;
    }

    private static IEnumerable<BasisAnswer> Entries(JsonElement basis, string place, ReadingNotes notes)
    {
        foreach (var element in notes.ListOf(basis, $"The basis of {place} is not a list and is left out."))
        {
            if (element.ValueKind == JsonValueKind.Object
                && element.Deserialize(AnswerJson.Default.BasisAnswer) is { Field: not null } entry)
            {
                yield return entry;
            }
            else
            {
                notes.Add($"An entry in the basis of {place} could not be read and is left out.");
            }
        }
    }

    private static string? OutputOf(string? field, ICollection<string> outputs)
    {
        while (field is { Length: > 0 } && !outputs.Contains(field))
        {
            field = field[..Math.Max(0, field.LastIndexOfAny(ElementSeparators))];
        }

        return field is { Length: > 0 } ? field : null;
    }

    // Shorter names come first, so what the whole says about itself wins over what an element says.
    private static Evidence Merged(Evidence whole, Evidence part) => new(
        whole.Reasoning.Length > 0 ? whole.Reasoning : part.Reasoning,
        whole.Confidence.Length > 0 ? whole.Confidence : part.Confidence,
        CitationReader.Merged([.. whole.Citations, .. part.Citations]));
}
