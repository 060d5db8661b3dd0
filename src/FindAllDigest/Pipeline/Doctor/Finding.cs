using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>What a check saw.</summary>
/// <param name="Check">What was looked at, in one or two words.</param>
/// <param name="Sentence">What was seen; may quote foreign text.</param>
/// <param name="Remedy">What mends it; empty where nothing is to be mended.</param>
/// <param name="Link">The page below the repository's own where it is mended, such as
/// <c>settings/actions</c>; empty where there is none.</param>
internal sealed record Finding(
    string Check, FindingGrade Grade, string Sentence, string Remedy = "", string Link = "", ExitCode Code = ExitCode.Done)
{
    public static Finding Good(string check, string sentence) => new(check, FindingGrade.Good, sentence);

    public static Finding Doubtful(string check, string sentence, string remedy, string link = "") =>
        new(check, FindingGrade.Doubtful, sentence, remedy, link);

    public static Finding Broken(string check, ExitCode code, string sentence, string remedy, string link = "") =>
        new(check, FindingGrade.Broken, sentence, remedy, link, code);

    /// <param name="isOnDefaultBranch">Whether the repository's page has the file to look at.</param>
    public static Finding OfFile(string check, FileProblem fault, bool isOnDefaultBranch = false) => Broken(
        check,
        ExitCode.File,
        $"{fault.Place}: {fault.Message}",
        fault.Remedy,
        isOnDefaultBranch ? $"blob/HEAD/{fault.Path}" : "");
}

internal static class Findings
{
    /// <summary>What was found wrong, else that all is well.</summary>
    public static IReadOnlyList<Finding> OrGood(this IEnumerable<Finding> wrong, string check, string sentence) =>
        wrong.ToList() is { Count: > 0 } found ? found : [Finding.Good(check, sentence)];
}

/// <summary>How bad a finding is.</summary>
internal enum FindingGrade
{
    Good,

    /// <summary>A person should look at it, and refreshes go on.</summary>
    Doubtful,

    /// <summary>No refresh can do its work.</summary>
    Broken,
}
