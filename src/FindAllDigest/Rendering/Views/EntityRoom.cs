using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Rendering.Views;

/// <summary>An entity and what can be spent on it.</summary>
internal sealed record EntityRoom(ToldEntity Entity, EntityDetail Most, Lazy<EntityView> Line, Lazy<EntityView> Evidence)
{
    public EntityKey Key => Entity.Entity.Key;
}

/// <summary>What is printed of an entity; each has all that those before have.</summary>
internal enum EntityDetail { None, Name, Line, Doubts, Conditions, Enrichments, Quotations }
