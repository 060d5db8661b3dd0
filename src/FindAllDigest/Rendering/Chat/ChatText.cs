namespace FindAllDigest.Rendering.Chat;

/// <summary>Text that is safe to print inside a string of a chat's JSON. Only
/// <see cref="ChatEscaper"/> makes one of foreign text.</summary>
internal sealed record ChatText
{
    internal ChatText(string json) => Json = json;

    public static ChatText Empty { get; } = new("");

    /// <summary>The text as it stands between the quotes of a JSON string.</summary>
    public string Json { get; }

    /// <summary>For templates: whether there is anything to show.</summary>
    public bool IsEmpty => Json.Length == 0;

    // Templates print a value by its text.
    public override string ToString() => Json;
}
