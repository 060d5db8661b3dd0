namespace FindAllDigest.Core.Identity;

internal static class TextControls
{
    /// <summary>The text with every control character as a space: it is shown on terminals and in logs.</summary>
    public static string ReplaceControls(this string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text;
}
