
namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Who wrote or committed, and when. Git keeps whole seconds and the offset.</summary>
public sealed record Signature(string Name, string Email, DateTimeOffset When)
{
    public override string ToString() => $"{Clean(Name)} <{Clean(Email)}> {When.ToUnixTimeSeconds()} {Offset()}";

    private static string Clean(string text) =>
        string.Concat(text.Where(letter => letter is not ('<' or '>' or '\n' or '\r' or '\0'))).Trim();

    private string Offset() => $"{(When.Offset < TimeSpan.Zero ? '-' : '+')}{When.Offset.Duration():hhmm}";
}
