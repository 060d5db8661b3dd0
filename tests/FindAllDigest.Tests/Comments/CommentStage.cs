using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Tests.Rendering;

namespace FindAllDigest.Tests.Comments;

/// <summary>Entities that comments name.</summary>
internal static class CommentStage
{
    public static Entity EntityOf(string name, string url) =>
        Companies.Many(1)[0].Entity with { Key = EntityKey.Of(url, name), Name = name, Url = url };
}
