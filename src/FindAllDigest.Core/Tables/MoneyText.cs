namespace FindAllDigest.Core.Tables;

/// <summary>Amounts of money in few characters: <c>$5.4M</c>, <c>€950K</c>, <c>CHF 1.25B</c>.</summary>
internal static class MoneyText
{
    private static readonly string[] Magnitudes = ["", "K", "M", "B", "T", "Q"];

    /// <param name="currency">ISO code; empty where it is not known.</param>
    public static string Of(decimal value, string currency)
    {
        var sign = value < 0 ? "-" : "";
        var amount = Short(Math.Abs(value));
        return currency switch
        {
            "USD" => $"{sign}${amount}",
            "EUR" => $"{sign}€{amount}",
            "GBP" => $"{sign}£{amount}",
            "JPY" => $"{sign}¥{amount}",
            "INR" => $"{sign}₹{amount}",
            "" => $"{sign}{amount}",
            _ => $"{currency} {sign}{amount}",
        };
    }

    /// <summary>Three digits are enough to judge by; the evidence has the rest.</summary>
    private static string Short(decimal value)
    {
        var magnitude = 0;
        var rounded = Rounded(value);
        while (rounded >= 1000 && magnitude < Magnitudes.Length - 1)
        {
            value /= 1000;
            magnitude++;
            rounded = Rounded(value);
        }

        return $"{rounded:0.##}{Magnitudes[magnitude]}";
    }

    private static decimal Rounded(decimal value) => Math.Round(value, DecimalsOf(value), MidpointRounding.AwayFromZero);

    private static int DecimalsOf(decimal value) => value switch
    {
        >= 100 => 0,
        >= 10 => 1,
        _ => 2,
    };
}
