namespace FindAllDigest.Core.Figures;

/// <summary>How many entities are still unseen, at the least: a lower bound from what successive runs caught.</summary>
/// <remarks>
/// <para>The removal model of Zippin (Biometrics 12, 1956, 163-189) joined with recapture: each run finds each entity
/// that it has not been told to leave out with the same chance, independently. A refresh draws from those not found
/// before; a recheck draws from these and from the known ones, and what it finds again tells the chance directly (Chapman
/// 1951; Seber, <i>The Estimation of Animal Abundance</i>, 2nd ed., chapters 3 and 7). The bound is the lower end of the
/// one-sided 95 % profile likelihood interval (Venzon and Moolgavkar, Applied Statistics 37, 1988, 87-94).</para>
/// <para>It assumes that nothing leaves the market and that the runs look equally hard. Entities that are harder
/// to find than others, and such as appear between the runs, make the true number larger than the model thinks
/// (Chao, Biometrics 43, 1987, 783-791), which a lower bound may miss. Growth alone can pass for slow depletion,
/// so only the latest catches count, and the latest recheck, which tells the chance whatever grows.</para>
/// </remarks>
public static class UnseenBound
{
    /// <summary>Fewest catches that a bound is drawn from.</summary>
    public const int FewestCatches = 2;

    /// <summary>Most catches that count, the latest ones: in a growing market older ones mislead.</summary>
    public const int MostCatches = 3;

    // Half of the 90 % point of chi-squared with one degree of freedom: 95 % on one side.
    private const double Drop = 1.3528;

    // Where the catches do not decline, every larger market fits as well; the search ends here.
    private const int SearchedTimesFound = 10;

    /// <summary>The least number of entities that exist and were not found yet; null before two
    /// runs went on until nothing was left.</summary>
    /// <param name="catches">The catches under one wording of the criteria, oldest first.</param>
    public static int? Of(IReadOnlyList<RunCatch> catches)
    {
        if (catches.Count < FewestCatches)
        {
            return null;
        }

        var found = catches[^1].FoundBefore + catches[^1].New;
        var early = catches.SkipLast(MostCatches).LastOrDefault(one => one.KnownSought > 0);
        RunCatch[] latest = [.. early is null ? [] : new[] { early }, .. catches.TakeLast(MostCatches)];
        var likelihoods = Likelihoods(latest, found);
        var threshold = likelihoods.Max() - Drop;
        return likelihoods.FindIndex(likelihood => likelihood >= threshold);
    }

    /// <summary>The profile log-likelihood of 0, 1, 2 … unseen entities, without terms that are
    /// the same for all, as far as it matters.</summary>
    private static List<double> Likelihoods(RunCatch[] catches, int found)
    {
        var successes = catches.Sum(one => one.New + one.KnownFound);
        var known = catches.Sum(one => one.KnownSought);
        List<double> likelihoods = [];
        var (combinations, best) = (0.0, double.NegativeInfinity);
        var most = (SearchedTimesFound * found) + (10 * SearchedTimesFound);
        for (var unseen = 0; unseen <= most; unseen++)
        {
            var total = found + unseen;
            var trials = known + catches.Sum(one => total - one.FoundBefore);
            var likelihood = combinations + Bernoulli(successes, trials);
            likelihoods.Add(likelihood);
            best = Math.Max(best, likelihood);
            if (likelihood < best - (2 * Drop))
            {
                break;
            }

            // The binomial coefficients of the next total, from those of this one.
            combinations += catches.Sum(one => Math.Log(total + 1 - one.FoundBefore) - Math.Log(total + 1 - one.FoundBefore - one.New));
        }

        return likelihoods;
    }

    /// <summary>The log-likelihood of so many successes at the chance that fits them best.</summary>
    private static double Bernoulli(int successes, int trials)
    {
        var failures = trials - successes;
        return Term(successes) + Term(failures);

        double Term(int count) => count == 0 ? 0 : count * Math.Log((double)count / trials);
    }
}
