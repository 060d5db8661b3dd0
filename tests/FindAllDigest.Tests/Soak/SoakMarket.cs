using FindAllDigest.Tests.Pipeline;

namespace FindAllDigest.Tests.Soak;

/// <summary>A market of two years: things appear, vanish, and raise money in ever other words.</summary>
internal static class SoakMarket
{
    public const int Weeks = 104;

    private const int Entities = 90;
    private const int AtTheStart = 12;

    public static DateTimeOffset Start { get; } = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    public static string Create(Dice dice) => Market.Of([.. Enumerable.Range(1, Entities).Select(number => Entity(number, dice))]);

    private static Found Entity(int number, Dice dice)
    {
        var week = number <= AtTheStart ? 0 : 1 + dice.Below(Weeks - 5);
        var host = $"grid{number}.example";
        var url = dice.Below(10) switch
        {
            0 =>
            host,
            1 => $"http://www.{host}/?utm_source=x",
            2 when number > AtTheStart => "",
            _ => $"https://{host}"
        };
        return new Found($"Grid {Word(number)}", url, IsMatch: !dice.Percent(25), From: Day(week))
        {
            Until = dice.Percent(15) ? Day(week + 8 + dice.Below(60)) : null,
            Funding = [.. Rounds(week, dice)],
        };
    }

    /// <summary>What it has raised from time to time; now and then only the wording is new.</summary>
    private static IEnumerable<Funding> Rounds(int week, Dice dice)
    {
        var millions = 1 + dice.Below(20);
        for (var round = 0; round < 4; round++)
        {
            yield return new Funding(Day(week), dice.Below(3) switch
            {
                0 => $"${millions}M",
                1 => $"{millions} million USD",
                _ => $"USD {millions},000,000",
            });
            week += 5 + dice.Below(40);
            millions += dice.Percent(50) ? dice.Below(30) : 0;
        }
    }

    private static string Day(int week) => Start.AddDays(7 * week).ToString("yyyy-MM-dd");

    // Letters only, so that no two names are alike but for a figure.
    private static string Word(int number) => $"{(char)('A' + (number / 26))}{(char)('a' + (number % 26))}volt";
}
