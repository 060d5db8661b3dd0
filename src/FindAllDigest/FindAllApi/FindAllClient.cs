using System.Collections.Concurrent;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi.Reading;
using FindAllDigest.FindAllApi.Transport;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Transport;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.FindAllApi;

/// <summary>The FindAll service over HTTP (<see href="https://docs.parallel.ai/findall-api/findall-quickstart"/>).</summary>
/// <remarks>Calls that are safe to repeat are repeated within bounded time; those that spend money are sent once. The key goes to the
/// configured host only and appears in no message. Safe for use by several threads.</remarks>
internal sealed class FindAllClient : IFindAllService, IDisposable
{
    private const int MostExclusions = 10_000;

    private readonly Lazy<Wires> _wires;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<FindAllRunId, DateTimeOffset> _starts = new();

    /// <param name="settings">Read when the service is first called: what has nothing to ask needs no key.</param>
    /// <param name="time">Drives every wait and time-out.</param>
    public FindAllClient(Func<FindAllSettings> settings, TimeProvider time, ILogger<FindAllClient> logger)
    {
        _time = time;
        _wires = new(() => Wires.To(settings(), time, logger));
    }

    /// <summary>A client whose calls a handler answers instead of the network.</summary>
    internal FindAllClient(FindAllSettings settings, TimeProvider time, ILogger<FindAllClient> logger, HttpMessageHandler handler)
    {
        _time = time;
        _wires = new(() => new Wires(settings, time, logger, handler, handler));
    }

    public void RequireReady() => _ = _wires.Value;

    public void Expect(FindAllRunId id, DateTimeOffset started) => _starts[id] = started;

    public async Task<CreateOutcome> CreateAsync(RunRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.ExcludeList.Count, MostExclusions);
        if (request.Criteria.Enrichments
            .SelectMany(_wires.Value.Settings.Secrets.MissingIn)
            .Distinct(StringComparer.Ordinal)
            .ToList() is [_, ..] missing)
        {
            var names = string.Join(", ", missing);
            return new CreateOutcome.Refused(
                new(
                    "secrets",
                    $"An enrichment needs the secret {names}, which is not set, so nothing was started.",
                    $"Store it, or add a line {missing[0]}=… to the secret {Secrets.Variable}."));
        }

        var call = ServiceCall.Create(RequestBodies.Create(request));
        var attempt = await _wires.Value.Single.SendAsync(call, CancellationToken.None);
        return attempt switch
        {
            { Effect: Effect.Done, Reply: { } reply } => Created(call, reply, attempt.Failure),
            { Effect: Effect.None, Failure: { } failure } => new CreateOutcome.Refused(failure.Cause),
            _ => new CreateOutcome.Unclear(Doubtful(attempt.Failure, "A run may have been started and will be billed if so.")),
        };
    }

    public async Task<EnrichOutcome> EnrichAsync(FindAllRunId id, Enrichment enrichment, CancellationToken cancellationToken)
    {
        var attempt = await _wires.Value.Single.SendAsync(
            Of(ServiceCall.Enrich(id, RequestBodies.Enrich(enrichment, _wires.Value.Settings.Secrets))), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return attempt switch
        {
            { Effect: Effect.Done, Reply: { } reply } when Shows(reply, enrichment) => new EnrichOutcome.Added(),
            { Effect: Effect.None, Failure: { } failure } => new EnrichOutcome.Refused(failure.Message),
            _ => new EnrichOutcome.Unclear(Doubtful(attempt.Failure, "The enrichment may have been added.")),
        };
    }

    public async Task<ExtendOutcome> ExtendAsync(FindAllRunId id, RunExtension extension)
    {
        var attempt = await _wires.Value.Single.SendAsync(
            Of(ServiceCall.Extend(id, RequestBodies.Extend(extension.Additional))), CancellationToken.None);
        return attempt switch
        {
            { Effect: Effect.Done, Reply: { } reply } when ShownBy(reply)?.MatchLimit is { } limit && limit >= extension.To =>
                new ExtendOutcome.Extended(limit),
            { Effect: Effect.None, Failure: { } failure } => new ExtendOutcome.Refused(failure.Message),
            _ => new ExtendOutcome.Unclear(Doubtful(attempt.Failure, "The run may have been extended.")),
        };
    }

    public Task<FindAllRun> GetRunAsync(FindAllRunId id, CancellationToken cancellationToken) => _wires.Value.Repeated.SendAsync(
        Of(ServiceCall.Status(id)),
        reply => RunReader.Read(SafeUtf8.Of(reply.Body.Bytes), id)
            ?? throw new UnreadableAnswerException("it does not say how the run stands"),
        cancellationToken);

    public Task<FindAllRun?> FindRunAsync(FindAllRunId id, CancellationToken cancellationToken) => _wires.Value.Repeated.SendAsync(
        ServiceCall.Status(id) with { AsksWhetherThere = true },
        reply => reply.Status == 404 && ServiceErrorReader.IsOwn(reply.Body.Bytes)
            ? null
            : RunReader.Read(SafeUtf8.Of(reply.Body.Bytes), id)
                ?? throw new UnreadableAnswerException("it does not say whether there is such a run"),
        cancellationToken);

    public async Task<FindAllResult> GetResultAsync(FindAllRunId id, CancellationToken cancellationToken)
    {
        var reader = new ResultReader(_wires.Value.Settings.ApiKey);
        var result = await _wires.Value.Repeated.SendLongAsync(
            Of(ServiceCall.Result(id)), reply => reader.Read(SafeUtf8.Of(reply.Body.Bytes), id), cancellationToken);
        var run = result.Run ?? await GetRunAsync(id, cancellationToken);
        return new(run with { Status = Counted(run.Status, result.Candidates) }, result.Candidates, result.Problems)
        {
            Doubt = result.DoubtAbout(run.Status),
        };
    }

    public Task<PartialCriteria> GetCriteriaAsync(FindAllRunId id, CancellationToken cancellationToken) =>
        _wires.Value.Repeated.SendAsync(
            Of(ServiceCall.Schema(id)), reply => CriteriaReader.Read(SafeUtf8.Of(reply.Body.Bytes)), cancellationToken);

    public IAsyncEnumerable<RunEvent> FollowAsync(FindAllRunId id, string? after, CancellationToken cancellationToken) =>
        _wires.Value.Events.ReadAsync(Of(ServiceCall.Events(id, after)), cancellationToken);

    public Task CancelAsync(FindAllRunId id, CancellationToken cancellationToken) =>
        _wires.Value.Repeated.SendAsync(
            ServiceCall.Cancel(id), reply => CancelReader.Check(reply.Status, SafeUtf8.Of(reply.Body.Bytes)), cancellationToken);

    public Task<PartialCriteria> IngestAsync(string objective, CancellationToken cancellationToken) => _wires.Value.Repeated.SendAsync(
        ServiceCall.Ingest(RequestBodies.Ingest(objective)),
        reply => CriteriaReader.Read(SafeUtf8.Of(reply.Body.Bytes)),
        cancellationToken);

    public void Dispose()
    {
        if (_wires.IsValueCreated)
        {
            _wires.Value.Dispose();
        }
    }

    private ServiceCall Of(ServiceCall call) =>
        call with
        {
            MayBeUnseen = call.RunId is { } id
                && _starts.TryGetValue(id, out var started)
                && _time.GetUtcNow() - started < IFindAllService.MayBeUnseen,
        };

    /// <summary>The criteria that an answer to a change shows; null where it shows none, so that
    /// whether the change happened must be asked.</summary>
    private static PartialCriteria? ShownBy(ServiceReply reply)
    {
        try
        {
            return CriteriaReader.Read(SafeUtf8.Of(reply.Body.Bytes));
        }
        catch (UnreadableAnswerException)
        {
            return null;
        }
    }

    private static bool Shows(ServiceReply reply, Enrichment enrichment)
    {
        var shown = ShownBy(reply)?.Enrichments?.SelectMany(present => present.PropertyNames).ToHashSet(StringComparer.Ordinal);
        return shown is not null && enrichment.PropertyNames.All(shown.Contains);
    }

    /// <summary>The service may leave its counts out, and what is there was surely generated.</summary>
    private static RunStatus Counted(RunStatus status, IReadOnlyList<Candidate> candidates) => status with
    {
        Generated = Math.Max(status.Generated, candidates.Count),
        Matched = Math.Max(status.Matched, candidates.Count(candidate => candidate.IsMatch)),
    };

    private CreateOutcome Created(ServiceCall call, ServiceReply reply, ServiceFailure? cut)
    {
        if (RunReader.ReadCreated(SafeUtf8.Of(reply.Body.Bytes)) is { } run)
        {
            Expect(run.Id, _time.GetUtcNow());
            return new CreateOutcome.Created(run);
        }

        var failure = cut ?? _wires.Value.Sentences.Unreadable(call, reply, "the answer holds no readable run id");
        return new CreateOutcome.Unclear(Doubtful(failure, "A run was probably started and is billed."));
    }

    private static string Doubtful(ServiceFailure? failure, string consequence) => $"{failure?.Message} {consequence}";

    /// <summary>The connections, and what is said when they fail.</summary>
    private sealed class Wires : IDisposable
    {
        private readonly ServiceConnection _repeated;
        private readonly ServiceConnection _single;

        public static Wires To(FindAllSettings settings, TimeProvider time, ILogger<FindAllClient> logger) =>
            new(settings, time, logger, Sockets.To(settings.BaseAddress), Sockets.ForSingleCallsTo(settings.BaseAddress));

        public Wires(
            FindAllSettings settings,
            TimeProvider time,
            ILogger<FindAllClient> logger,
            HttpMessageHandler repeated,
            HttpMessageHandler single)
        {
            settings.ThrowIfUnsafe();
            Settings = settings;
            Sentences = new FailureSentences(settings);
            _repeated = new ServiceConnection(repeated, settings, time);
            _single = new ServiceConnection(single, settings, time);
            Repeated = new RepeatedCalls(_repeated, Sentences, settings, time, logger);
            Events = new EventStream(_repeated, Sentences, settings, time);
            Single = new SingleCalls(_single, Sentences, settings, time, logger);
        }

        public FindAllSettings Settings { get; }
        public FailureSentences Sentences { get; }
        public RepeatedCalls Repeated { get; }
        public EventStream Events { get; }
        public SingleCalls Single { get; }

        public void Dispose()
        {
            _repeated.Dispose();
            _single.Dispose();
        }
    }
}
