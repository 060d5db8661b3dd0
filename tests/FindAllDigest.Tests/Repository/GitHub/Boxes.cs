using System.Text.RegularExpressions;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Boxes in a text, by the hidden comments behind them.</summary>
internal static class Boxes
{
    /// <summary>The text with a box ticked, as GitHub writes it when somebody clicks.</summary>
    /// <param name="name">As the hidden comment says it: <c>reject=acme.example</c>.</param>
    public static string Ticked(string? text, string name) =>
        Regex.Replace(text ?? "", $@"\[ \](?=[^\r\n]*<!-- findall-digest:{Regex.Escape(name)} )", "[x]");

    /// <summary>The line with a box.</summary>
    public static string Line(string? text, string name) =>
        (text ?? "").Split('\n').Single(line => line.Contains($"<!-- findall-digest:{name} ", StringComparison.Ordinal));
}
