namespace FindAllDigest.Core.Failures;

/// <summary>What the process says to the shell that started it. Several watches: the largest code wins.</summary>
public enum ExitCode
{
    /// <summary>Done; also nothing new, a run still pending, or stopped at the budget.</summary>
    Done = 0,

    /// <summary>The command line was wrong.</summary>
    CommandLine = 1,

    /// <summary>A file of the repository is wrong.</summary>
    File = 2,

    /// <summary>FindAll refused or failed.</summary>
    FindAll = 3,

    /// <summary>GitHub refused.</summary>
    GitHub = 4,

    /// <summary>A person must decide, because the id of a paid run was lost.</summary>
    Decision = 5,

    /// <summary>A defect of this program.</summary>
    Bug = 70,

    /// <summary>A person or the system stopped the program.</summary>
    Cancelled = 130,
}
