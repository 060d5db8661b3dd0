using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Diagnostics;

/// <summary>Writes annotations that GitHub shows on files and on the run.</summary>
/// <remarks><see href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message"/></remarks>
internal sealed class WorkflowCommands(TextWriter output)
{
    /// <summary>Puts an error on the line of a file.</summary>
    public void Error(FileProblem problem)
    {
        var place = problem switch
        {
            { Line: 0 } => "",
            { Column: 0 } => $",line={problem.Line}",
            _ => $",line={problem.Line},col={problem.Column}",
        };
        output.WriteLine($"::error file={Property(problem.Path)}{place}::{Data($"{problem.Message} {problem.Remedy}")}");
    }

    public void Error(string message) => output.WriteLine($"::error::{Data(message)}");

    public void Warning(string message) => output.WriteLine($"::warning::{Data(message)}");

    public void Notice(string message) => output.WriteLine($"::notice::{Data(message)}");

    private static string Data(string text) => OneLine.Of(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
