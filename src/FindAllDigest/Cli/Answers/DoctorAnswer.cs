using FindAllDigest.Pipeline.Doctor;

namespace FindAllDigest.Cli.Answers;

/// <summary>What one check saw, for machines.</summary>
/// <param name="Grade"><c>good</c>, <c>doubtful</c> or <c>broken</c>.</param>
/// <param name="Link">The page where it is mended; empty where there is none.</param>
internal sealed record DoctorAnswer(string Check, string Grade, string Sentence, string Remedy, string Link)
{
    public static DoctorAnswer Of(Finding finding, string link) =>
        new(finding.Check, finding.Grade.ToString().ToLowerInvariant(), finding.Sentence, finding.Remedy, link);
}
