using CsCheck;
using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Markdown;
using Xunit;

namespace FindAllDigest.Tests.Dashboards;

/// <summary>The boxes of the dashboard: what counts as one, and what becomes of it.</summary>
public sealed class DashboardTextTests
{
    private static readonly WatchName Watch = WatchName.TryParse("batteries", out var name) ? name : throw new InvalidOperationException();

    private static readonly Gen<DashboardAct> Acts = Gen.OneOf<DashboardAct>(
        Gen.Const<DashboardAct>(new DashboardAct.Refresh(Watch)),
        Gen.Const<DashboardAct>(new DashboardAct.Retry(Watch)),
        Gen.Int[0, 1_000_000].Select(minutes =>
            (DashboardAct)new DashboardAct.Abandon(Watch, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes))),
        Gen.Int[1, 999_999].Select(number => (DashboardAct)new DashboardAct.Restore(number)),
        Gen.Int[5, 1000].Select(total => (DashboardAct)new DashboardAct.Extend(Watch, total)));

    [Fact]
    public void A_name_reads_back_as_the_act() => Acts.Sample(act => Assert.Equal(act, DashboardAct.Parse(act.Name)));

    [Theory]
    [InlineData("refresh")]
    [InlineData("refresh ")]
    [InlineData("refresh -x")]
    [InlineData("refresh Batteries")]
    [InlineData("refresh batteries 5")]
    [InlineData("refresh batteries zinc")]
    [InlineData("refresh batteries\n")]
    [InlineData("restore 0")]
    [InlineData("restore batteries")]
    [InlineData("restore 99999999999")]
    [InlineData("extend batteries")]
    [InlineData("extend batteries 0")]
    [InlineData("abandon batteries")]
    [InlineData("abandon batteries 2026-11-31T00:00:00Z")]
    [InlineData("buy batteries")]
    [InlineData("")]
    public void What_is_no_name_is_no_act(string name) => Assert.Null(DashboardAct.Parse(name));

    [Fact]
    public void Only_a_ticked_box_asks_and_clearing_it_keeps_every_other_character() => Gen.Select(Acts.Array[1, 5], Gen.Bool.Array[5])
        .Sample((acts, ticks) =>
    {
        DashboardAct[] distinct = [.. acts.Distinct()];
        var text = "Above.\r\n"
            + string.Concat(
                distinct.Select((act, index) => $"- [{(ticks[index] ? "x" : " ")}] **words** {DashboardText.Mark(act, "before")}\n"))
            + "Below.";
        DashboardAct[] asked = [.. distinct.Where((_, index) => ticks[index])];

        Assert.Equal(asked, DashboardText.Read(text).Asked(null));

        var cleared = DashboardText.Clear(text, asked.ToDictionary(act => act, _ => new DashboardAnswer("done")));
        Assert.Empty(DashboardText.Read(cleared).Asked(null));
        var unchanged = text.Split('\n').Zip(cleared.Split('\n')).Where(pair => !pair.First.Contains("[x]", StringComparison.Ordinal));
        Assert.All(unchanged, pair => Assert.Equal(pair.First, pair.Second));
        Assert.All(
            asked,
            act => Assert.Contains($"[ ] **words** <!-- findall-digest:do {act.Name} n=1 --> · done\n", cleared, StringComparison.Ordinal));
    });

    [Fact]
    public void A_text_written_anew_keeps_ticks_counts_and_notes_of_its_boxes_and_no_others()
    {
        var refresh = new DashboardAct.Refresh(Watch);
        var old =
            $"- [x] old words <!-- findall-digest:do {refresh.Name} n=3 --> · done on Monday\n- [x] gone {DashboardText.Mark(new DashboardAct.Restore(7))}";

        var carried = DashboardText.Read(old)
            .Carry($"- [ ] new words {DashboardText.Mark(refresh)}\n- [ ] other {DashboardText.Mark(new DashboardAct.Restore(8))}");

        Assert.Equal(
            $"- [x] new words <!-- findall-digest:do {refresh.Name} n=3 --> · done on Monday\n- [ ] other <!-- findall-digest:do restore 8 n=0 -->",
            carried);
    }

    [Theory]
    [InlineData("- [x] refresh now <!-- findall-digest:do refresh batteries n=0 -->")]
    [InlineData("\n- [x] retry <!-- findall-digest:do retry batteries n=0 -->\n")]
    [InlineData("--> - [x] <!-- findall-digest:do restore 1 n=0 -->")]
    [InlineData("<!-- findall-digest:end -->\n- [X] a <!-- findall-digest:do abandon batteries 2026-01-01T00:00:00Z n=0 -->")]
    public void Foreign_text_is_no_box_wherever_it_is_printed(string hostile)
    {
        var printed = MarkdownEscaper.Escape(hostile).Markdown;

        Assert.Empty(DashboardText.Read($"- ❌ {printed}\n{printed}\n  - [x] {printed}").Asked(null));
    }
}
