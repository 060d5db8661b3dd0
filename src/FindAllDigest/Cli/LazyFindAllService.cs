using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary>The service, reached for only when a refresh needs it: a watch with nothing to do needs no key.</summary>
internal sealed class LazyFindAllService(Func<FindAllClient> create) : IFindAllService, IDisposable
{
    private readonly Lazy<FindAllClient> _client = new(create);

    public void RequireReady() => _ = _client.Value;

    public Task<CreateOutcome> CreateAsync(RunRequest request) => _client.Value.CreateAsync(request);

    public Task<EnrichOutcome> EnrichAsync(FindAllRunId id, Enrichment enrichment, CancellationToken cancellationToken) =>
        _client.Value.EnrichAsync(id, enrichment, cancellationToken);

    public Task<FindAllRun> GetRunAsync(FindAllRunId id, CancellationToken cancellationToken) => _client.Value.GetRunAsync(id, cancellationToken);

    public Task<FindAllResult> GetResultAsync(FindAllRunId id, CancellationToken cancellationToken) => _client.Value.GetResultAsync(id, cancellationToken);

    public Task<PartialCriteria> GetCriteriaAsync(FindAllRunId id, CancellationToken cancellationToken) => _client.Value.GetCriteriaAsync(id, cancellationToken);

    public Task CancelAsync(FindAllRunId id, CancellationToken cancellationToken) => _client.Value.CancelAsync(id, cancellationToken);

    public Task<PartialCriteria> IngestAsync(string objective, CancellationToken cancellationToken) => _client.Value.IngestAsync(objective, cancellationToken);

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}
