using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator;

/// <summary>Everything GitHub knows: accounts, repositories, tokens, the time. All work on it holds <see cref="Gate"/>.</summary>
public sealed class GitHubWorld(TimeProvider clock)
{
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.OrdinalIgnoreCase)
    {
        [Account.WebFlow.Login] = Account.WebFlow,
        [Account.ActionsBot.Login] = Account.ActionsBot,
    };

    private readonly Dictionary<string, HostedRepository> _repositories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private long _lastId = 1000;

    /// <summary>Held while the world is read or changed, so that every request is atomic.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Objects that reads do not show yet.</summary>
    public EventualConsistency Consistency { get; } = new();

    /// <summary>Now, in whole seconds of UTC, as GitHub stores times.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    internal long NextId() => ++_lastId;

    /// <summary>The account of this login, made when it is new.</summary>
    public Account Register(string login, AccountKind kind = AccountKind.User)
    {
        lock (Gate)
        {
            return _accounts.TryGetValue(login, out var known) ? known : _accounts[login] = new(NextId(), login, kind);
        }
    }

    public Account? FindAccount(string login) => _accounts.GetValueOrDefault(login);

    public HostedRepository? FindRepository(string owner, string name) => _repositories.GetValueOrDefault($"{owner}/{name}");

    public Token? FindToken(string secret) => _tokens.GetValueOrDefault(secret);

    internal void Add(HostedRepository repository) => _repositories.Add(repository.FullName, repository);

    internal void Add(Token token) => _tokens[token.Secret] = token;
}
