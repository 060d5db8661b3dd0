namespace FindAllDigest.Core.Identity;

/// <summary>A key and, in order, what was dropped or changed on the way to it and why: what <c>findall-digest explain</c> prints.</summary>
public sealed record EntityKeyExplanation(EntityKey Key, IReadOnlyList<string> Sentences)
{
    /// <summary>Explains the key of a URL and a name. The sentences come from the steps that make the key and hold no control
    /// characters.</summary>
    public static EntityKeyExplanation Of(string? url, string? name)
    {
        if (url is not null && EntityKey.Parse(url) is { IsShared: true } shared)
        {
            return new(shared, ["address and name together, since the page is shared"]);
        }

        var remarks = new KeyRemarks();
        var key = EntityKey.Write(url, name, remarks);
        return new(EntityKey.Parse(key), remarks.Sentences);
    }
}
