using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the prices that budgets are counted by are fresh.</summary>
internal sealed class PricesCheck : ICheck
{
    private const string Name = "prices";
    private const int Fresh = 180;

    public Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var date = examination.Prices.Date;
        var age = DateOnly.FromDateTime(examination.Now.UtcDateTime).DayNumber - date.DayNumber;
        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            age <= Fresh
                ? Finding.Good(Name, $"The prices are of {PeopleTime.DayOfYear(date)}.")
                : Finding.Doubtful(
                    Name,
                    $"The prices are of {PeopleTime.DayOfYear(date)}, {age} days old, so budgets may be counted wrong.",
                    $"Compare them with the vendor's page and write those of today into {WatchFiles.Prices}."),
        ]);
    }
}
