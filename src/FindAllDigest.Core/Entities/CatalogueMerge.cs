using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Entities;

/// <summary>Unites the catalogues of two branches by key.</summary>
/// <remarks>An entity that one side alone changed is as that side has it. Where both changed it, the one seen last wins, and the proposal's
/// among equals. What one side took out is gone, unless the other changed it since.</remarks>
public static class CatalogueMerge
{
    public static EntityCatalogue Merge(EntityCatalogue parting, EntityCatalogue proposal, EntityCatalogue @default)
    {
        var keys = proposal.Keys.Union(@default.Keys);
        return EntityCatalogue.Gather(keys.Select(key => Choose(key, parting, proposal, @default)).OfType<(EntityKey, EntityCatalogue)>());
    }

    private static (EntityKey Key, EntityCatalogue Side)? Choose(
        EntityKey key, EntityCatalogue parting, EntityCatalogue proposal, EntityCatalogue @default)
    {
        if (proposal.HasSameLine(key, parting))
        {
            return @default.Find(key) is null ? null : (key, @default);
        }

        if (@default.HasSameLine(key, parting))
        {
            return proposal.Find(key) is null ? null : (key, proposal);
        }

        return @default.Find(key)?.LastSeen > (proposal.Find(key)?.LastSeen ?? DateOnly.MinValue)
            ? (key, @default)
            : (key, proposal.Find(key) is null ? @default : proposal);
    }
}
