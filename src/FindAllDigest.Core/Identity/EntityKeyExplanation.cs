namespace FindAllDigest.Core.Identity;

/// <summary>A key and, in order, what was dropped or changed on the way to it and why: what <c>findall-digest explain</c> prints.</summary>
public sealed record EntityKeyExplanation(EntityKey Key, IReadOnlyList<string> Sentences)
{
    /// <summary>Explains the key of a URL and a name. The sentences come from the steps that make the key and hold no control
    /// characters.</summary>
    public static EntityKeyExplanation Of(string? url, string? name)
    {
        var remarks = new KeyRemarks();
        var key = EntityKey.Write(url, name, remarks);
        return new(EntityKey.Parse(key), remarks.Sentences);
    }

    /// <summary>Explains what a person asks about: an address, a name, or a key as the program prints it.</summary>
    /// <remarks>An address may hold a space and <c>name:</c> too; only a text that is its own key is one of a shared page.</remarks>
    public static EntityKeyExplanation OfAsked(string asked)
    {
        var stored = EntityKey.Parse(asked);
        if (stored.IsShared && stored.Value == asked)
        {
            return new(stored, ["address and name together, since the page is shared"]);
        }

        // A stored key by name is not a name again.
        return Of(asked, asked.StartsWith("name:", StringComparison.OrdinalIgnoreCase) ? null : asked);
    }
}
