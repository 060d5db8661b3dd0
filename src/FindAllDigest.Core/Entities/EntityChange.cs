using System.Security.Cryptography;
using System.Text;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Entities;

/// <summary>One thing about a known entity that a later run saw differently. A change of wording alone is none.</summary>
public sealed record EntityChange
{
    /// <summary>Day (UTC) of the digest that told it.</summary>
    public required DateOnly Date { get; init; }

    public required FindAllRunId Run { get; init; }
    public required ChangeKind Kind { get; init; }

    /// <summary>The condition's or the enrichment's name; else <c>name</c>, <c>url</c> or
    /// <c>seen</c>. Foreign text where a criterion names it.</summary>
    public required string Field { get; init; }

    /// <summary>The earlier value as compact JSON; <c>true</c> or <c>false</c> for a verdict and
    /// for <see cref="ChangeKind.Presence"/>.</summary>
    public required string BeforeJson { get; init; }

    public required string AfterJson { get; init; }

    /// <summary>Address of the first page that the later value rests on: hostile, and empty where the service cites none.</summary>
    public required string Source { get; init; }

    /// <summary>A condition that was met before and is not any more.</summary>
    public bool IsLostMatch => this is { Kind: ChangeKind.Condition, AfterJson: "false" };

    /// <summary>Names the change, whichever run sees it: of this entity, this field, to this value. 32 hexadecimal digits.</summary>
    public string MarkOf(EntityKey entity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entity.Value}\n{Kind}\n{Field}\n{AfterJson}")))[..32];
}

/// <summary>What of an entity changed.</summary>
public enum ChangeKind
{
    Name,
    Url,

    /// <summary>The verdict of a match condition; other words for the same verdict are no change.</summary>
    Condition,

    /// <summary>The value of an enrichment.</summary>
    Enrichment,

    /// <summary>Whether a recheck that looked everywhere found the entity at all.</summary>
    Presence,
}
