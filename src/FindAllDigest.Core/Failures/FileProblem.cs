namespace FindAllDigest.Core.Failures;

/// <summary>One fault of a file of the repository, told so that a person can mend it without asking.</summary>
/// <param name="Path">The file, relative to the repository's root, with forward slashes.</param>
/// <param name="Line">Line of the fault, counted from 1; 0 when the fault is the whole file.</param>
/// <param name="Column">Character of the line, counted from 1; 0 when the fault is the whole line.</param>
/// <param name="Message">What is wrong, with the value that is.</param>
public sealed record FileProblem(string Path, int Line, int Column, string Message, string Remedy)
{
    /// <summary>A fault of the whole file.</summary>
    public FileProblem(string path, string message, string remedy)
        : this(path, 0, 0, message, remedy)
    { }

    /// <summary>The place as compilers print it: <c>path(line,column)</c>.</summary>
    public string Place => (Line, Column) switch
    {
        (0, _) => Path,
        (_, 0) => $"{Path}({Line})",
        _ => $"{Path}({Line},{Column})",
    };

    public override string ToString() => Remedy.Length == 0 ? $"{Place}: {Message}" : $"{Place}: {Message} {Remedy}";
}
