using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Reviews;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;

namespace FindAllDigest.Delivery.ToIssue;

/// <summary>The body of the dashboard: the program owns what lies between two hidden markers, people own the rest and the boxes.</summary>
internal static class DashboardBody
{
    /// <summary>The body with the program's part written anew; ticks that nobody has acted on yet stay.</summary>
    /// <returns>The same body where nothing changes; null where nobody can tell which part is the program's.</returns>
    public static string? Written(Issue issue, string text)
    {
        var (marker, body) = (HiddenMarkers.Dashboard, issue.Body);
        var start = body.IndexOf(marker, StringComparison.Ordinal);
        if (start >= 0 && !body.Contains(HiddenMarkers.End, StringComparison.Ordinal))
        {
            // As a person writes it who wants a dashboard.
            return $"{body[..start]}{OwnedPart.Framed(marker, text)}{body[(start + marker.Length)..]}";
        }

        if (Owned(body) is not { } owned)
        {
            return null;
        }

        var carried = DashboardText.Read(owned).Carry(text);
        return owned.ReplaceLineEndings("\n") == $"\n{Stamped(ReviewedText.Read(owned).ReadAt, carried)}\n"
            ? body
            : OwnedPart.Replace(marker, body, Stamped(issue.UpdatedAt, carried));
    }

    /// <summary>The body with boxes cleared, each with what came of it; null as above.</summary>
    /// <remarks>It says when it was read, so that a tick of the moment between is known to be written over.</remarks>
    public static string? Cleared(Issue issue, IReadOnlyDictionary<DashboardAct, DashboardAnswer> answers) =>
        OwnedPart.Find(HiddenMarkers.Dashboard, issue.Body) is { } part
        ? issue.Body[..part.Start]
            + ReviewedText.Stamped(DashboardText.Clear(issue.Body[part.Start..part.End], answers), issue.UpdatedAt)
            + issue.Body[part.End..]
        : null;

    /// <summary>What a body's boxes say; nothing where nobody can tell which part is the program's.</summary>
    public static DashboardText Read(string body) => DashboardText.Read(Owned(body) ?? "");

    private static string Stamped(DateTimeOffset readAt, string text) =>
        readAt == DateTimeOffset.MinValue ? text : $"{ReviewedText.Stamp(readAt)}\n{text}";

    private static string? Owned(string body) =>
        OwnedPart.Find(HiddenMarkers.Dashboard, body) is { } part ? body[part.Start..part.End] : null;
}
