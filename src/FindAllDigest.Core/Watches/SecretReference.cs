using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Watches;

/// <summary>A value that a file names and does not hold: <c>env:NAME</c> is read from the environment when it is needed.</summary>
public static partial class SecretReference
{
    private const string Prefix = "env:";

    public static bool IsOne(string value) => Form().IsMatch(value);

    /// <summary>The variable that a reference names.</summary>
    public static string NameIn(string reference) => reference[Prefix.Length..];

    [GeneratedRegex(@"^env:[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
