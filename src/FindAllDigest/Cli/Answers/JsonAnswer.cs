using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FindAllDigest.Cli.Answers;

/// <summary>An answer for machines as text.</summary>
internal static class JsonAnswer
{
    /// <remarks>A workflow's runner reads <c>##[command]</c> anywhere in a line; in JSON the two
    /// signs can stand inside a text only.</remarks>
    public static string Of<T>(T answer, JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(answer, type).Replace("##[", "#\\u0023[", StringComparison.Ordinal);
}
