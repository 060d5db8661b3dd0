namespace FindAllDigest.Rendering;

/// <summary>Finds about the longest text that fits, by printing it with more and with fewer details.</summary>
internal static class LongestText
{
    private const int FirstReach = 192;
    private const int MostPrints = 16;

    // What is left of the limit when the search ends: the last details are not worth another print.
    private const double Enough = 0.97;

    /// <summary>A text that fits and uses the room there is, unless it has all details; the one
    /// with none where not even that fits.</summary>
    /// <param name="print">Prints with 0 to <paramref name="most"/> details; more of them hardly ever make a text shorter.</param>
    /// <remarks>Most texts fit whole. For the others the next detail to try is guessed from the sizes of those before, since
    /// a text grows about evenly: a handful of prints, none much longer than the limit, however much there is.</remarks>
    public static string Of(int most, Func<int, string> print, Func<string, int> size, int limit)
    {
        var (fitting, tooLong) = (new Try(-1, 0, ""), default(Try?));
        var detail = Math.Min(FirstReach, most);
        for (var prints = 0; prints < MostPrints; prints++)
        {
            var text = print(detail);
            var tried = new Try(detail, size(text), text);
            if (tried.Size > limit)
            {
                tooLong = tried;
            }
            else if (detail == most || tried.Size >= Enough * limit)
            {
                return text;
            }
            else
            {
                fitting = tried;
            }

            if (tooLong is not null && tooLong.Detail - fitting.Detail <= 1)
            {
                break;
            }

            detail = tooLong is null ? Beyond(fitting, limit, most) : Between(fitting, tooLong, limit);
        }

        return fitting.Detail >= 0 ? fitting.Text : print(0);
    }

    private static int Beyond(Try fitting, int limit, int most) =>
        (int)Math.Clamp(
            1.1 * fitting.Detail * limit / Math.Max(1, fitting.Size),
            fitting.Detail + 1,
            Math.Min(most, 4.0 * Math.Max(1, fitting.Detail)));

    private static int Between(Try fitting, Try tooLong, int limit)
    {
        var share = ((((1 + Enough) / 2) * limit) - fitting.Size) / (tooLong.Size - fitting.Size);
        return (int)Math.Clamp(fitting.Detail + (share * (tooLong.Detail - fitting.Detail)), fitting.Detail + 1, tooLong.Detail - 1);
    }

    private sealed record Try(int Detail, int Size, string Text);
}
