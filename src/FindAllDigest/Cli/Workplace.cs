using FindAllDigest.Pipeline.Doctor;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Cli;

/// <summary>Where a command works: the store of watches, and what shows people the data there.</summary>
/// <param name="Proposals">Null where nothing is proposed, as in a folder.</param>
/// <param name="Health">Where people see how all watches are; null where there is no such place.</param>
internal sealed record Workplace(IWatchStore Store, DeliveryLadder Ladder, IProposals? Proposals, IHealthDisplay? Health) : IAsyncDisposable
{
    /// <summary>Reads how the repository is set up; null where watches lie in a folder.</summary>
    public IRepositoryInspector? Inspector { get; init; }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
