namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the account had credit for the last run of each watch: the service tells its balance to nobody.</summary>
internal sealed class CreditCheck : ICheck
{
    private const string Name = "credit";
    private const string OutOfFunds = "insufficient_funds";

    public Task<IReadOnlyList<Finding>> LookAsync(
        Examination examination, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>(
    [
        .. from watch in examination.Sound
           where watch.State.Ledger.Last is { Reason: OutOfFunds }
           select Finding.Doubtful(
               Name,
               $"The last run of watch '{watch.Watch.Value}' ended because the balance ran out.",
               "Add credit to the account at https://platform.parallel.ai; the next refresh then goes on by itself."),
    ]);
}
