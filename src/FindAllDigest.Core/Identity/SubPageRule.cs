using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>One line of the list of sub-pages: a shape of paths, and which of its segments are dropped.</summary>
internal sealed class SubPageRule
{
    private const string Rest = "...";
    private const int MostSegments = 32;

    private readonly Step[] _steps;
    private readonly bool _hasRest;
    private readonly bool _dropsRest;

    /// <param name="shape">As the head of the list describes it.</param>
    public SubPageRule(string shape)
    {
        var words = shape.Split('/');
        _dropsRest = words[^1] == "-" + Rest;
        _hasRest = _dropsRest || words[^1] == Rest;
        _steps = [.. words[..^(_hasRest ? 1 : 0)].Select(word => new Step(word))];
    }

    /// <summary>Takes the dropped segments out of a path that has the shape; returns its length, which is as it was where it has
    /// not.</summary>
    public int Drop(Span<byte> path)
    {
        Span<Range> segments = stackalloc Range[MostSegments + 2];
        var count = ((ReadOnlySpan<byte>)path).Count((byte)'/');
        if (count > MostSegments || count < _steps.Length || (count > _steps.Length && !_hasRest))
        {
            return path.Length;
        }

        var start = 0;
        for (var index = 0; index < count; index++)
        {
            var end = path[(start + 1)..].IndexOf((byte)'/');
            segments[index] = start..(end < 0 ? path.Length : start + 1 + end);
            start = segments[index].End.Value;
        }

        for (var index = 0; index < _steps.Length; index++)
        {
            if (!_steps[index].Fits(path[segments[index]][1..]))
            {
                return path.Length;
            }
        }

        var written = 0;
        for (var index = 0; index < count; index++)
        {
            if (index < _steps.Length ? !_steps[index].IsDropped : !_dropsRest)
            {
                var segment = path[segments[index]];
                segment.CopyTo(path[written..]);
                written += segment.Length;
            }
        }

        return written;
    }

    /// <summary>One segment of a shape.</summary>
    private sealed class Step
    {
        private readonly byte[][] _words;

        public Step(string word)
        {
            IsDropped = word.StartsWith('-');
            _words = [.. word.TrimStart('-').Split('|').Select(Encoding.ASCII.GetBytes)];
        }

        public bool IsDropped { get; }

        public bool Fits(ReadOnlySpan<byte> segment)
        {
            foreach (var word in _words)
            {
                if (Fits(segment, word))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool Fits(ReadOnlySpan<byte> segment, ReadOnlySpan<byte> word) =>
            word.SequenceEqual("{code}"u8) ? IsCode(segment)
            : word.EndsWith("*"u8) ? segment.Length >= word.Length && Ascii.EqualsIgnoreCase(segment[..(word.Length - 1)], word[..^1])
            : Ascii.EqualsIgnoreCase(segment, word);

        private static bool IsCode(ReadOnlySpan<byte> segment) =>
            IsLetters(segment)
            || (segment.Length == 5 && segment[2] is (byte)'-' or (byte)'_' && IsLetters(segment[..2]) && IsLetters(segment[3..]));

        private static bool IsLetters(ReadOnlySpan<byte> segment) =>
            segment.Length == 2 && char.IsAsciiLetter((char)segment[0]) && char.IsAsciiLetter((char)segment[1]);
    }
}
