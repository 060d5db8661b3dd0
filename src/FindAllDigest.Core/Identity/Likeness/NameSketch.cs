using System.Runtime.CompilerServices;
using System.Text;

namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>What a scan of a million names looks at: the sum of random numbers that stand for the letters of the telling words, and a hash
/// of each word. Names that <see cref="NameComparison"/> takes for alike have nearly the same sum, or a word in common.</summary>
/// <remarks>The sum does not depend on the order of words and on where they are divided, and one letter more changes it by that letter's
/// number.</remarks>
internal ref struct NameSketch
{
    /// <summary>Longer names are hostile; what follows says nothing more.</summary>
    public const int LongestName = 512;

    public const int MostWords = 16;

    private const int LongestWord = 64;
    private const int RecentWords = 2048;
    private const ulong NoLetters = 0xCBF29CE484222325;

    private static readonly ulong[] Numbers = [.. Enumerable.Range(1, 256).Select(place => Mix((ulong)place))];
    private static readonly HashTable<Special> SpecialWords = ReadSpecial();
    private static readonly HashTable<bool> SiteEndings =
        new([.. ComparableName.SiteEndings.Select(ending => KeyValuePair.Create(HashOf(ending[1..]), true))]);

    // The same words come again and again in a list's names; each thread remembers what it lately made of some.
    [ThreadStatic]
    private static Word[]? _recent;

    private readonly Span<ulong> _words;

    /// <param name="words">Room for the hashes of <see cref="MostWords"/> words.</param>
    public NameSketch(Span<ulong> words) => _words = words;

    private enum Role { Skipped, Weak, Spelling }

    /// <summary>The letters of the core, or of everything where there is no core.</summary>
    public ulong Letters { get; private set; }

    /// <summary>The letters of all words that say anything.</summary>
    public ulong AllLetters { get; private set; }

    /// <summary>The first letters of the words.</summary>
    public ulong Initials { get; private set; }

    public int WordCount { get; private set; }

    /// <summary>The words that say anything, hashed.</summary>
    public readonly ReadOnlySpan<ulong> Words => _words[..WordCount];

    public static ulong NumberOf(char letter) => Numbers[(byte)letter];

    /// <summary>The sum of a word's letters.</summary>
    public static ulong SumOf(string letters)
    {
        var sum = 0UL;
        foreach (var value in Encoding.UTF8.GetBytes(letters))
        {
            sum += Numbers[value];
        }

        return sum;
    }

    public static ulong HashOf(string word) => Hash(Encoding.UTF8.GetBytes(word));

    /// <summary>The text whose sketch is taken for a name that is not ASCII.</summary>
    public static byte[] Plain(string name) => Encoding.UTF8.GetBytes(Latin.Of(LegalForms.Drop(NameKey.Fold(name))));

    /// <summary>Takes the sketch of a name in plain Latin letters; other bytes are letters, too.</summary>
    /// <remarks>It is called a million times from one loop, too soon for the runtime to compile it better by itself.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ReadOnlySpan<byte> name)
    {
        Span<byte> word = stackalloc byte[LongestWord];
        var recent = _recent ??= new Word[RecentWords];
        var (length, letters, core, all) = (0, NoLetters, 0UL, 0UL);
        (WordCount, Initials) = (0, 0);
        name = name.Length > LongestName ? name[..LongestName] : name;
        for (var index = 0; index <= name.Length; index++)
        {
            var value = index < name.Length ? name[index] : (byte)' ';
            if (value is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or >= 0x80 or >= (byte)'A' and <= (byte)'Z')
            {
                if (length < LongestWord)
                {
                    var letter = value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
                    word[length++] = letter;
                    letters = WithLetter(letters, letter);
                }
            }
            else if (value == '.' && IsSiteEnding(name[index..], out var skipped) && length > 0)
            {
                index += skipped;
                Take(Known(recent, letters, word[..length]), ref core, ref all);
                (length, letters) = (0, NoLetters);
            }
            else if (value is not ((byte)'\'' or (byte)'.') && length > 0 && !IsTightJoin(name, index))
            {
                Take(Known(recent, letters, word[..length]), ref core, ref all);
                (length, letters) = (0, NoLetters);
            }
        }

        (Letters, AllLetters) = (core != 0 ? core : all, all);
    }

    /// <summary><c>AT&amp;T</c> is one word.</summary>
    private static bool IsTightJoin(ReadOnlySpan<byte> name, int index) =>
        index < name.Length
            && name[index] is (byte)'&' or (byte)'+'
            && index + 1 < name.Length
            && name[index - 1] > ' '
            && char.IsAsciiLetterOrDigit((char)name[index + 1]);

    private static bool IsSiteEnding(ReadOnlySpan<byte> text, out int length)
    {
        var end = text[1..].IndexOfAnyExceptInRange((byte)'a', (byte)'z');
        length = end < 0 ? text.Length - 1 : end;
        return length is 2 or 3 && SiteEndings.TryFind(Hash(text[1..(length + 1)]), out _);
    }

    private static HashTable<Special> ReadSpecial()
    {
        var table = new Dictionary<ulong, Special>();
        foreach (var (word, first) in NameWords.AllSame)
        {
            var isWeak = NameWords.IsGeneric(first) || NameWords.IsPlace(first);
            table[HashOf(word)] = new(isWeak ? Role.Weak : Role.Spelling, HashOf(first), SumOf(first));
        }

        foreach (var word in NameWords.AllGeneric)
        {
            table[HashOf(word)] = new(Role.Weak, HashOf(word), SumOf(word));
        }

        foreach (var word in LegalForms.AllWords.Concat(NameWords.AllIgnored))
        {
            table[HashOf(NameSpelling.Of(Latin.Of(word)))] = new(Role.Skipped, 0, 0);
        }

        return new(table);
    }

    public static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static ulong Hash(ReadOnlySpan<byte> word)
    {
        var hash = NoLetters;
        foreach (var value in word)
        {
            hash = WithLetter(hash, value);
        }

        return hash ^ (hash >> 32);
    }

    private static ulong WithLetter(ulong hash, byte letter) => (hash ^ letter) * 0x100000001B3;

    private static ref readonly Word Known(Word[] recent, ulong letters, Span<byte> word)
    {
        ref var known = ref recent[(int)(letters >> 40) & (RecentWords - 1)];
        if (known.Letters != letters)
        {
            known = Spelt(letters, word);
        }

        return ref known;
    }

    private static Word Spelt(ulong letters, Span<byte> word)
    {
        var initial = Numbers[word[0]];
        var spelt = word[..NameSpelling.Spell(word)];
        var hash = Hash(spelt);
        if (SpecialWords.TryFind(hash, out var special))
        {
            return new(letters, initial, special);
        }

        var sum = 0UL;
        foreach (var value in spelt)
        {
            sum += Numbers[value];
        }

        return new(letters, initial, new(Role.Spelling, hash, sum));
    }

    private void Take(in Word word, ref ulong core, ref ulong all)
    {
        var (role, hash, sum) = word.Means;
        if (role == Role.Skipped)
        {
            return;
        }

        Initials += word.Initial;
        all += sum;
        core += role == Role.Weak ? 0 : sum;
        if (WordCount < MostWords)
        {
            _words[WordCount++] = hash;
        }
    }

    private readonly record struct Special(Role Role, ulong Hash, ulong Sum);

    /// <param name="Letters">The hash of its letters as they stand, in lower case.</param>
    private readonly record struct Word(ulong Letters, ulong Initial, Special Means);
}
