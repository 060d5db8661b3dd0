using FindAllDigest.Cli.Commands;
using FindAllDigest.Core.Reviews;
using Xunit;

namespace FindAllDigest.Tests.Reviews;

/// <summary>What <c>status</c> says of what people accepted.</summary>
public sealed class PrecisionTextTests
{
    [Fact]
    public void A_condition_has_peoples_words_and_the_surest_first()
    {
        var shares = ReviewShares.Of([ReviewVerdict.Accepted, ReviewVerdict.Rejected]);
        var precision = new Precision
        {
            All = shares,
            Generators = [],
            Criteria = [],
            Months = [],
            Conditions =
            [
                new ConditionPrecision(
                    "founded_after_2020_check",
                    shares,
                    [.. new[] { "", "high", "low", "medium" }.Select(word => new PrecisionGroup(word, shares))])
            ],
        };

        var line = PrecisionText.Lines(precision).Last();

        Assert.Equal($"by confidence in “Founded after 2020”: high {shares}; medium {shares}; low {shares}; unknown {shares}", line);
    }
}
