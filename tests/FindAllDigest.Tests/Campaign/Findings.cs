using System.Collections.Concurrent;
using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Tests.Soak;
using Xunit;

namespace FindAllDigest.Tests.Campaign;

/// <summary>Runs one case for every seed and tells all that went wrong at once, each kind of fault with its first inputs.</summary>
internal static class Findings
{
    private const int MostTold = 12;

    /// <summary>Tries the inputs of the seeds 0 to one less than the count. A failure that a
    /// person can mend is as good as success.</summary>
    public static async Task ExpectNoneAsync(int count, Func<Dice, byte[]> make, Func<Dice, byte[], Task> tryOut)
    {
        var found = new ConcurrentBag<(string Kind, int Seed, string Input)>();
        await Parallel.ForAsync(0, count, TestContext.Current.CancellationToken, async (seed, _) =>
        {
            var dice = new Dice((ulong)seed);
            var input = make(dice);
            try
            {
                await tryOut(dice, input);
            }
            catch (DigestException told) when (told.ExitCode is not (ExitCode.Done or ExitCode.Bug) && told.Message.Length > 0)
            {
                // A sentence.
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                found.Add((KindOf(fault), seed, Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, 1500)))));
            }
        });
        var told = found
            .GroupBy(fault => fault.Kind)
            .Select(kind =>
                $"{kind.Count()} times {kind.Key}\n  seed {kind.MinBy(fault => fault.Seed).Seed}: {kind.MinBy(fault => fault.Seed).Input}");
        Assert.True(found.IsEmpty, string.Join("\n\n", told.Take(MostTold)));
    }

    public static Task ExpectNoneAsync(
        int count, Func<Dice, byte[]> make, Action<Dice, byte[]> tryOut) => ExpectNoneAsync(count, make, (dice, input) =>
    {
        tryOut(dice, input);
        return Task.CompletedTask;
    });

    private static string KindOf(Exception fault)
    {
        var place = (fault.StackTrace ?? "").Split('\n').FirstOrDefault(line => line.Contains("FindAllDigest.", StringComparison.Ordinal))
            ?? "";
        return $"{fault.GetType().Name} {fault.Message.Split('\n')[0]}{place}";
    }
}
