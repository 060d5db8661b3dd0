using System.Collections.Immutable;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Entities;

/// <summary>Every entity ever matched by a watch: the file <c>entities.jsonl</c>, one JSON object a line, sorted by entity key.</summary>
/// <remarks>A line that nobody changed keeps its bytes, so a refresh shows only what it touched.</remarks>
public sealed class EntityCatalogue
{
    private const string Owner = "The program writes this file and nobody else needs to.";

    private readonly ImmutableSortedDictionary<EntityKey, Line> _lines;

    private readonly Lazy<ILookup<EntityKey, Entity>> _byAddress;

    private EntityCatalogue(ImmutableSortedDictionary<EntityKey, Line> lines)
    {
        _lines = lines;
        _byAddress = new(() => Entities.Where(entity => !entity.Key.IsByName).ToLookup(AddressOf));
    }

    public static EntityCatalogue Empty { get; } = new(ImmutableSortedDictionary<EntityKey, Line>.Empty);

    public int Count => _lines.Count;

    public IEnumerable<EntityKey> Keys => _lines.Keys;

    /// <summary>All entities in the order of their keys.</summary>
    public IEnumerable<Entity> Entities => _lines.Values.Select(line => line.Entity);

    /// <exception cref="DigestException">Lines that are not entities, all at once; nothing of the file is used then.</exception>
    public static EntityCatalogue Read(string path, ReadOnlyMemory<byte> utf8)
    {
        ForeignContent.Refuse(path, utf8, "Take the file back from its history. " + Owner);
        var lines = ImmutableSortedDictionary.CreateBuilder<EntityKey, Line>();
        List<FileProblem> problems = [];
        var number = 0;

        foreach (var range in utf8.Span.Split((byte)'\n'))
        {
            number++;
            var bytes = utf8[range];
            if (bytes.Span.Trim(" \r\t"u8).IsEmpty)
            {
                continue;
            }

            if (EntityJson.TryRead(bytes, out var entity, out var fault))
            {
                Add(lines, new Line(entity, bytes.Span.TrimEnd("\r"u8).ToArray()));
            }
            else
            {
                problems.Add(
                    new FileProblem(
                        path,
                        number,
                        0,
                        $"This line is not an entity: {fault}",
                        "Restore the line from the file's history. " + Owner));
            }
        }

        return problems.Count == 0 ? new EntityCatalogue(lines.ToImmutable()) : throw new DigestException(problems);
    }

    public Entity? Find(EntityKey key) => _lines.TryGetValue(key, out var line) ? line.Entity : null;

    /// <summary>What is remembered of an entity under its key, or under one that an earlier time or version gave it.</summary>
    /// <param name="key">Who it is in the light of a run.</param>
    public Entity? Recall(EntityKey key, string name)
    {
        if (Find(key) is { } exact)
        {
            return exact;
        }

        var there = At(key.Address).ToList();
        return there.Find(entity => EntityLikeness.IsSameName(entity.Name, name)) ?? (key.IsShared || there.Count != 1 ? null : there[0]);
    }

    /// <summary>All entities at an address.</summary>
    public IEnumerable<Entity> At(EntityKey address) => _byAddress.Value[address];

    /// <summary>Whether another catalogue has the very same bytes for a key; so it is, too, where both have none.</summary>
    public bool HasSameLine(EntityKey key, EntityCatalogue other)
    {
        var (own, its) = (_lines.GetValueOrDefault(key), other._lines.GetValueOrDefault(key));
        return own is null ? its is null : its is not null && own.Utf8.AsSpan().SequenceEqual(its.Utf8);
    }

    /// <summary>A catalogue of lines taken from others, which keep their bytes.</summary>
    public static EntityCatalogue Gather(IEnumerable<(EntityKey Key, EntityCatalogue From)> lines) =>
        new(lines.ToImmutableSortedDictionary(line => line.Key, line => line.From._lines[line.Key]));

    /// <summary>The catalogue with these entities added or replaced. A line that would say the same keeps its bytes.</summary>
    /// <remarks>An entity whose key became longer, since others came to its page, replaces its line under the former key.</remarks>
    public EntityCatalogue With(IEnumerable<Entity> entities)
    {
        var lines = _lines.ToBuilder();
        foreach (var entity in entities)
        {
            if (!lines.ContainsKey(entity.Key) && Recall(entity.Key, entity.Name) is { } former)
            {
                lines.Remove(former.Key);
            }

            var utf8 = EntityJson.Write(entity);
            if (!lines.TryGetValue(entity.Key, out var line) || !EntityJson.Write(line.Entity).AsSpan().SequenceEqual(utf8))
            {
                lines[entity.Key] = new Line(entity, utf8);
            }
        }

        return new EntityCatalogue(lines.ToImmutable());
    }

    /// <summary>Where an entity is found: the stored key may have been made by rules of an
    /// earlier version, the address is as it was.</summary>
    private static EntityKey AddressOf(Entity entity) =>
        EntityKey.Of(entity.Url, null) is { IsByName: false } address ? address : entity.Key.Address;

    /// <summary>Takes a line in. Two lines whose keys were different to an earlier version may
    /// have one key now: nothing of them is dropped.</summary>
    private static void Add(ImmutableSortedDictionary<EntityKey, Line>.Builder lines, Line line)
    {
        var key = line.Entity.Key;
        if (lines.TryGetValue(key, out var there)
            && !EntityLikeness.IsSameName(there.Entity.Name, line.Entity.Name)
            && key.At(line.Entity.Name) is { IsShared: true } longer)
        {
            (key, line) = (longer, line with { Entity = line.Entity with { Key = longer } });
        }

        if (!lines.TryGetValue(key, out there) || there.Entity.LastSeen <= line.Entity.LastSeen)
        {
            lines[key] = line;
        }
    }

    /// <summary>The file's bytes: UTF-8, LF after every line.</summary>
    public ReadOnlyMemory<byte> ToUtf8() => VisibleJson.Lines(_lines.Values.Select(line => line.Utf8));

    private sealed record Line(Entity Entity, byte[] Utf8);
}
