using FindAllDigest.Core.Text;

namespace FindAllDigest.Diagnostics;

/// <summary>Text for a terminal or a workflow log: one visible line in which no escape
/// sequence and no workflow command takes effect.</summary>
/// <remarks>The runner reads <c>::command::</c> at the start of a line and <c>##[command]</c> anywhere:
/// <see href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands"/>.</remarks>
internal static class LogText
{
    private const int MaximumLength = 4000;

    public static string Of(string text)
    {
        var line = OneLine.Of(text, MaximumLength).Replace("##[", "#\u200B#[", StringComparison.Ordinal);
        return line.StartsWith("::", StringComparison.Ordinal) ? $":\u200B{line[1..]}" : line;
    }
}
