using FindAllDigest.Core.Failures;

namespace FindAllDigest.Cli.Answers;

/// <summary>What stands in the place of an answer where there is none.</summary>
internal sealed record ErrorAnswer(ErrorDetail Error)
{
    /// <summary>A command that a person can mend.</summary>
    public static ErrorAnswer Of(DigestException failure) =>
        new(new ErrorDetail((int)failure.ExitCode, failure.Message, [.. failure.Problems.Select(ErrorProblem.Of)]));

    /// <summary>A command that ended otherwise.</summary>
    public static ErrorAnswer Of(ExitCode code, string message) => new(new ErrorDetail((int)code, message, []));
}

/// <summary>Why there is no answer.</summary>
/// <param name="ExitCode">The process's own.</param>
/// <param name="Problems">The faults of files; empty where it is something else.</param>
internal sealed record ErrorDetail(int ExitCode, string Message, IReadOnlyList<ErrorProblem> Problems);

/// <summary>One fault of a file.</summary>
/// <param name="Line">Counted from 1; null where the whole file is meant.</param>
/// <param name="Column">Counted from 1; null where the whole line is meant.</param>
internal sealed record ErrorProblem(string Path, int? Line, int? Column, string Message, string Remedy)
{
    public static ErrorProblem Of(FileProblem problem) => new(
        problem.Path,
        problem.Line == 0 ? null : problem.Line,
        problem.Column == 0 ? null : problem.Column,
        problem.Message,
        problem.Remedy);
}
