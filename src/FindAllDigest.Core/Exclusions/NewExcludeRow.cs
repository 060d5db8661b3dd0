using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>A row to add. Texts may be anything: they are made harmless when they are written, and read back as given.</summary>
/// <param name="Url">As the service or the person gave it; empty excludes by name.</param>
/// <param name="IsPattern">
/// Whether a person means <paramref name="Url"/> as a pattern. Otherwise a URL that reads like one (<c>*.com</c> from a hostile page) gets
/// <c>https://</c> before it, so that it excludes itself and nothing more.
/// </param>
public sealed record NewExcludeRow(
    string Name,
    string Url,
    ExcludeStatus Status = ExcludeStatus.Known,
    DateOnly? Until = null,
    string Note = "",
    DateOnly? Added = null,
    string Run = "",
    bool IsPattern = false)
{
    /// <summary>A row about an entity that the service returned. Its name becomes one visible line; its URL stays as
    /// given but for characters that nobody can see, which are percent-encoded. Neither changes who it is.</summary>
    /// <param name="name">Text of the open web.</param>
    /// <param name="url">Text of the open web.</param>
    /// <param name="added">The digest's day (UTC).</param>
    public static NewExcludeRow FromService(string name, string url, DateOnly added, FindAllRunId run) =>
        new(OneLine.Of(name), InvisibleCharacters.PercentEncode(url), Added: added, Run: run.Value);
}
