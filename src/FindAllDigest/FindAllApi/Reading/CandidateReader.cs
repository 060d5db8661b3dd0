using FindAllDigest.Core.Runs;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads one candidate of a result; what is wrong in it costs no more than itself.</summary>
internal static class CandidateReader
{
    /// <param name="position">Its place in the list, counted from 1.</param>
    /// <returns>Null, with a note, if nothing can be made of it.</returns>
    public static Candidate? Read(ReadOnlySpan<byte> utf8, int position, ReadingNotes notes)
    {
        var ordinal = position.ToString();
        if (AnswerJson.TryRead(utf8, AnswerJson.Default.CandidateAnswer) is not { } answer)
        {
            notes.Add($"Candidate {ordinal} of the result could not be read and is left out.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(answer.Name) && string.IsNullOrWhiteSpace(answer.Url))
        {
            notes.Add($"Candidate {ordinal} of the result has neither name nor URL and is left out.");
            return null;
        }

        if (string.IsNullOrEmpty(answer.MatchStatus))
        {
            notes.Add(
                $"Candidate {ordinal} ({notes.Quote(answer.Name)}) of the result does not say whether it matches, so it counts as no "
                    + $"match.");
        }

        var place = $"candidate {ordinal} ({notes.Quote(answer.Name)})";
        return new Candidate
        {
            Name = answer.Name ?? "",
            Url = answer.Url ?? "",
            Description = answer.Description ?? "",
            MatchStatus = answer.MatchStatus ?? "",
            Outputs = OutputReader.Read(answer, place, notes),
        };
    }
}
