using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>The <c>xn--</c> form of one label of an international host (RFC 3492).</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int FirstThreshold = 1;
    private const int LastThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialCodePoint = 0x80;

    /// <summary>The label itself if it is ASCII, otherwise its encoded form. The cost grows with the square of the length, so callers bound it.</summary>
    public static string Encode(string label)
    {
        if (Ascii.IsValid(label))
        {
            return label;
        }

        var points = label.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var result = new StringBuilder("xn--");
        result.AppendJoin(null, label.Where(char.IsAscii));
        var basics = points.Count(point => point < InitialCodePoint);
        if (basics > 0)
        {
            result.Append('-');
        }

        var (handled, delta, bias, codePoint) = (basics, 0, InitialBias, InitialCodePoint);
        while (handled < points.Length)
        {
            var next = points.Where(point => point >= codePoint).Min();
            delta += (next - codePoint) * (handled + 1);
            codePoint = next;
            foreach (var point in points)
            {
                delta += point < codePoint ? 1 : 0;
                if (point == codePoint)
                {
                    AppendNumber(result, delta, bias);
                    bias = Adapt(delta, handled + 1, isFirst: handled == basics);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            codePoint++;
        }

        return result.ToString();
    }

    private static void AppendNumber(StringBuilder result, int number, int bias)
    {
        for (var place = Base; ; place += Base)
        {
            var threshold = Math.Clamp(place - bias, FirstThreshold, LastThreshold);
            if (number < threshold)
            {
                result.Append(Digit(number));
                return;
            }

            result.Append(Digit(threshold + ((number - threshold) % (Base - threshold))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static int Adapt(int delta, int points, bool isFirst)
    {
        delta /= isFirst ? Damp : 2;
        delta += delta / points;
        var bias = 0;
        for (; delta > (Base - FirstThreshold) * LastThreshold / 2; bias += Base)
        {
            delta /= Base - FirstThreshold;
        }

        return bias + ((Base - FirstThreshold + 1) * delta / (delta + Skew));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);
}
