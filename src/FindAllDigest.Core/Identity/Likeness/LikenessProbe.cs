using System.Buffers.Binary;
using System.Text;

namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>Entities for which others that look like them are wanted, prepared so that a million names are passed over quickly.</summary>
/// <remarks>What it finds is a guess: <see cref="LooksLike"/> decides.</remarks>
public sealed class LikenessProbe
{
    private const int ShortestSlip = 6;
    private const int FewestWordsOfAcronym = 3;
    private const int LongestAcronym = 6;

    /// <summary>A word, a domain or a set of letters that more wanted entities have tells nobody from anybody.</summary>
    private const int MostOfLook = 64;

    private readonly Wanted[] _wanted;
    private readonly HashTable<int> _letters;
    private readonly HashTable<int> _initials;
    private readonly HashTable<int> _words;
    private readonly HashTable<int> _domains;
    private readonly int[] _domainLabels;

    /// <param name="wanted">Key and name of each entity.</param>
    public LikenessProbe(IEnumerable<(EntityKey Key, string Name)> wanted)
    {
        _wanted = [.. wanted.Select(one => Wanted.Of(one.Key, one.Name))];
        List<KeyValuePair<ulong, int>> letters = [];
        List<KeyValuePair<ulong, int>> initials = [];
        List<KeyValuePair<ulong, int>> words = [];
        List<KeyValuePair<ulong, int>> domains = [];
        Span<ulong> room = stackalloc ulong[NameSketch.MostWords];
        foreach (var (place, one) in _wanted.Index())
        {
            var sketch = new NameSketch(room);
            sketch.Read(one.Plain);
            letters.AddRange(Slips(sketch.Letters, one.Name).Select(sum => KeyValuePair.Create(sum, place)));
            if (sketch.AllLetters != sketch.Letters)
            {
                letters.Add(new(sketch.AllLetters, place));
            }

            if (sketch.WordCount >= FewestWordsOfAcronym)
            {
                letters.Add(new(NameSketch.SumOf(NameSpelling.Of(one.Name.Initials)), place));
            }

            if (one.Name.Acronym.Length is >= FewestWordsOfAcronym and <= LongestAcronym)
            {
                initials.Add(new(NameSketch.SumOf(one.Name.Acronym), place));
            }

            words.AddRange(one.Name.Core.Where(NameWords.IsTelling)
                .Distinct(StringComparer.Ordinal)
                .Select(word => KeyValuePair.Create(NameSketch.HashOf(word), place)));
            if (one.Domain is { } domain)
            {
                domains.Add(new(DomainHash(Encoding.ASCII.GetBytes(domain)), place));
            }
        }

        (_letters, _initials, _words, _domains) = (
            new(letters, MostOfLook), new(initials, MostOfLook), new(words, MostOfLook), new(domains, MostOfLook));
        _domainLabels = [.. _wanted.Select(one => one.Domain)
            .OfType<string>()
            .Select(domain => domain.Count(letter => letter == '.') + 1)
            .Distinct()
            .Order()];
    }

    /// <summary>How many entities are wanted; each is named by its place.</summary>
    public int Count => _wanted.Length;

    /// <summary>Whether an entity looks like a wanted one: it has the same registrable domain, or a name that is alike.</summary>
    public bool LooksLike(int wanted, EntityKey key, ComparableName name) =>
        (_wanted[wanted].Domain is { } domain && domain == EntityLikeness.RegistrableDomain(key.Address))
        || NameComparison.IsAlike(_wanted[wanted].Name, name);

    /// <summary>The places of wanted entities that an entity may be like.</summary>
    public IEnumerable<int> Guess(string name, string url)
    {
        List<int> whole = [];
        List<(ulong Word, int Wanted)> byWord = [];
        Look(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(url), whole, byWord);
        foreach (var (word, _) in byWord)
        {
            _words.AddTo(whole, word);
        }

        return whole.Count < 2 ? whole : whole.Distinct().Order();
    }

    /// <summary>Adds the places of wanted entities that a name's letters or an address may be like.</summary>
    /// <param name="name">In UTF-8.</param>
    /// <param name="url">In UTF-8.</param>
    /// <param name="whole">Receives those that the whole name or the address points to.</param>
    /// <param name="byWord">Receives those that one word points to, with the word.</param>
    internal void Look(ReadOnlySpan<byte> name, ReadOnlySpan<byte> url, List<int> whole, List<(ulong Word, int Wanted)> byWord)
    {
        Span<ulong> room = stackalloc ulong[NameSketch.MostWords];
        var sketch = new NameSketch(room);
        sketch.Read(Ascii.IsValid(name) ? name : NameSketch.Plain(Encoding.UTF8.GetString(name)));
        _letters.AddTo(whole, sketch.Letters);
        if (sketch.AllLetters != sketch.Letters)
        {
            _letters.AddTo(whole, sketch.AllLetters);
        }

        if (sketch.WordCount >= FewestWordsOfAcronym)
        {
            _initials.AddTo(whole, sketch.Initials);
        }

        foreach (var word in sketch.Words)
        {
            if (_words.TryFind(word, out var wanted))
            {
                byWord.Add((word, wanted));
            }
        }

        LookAtHost(HostOf(url), whole);
    }

    /// <summary>All wanted entities that have a word.</summary>
    internal IReadOnlyList<int> With(ulong word)
    {
        List<int> found = [];
        _words.AddTo(found, word);
        return found;
    }

    private static IEnumerable<ulong> Slips(ulong letters, ComparableName name)
    {
        yield return letters;
        if (name.Letters.Length < ShortestSlip)
        {
            yield break;
        }

        for (var other = 'a'; other <= 'z'; other++)
        {
            yield return letters + NameSketch.NumberOf(other);
        }

        foreach (var letter in name.Letters.Where(char.IsAsciiLetterLower).Distinct())
        {
            yield return letters - NameSketch.NumberOf(letter);
            for (var other = 'a'; other <= 'z'; other++)
            {
                if (other != letter)
                {
                    yield return letters - NameSketch.NumberOf(letter) + NameSketch.NumberOf(other);
                }
            }
        }
    }

    private static ReadOnlySpan<byte> HostOf(ReadOnlySpan<byte> url)
    {
        var scheme = url.StartsWith("https://"u8) ? 5 : url.IndexOf("://"u8);
        var host = scheme < 0 ? url : url[(scheme + 3)..];
        var end = host.IndexOfAny("/?#:"u8);
        return end < 0 ? host : host[..end];
    }

    /// <summary>The same in upper and lower case.</summary>
    private static ulong DomainHash(ReadOnlySpan<byte> domain)
    {
        const ulong LowerCase = 0x2020202020202020;
        const int Step = sizeof(ulong);
        var hash = (ulong)domain.Length;
        for (; domain.Length >= Step; domain = domain[Step..])
        {
            hash = NameSketch.Mix(hash ^ (BinaryPrimitives.ReadUInt64LittleEndian(domain) | LowerCase));
        }

        foreach (var value in domain)
        {
            hash = ((hash << 8) | (hash >> 56)) ^ (value | (LowerCase & 0xFF));
        }

        return NameSketch.Mix(hash);
    }

    private void LookAtHost(ReadOnlySpan<byte> host, List<int> found)
    {
        var (labels, end) = (0, host.Length);
        foreach (var wanted in _domainLabels)
        {
            for (; labels < wanted && end >= 0; labels++)
            {
                end = host[..Math.Max(end, 0)].LastIndexOf((byte)'.');
            }

            if (labels == wanted)
            {
                _domains.AddTo(found, DomainHash(host[(end + 1)..]));
            }
        }
    }

    private sealed record Wanted(ComparableName Name, string? Domain, byte[] Plain)
    {
        public static Wanted Of(EntityKey key, string name) =>
            new(ComparableName.Of(name), EntityLikeness.RegistrableDomain(key.Address), NameSketch.Plain(name));
    }
}
