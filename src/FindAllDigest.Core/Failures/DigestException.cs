namespace FindAllDigest.Core.Failures;

/// <summary>A failure that a person can mend: its message is a sentence naming cause and remedy, and it carries its exit code.</summary>
public class DigestException : Exception
{
    public DigestException(ExitCode exitCode, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ExitCode = exitCode;
        Cause = FailureCause.Of(message);
    }

    /// <summary>All problems of the repository's files at once; the message lists them a line each.</summary>
    public DigestException(IReadOnlyList<FileProblem> problems)
        : base(string.Join('\n', problems))
    {
        ExitCode = ExitCode.File;
        Problems = problems;
        Cause = FailureCause.Of(problems);
    }

    public ExitCode ExitCode { get; }

    /// <summary>Why it failed; two failures with the same cause are told apart by it, not by their messages.</summary>
    public FailureCause Cause { get; init; }

    /// <summary>Whether <c>doctor</c> has a check that may see what is wrong; not so where
    /// what was asked for does not fit how things are.</summary>
    public bool IsForDoctor { get; init; } = true;

    /// <summary>The faults of files behind this failure; empty for other failures.</summary>
    public IReadOnlyList<FileProblem> Problems { get; } = [];
}
