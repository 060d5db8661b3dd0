using System.Diagnostics.CodeAnalysis;

namespace FindAllDigest.FindAllApi.Wire;

/// <summary>The secret that FindAll knows us by. It prints as asterisks, so that no log or exception can show it by accident.</summary>
public sealed class ApiKey
{
    /// <summary>Stands for the key wherever it would have been printed.</summary>
    public const string Mask = "***";

    private ApiKey(string value) => Value = value;

    /// <summary>For the request header alone.</summary>
    internal string Value { get; }

    /// <summary>Reads a key; white space around it, which secrets pasted into a form often have, is dropped.</summary>
    /// <remarks>A key travels in a header, so anything but printable ASCII without spaces is refused here and not by the transport,
    /// whose message would show it.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ApiKey? key)
    {
        var trimmed = text?.Trim();
        key = trimmed is { Length: > 0 } && trimmed.All(character => character is > ' ' and <= '~') ? new(trimmed) : null;
        return key is not null;
    }

    /// <summary>Blots the key out of a text that came back from the service.</summary>
    public string MaskIn(string text) => text.Replace(Value, Mask, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Mask;
}
