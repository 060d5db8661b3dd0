using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering;

/// <summary>Puts into words what people changed on the default branch and on the proposal, each otherwise.</summary>
internal static class DisputeText
{
    private const int MostNamed = 10;
    private const int LongestValue = 120;

    /// <summary>One line, not escaped for any sink.</summary>
    public static string Warning(IReadOnlyList<OverruledChange> disputes) =>
        ("People changed the same in exclude.csv on both branches, and the merge kept what the default branch has: "
            + $"{string.Join(" ", disputes.Take(MostNamed).Select(Sentence))} {Rest(disputes)}").TrimEnd();

    /// <summary>A comment in Markdown.</summary>
    public static string Markdown(IReadOnlyList<OverruledChange> disputes) =>
        $"""
        People changed the same in `exclude.csv` on the default branch and on the branch of this pull request. The merge keeps what the default branch has; where the other is right, edit the file here.

        {string.Join('\n', disputes.Take(MostNamed).Select(dispute => $"- {MarkdownEscaper.Escape(Sentence(dispute)).Markdown}"))}

        {Rest(disputes)}
        """.TrimEnd();

    private static string Rest(IReadOnlyList<OverruledChange> disputes) =>
        disputes.Count > MostNamed ? $"And {disputes.Count - MostNamed} more." : "";

    private static string Sentence(OverruledChange dispute) => dispute switch
    {
        { Column.Length: > 0 } =>
            $"{NameOf(dispute.Row)}, {Short(dispute.Column)}: '{Short(dispute.Kept)}' on the default branch, '{Short(dispute.Lost)}' on "
                + $"the proposal.",
        { Kept: null } =>
            $"{NameOf(dispute.Row)}: the row was deleted on the default branch, and changed on the proposal: {Short(dispute.Lost)}.",
        _ => $"{NameOf(dispute.Row)}: the row was deleted on the proposal, and changed on the default branch: {Short(dispute.Kept)}.",
    };

    private static string NameOf(ExcludeRow row) => Short(string.IsNullOrWhiteSpace(row.Name) ? row.Url : row.Name);

    private static string Short(string? text) => OneLine.Of(text ?? "", LongestValue);
}
