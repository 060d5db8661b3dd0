using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Clock;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Clock;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 5, 8, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(1, 10)]
    [InlineData(60, 600)]
    [InlineData(0, 0)]
    public void It_runs_as_many_times_as_fast_as_asked(double speed, double expected)
    {
        var real = new FakeTimeProvider();
        var clock = new VirtualClock(real, Start, speed);

        real.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(Start.ToUniversalTime() + TimeSpan.FromSeconds(expected), clock.Now);
        Assert.Equal(TimeSpan.Zero, clock.Now.Offset);
    }

    [Fact]
    public void It_can_be_moved_forward_and_never_back()
    {
        var clock = new VirtualClock(new FakeTimeProvider(), Start, 0);

        clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(Start + TimeSpan.FromDays(7), clock.Now);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task It_can_be_moved_over_the_admin_path()
    {
        await using var service = await SimulatedService.StartAsync();

        var moved = await service.SendAsync(HttpMethod.Put, "/__simulator/clock", """{"advance_seconds":3600}""");
        var wrong = await service.SendAsync(HttpMethod.Put, "/__simulator/clock", """{"advance_seconds":-1}""");

        Assert.StartsWith("2026-01-05T07:00:00", moved.Text("now"), StringComparison.Ordinal);
        Assert.Equal(400, wrong.Status);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 7, 0, 0, TimeSpan.Zero), service.Simulator.Clock.Now);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(2e6)]
    public async Task A_speed_out_of_range_is_refused(double speed) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => FindAllSimulator.StartAsync(new() { Speed = speed }, TestContext.Current.CancellationToken));
}
