using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Pulls;
using FindAllDigest.GitHubSimulator.Repositories;
using FindAllDigest.Simulator;
using FindAllDigest.Tests.Simulator;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A GitHub, a FindAll and the real command line between them, as in a workflow with a fresh machine for every refresh.</summary>
internal sealed class GitHubStage : IAsyncDisposable
{
    public const string Watch = "batteries";
    public const string Branch = "findall-digest/batteries";
    public const string State = "findall-digest-state";

    private const double Speed = 5000;

    private readonly DirectoryInfo _folder;
    private readonly ProgramHost _host;

    private GitHubStage(GitHubServer server, HostedRepository repository, Token token, FindAllSimulator findAll, DirectoryInfo folder)
    {
        (Server, Repository, Token, FindAll, _folder) = (server, repository, token, findAll, folder);
        _host = new(Checkout)
        {
            Variables =
            {
                ["PARALLEL_API_KEY"] = ProgramHost.Key,
                ["PARALLEL_BASE_URL"] = findAll.BaseAddress.ToString(),
                ["FINDALL_DIGEST_POLL"] = "2ms",
                ["GITHUB_TOKEN"] = token.Secret,
                ["GITHUB_REPOSITORY"] = repository.FullName,
                ["GITHUB_API_URL"] = server.ApiUrl,
                ["GITHUB_SERVER_URL"] = server.WebUrl,
                ["GITHUB_RUN_ID"] = "1",
                ["GITHUB_OUTPUT"] = Path.Combine(folder.FullName, "output"),
            },
        };
    }

    public GitHubServer Server { get; }
    public HostedRepository Repository { get; }
    public Token Token { get; private set; }
    public FindAllSimulator FindAll { get; }

    /// <summary>The work tree that the program is started in; empty unless a test fills it.</summary>
    public string Checkout => Directory.CreateDirectory(Path.Combine(_folder.FullName, "checkout")).FullName;

    /// <summary>The file of a step's outputs.</summary>
    public string OutputPath => _host.Variables["GITHUB_OUTPUT"];

    public string SummaryPath => Path.Combine(_folder.FullName, "summary.md");

    /// <summary>The clock that the program goes by.</summary>
    public TimeProvider Time
    {
        get => _host.Time;
        set => _host.Time = value;
    }

    /// <summary>The creates that the service billed.</summary>
    public int Creates =>
        FindAll.Requests.Count(request => request is { Method: "POST" } && request.Path.EndsWith("/runs", StringComparison.Ordinal));

    /// <summary>Runs that were settled.</summary>
    public int Settled =>
        Math.Max(1, (Repository.ReadText($"{Watch}/runs.csv", State) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length) - 1;

    /// <summary>The number of a pull request by its place in time, which issues have no part in.</summary>
    /// <param name="place">1 for the first.</param>
    public int NumberOf(int place) => Repository.PullRequests.All[place - 1].Number;

    public PullRequest Pull => Assert.Single(Repository.PullRequests.All);

    /// <summary>Every call of GitHub since the last refresh began, a line each.</summary>
    public string Calls =>
        string.Join('\n', Server.Requests.All.Select(exchange => $"{exchange.Request.Method} {exchange.Request.Path} {exchange.Status}"));

    /// <summary>Writes since the last refresh began, without the dashboard's and those of journal
    /// and ledger: three calls each, ending in a move of the state branch.</summary>
    public int WritesBesideMemory =>
        Server.Requests.Writes.Count - DashboardWrites - (3 * Server.Requests.Writes.Count(
            exchange => exchange.Request.Path.EndsWith(State, StringComparison.Ordinal)));

    /// <summary>Writes of the dashboard since the last refresh began.</summary>
    public int DashboardWrites => Server.Requests.Writes.Count(exchange =>
        (exchange.Request.Path.EndsWith("/issues", StringComparison.Ordinal) || Regex.IsMatch(exchange.Request.Path, "/issues/[0-9]+$"))
            && Encoding.UTF8.GetString(exchange.Request.Body.Span).Contains("findall-digest:dashboard", StringComparison.Ordinal));

    /// <summary>Reads since the last refresh began, without the one that looks for the dashboard.</summary>
    public int ReadsBesideDashboard =>
        Server.Requests.Reads.Count - (Server.Requests.Reads.Any(
            exchange => exchange.Request.Path.EndsWith("/issues", StringComparison.Ordinal)) ? 1 : 0);

    /// <summary>The issues beside the dashboard, oldest first.</summary>
    public IReadOnlyList<IssueThread> Issues =>
        [.. Repository.Tracker.Issues.Where(issue => issue.Body?.Contains("findall-digest:dashboard", StringComparison.Ordinal) != true)];

    /// <summary>The issue that shows how all watches are.</summary>
    public IssueThread Dashboard =>
        Assert.Single(
            Repository.Tracker.Issues, issue => issue.Body?.Contains("findall-digest:dashboard", StringComparison.Ordinal) == true);

    /// <summary>What a step would see in <c>steps.x.outputs</c> after the last refresh.</summary>
    public IReadOnlyDictionary<string, string> Outputs => File.ReadAllLines(_host.Variables["GITHUB_OUTPUT"])
        .Select(line => line.Split('=', 2))
            .GroupBy(pair => pair[0])
            .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);

    /// <param name="deliver">The value of <c>deliver</c> in watch.json.</param>
    /// <param name="market">What the service finds; by default <see cref="SmallMarket.Json"/>.</param>
    public static async Task<GitHubStage> OpenAsync(
        JsonObject? deliver = null,
        GitHubServerOptions? options = null,
        PermissionSet? permissions = null,
        string market = SmallMarket.Json)
    {
        var folder = Directory.CreateTempSubdirectory("findall-digest-github-");
        var scenario = Path.Combine(folder.FullName, "scenario.jsonc");
        await File.WriteAllTextAsync(scenario, market, TestContext.Current.CancellationToken);
        var findAll = await FindAllSimulator.StartAsync(
            new SimulatorOptions { Speed = Speed, ScenarioPath = scenario }, TestContext.Current.CancellationToken);
        var server = await GitHubServer.StartAsync(options);
        var repository = server.CreateRepository(
            "octo/watches", ("README.md", "# Watches\n"), ($"data/{Watch}/watch.json", WatchJson(deliver)));
        repository.Settings.ActionsMayCreatePullRequests = true;
        return new GitHubStage(server, repository, server.IssueActionsToken(permissions), findAll, folder);
    }

    public PersonAtWork As(string login) => Repository.As(Server.Person(login));

    public StrangerAtWork AsStranger(string login) => Repository.AsStranger(Server.Person(login));

    /// <summary>Lets so much time pass that the scenario's later entity is there.</summary>
    public void PassAWeek() => FindAll.Clock.Advance(TimeSpan.FromDays(8));

    public void Allow(PermissionSet permissions)
    {
        Token = Token with { Permissions = permissions };
        Server.Change(Token);
    }

    public void Set(string variable, string value) => _host.Variables[variable] = value;

    /// <summary>A refresh as a workflow's step; the log of requests begins anew with it.</summary>
    public Task<ProgramRun> RefreshAsync(params string[] arguments) => RunAsync(["refresh", Watch, .. arguments]);

    public Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    public Task<ProgramRun> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        Server.Requests.Clear();
        return _host.RunAsync(cancellationToken, arguments);
    }

    /// <summary>The program as a process of its own, not started yet.</summary>
    public ChildProgram CreateProcess(params string[] arguments) => _host.CreateProcess(arguments);

    public string Read(string name, string revision = Branch) => Repository.ReadText($"data/{Watch}/{name}", revision) ?? "";

    /// <summary>Fills the work tree with the default branch, as a workflow's checkout does.</summary>
    public void CheckOut()
    {
        foreach (var path in Repository.Files())
        {
            var target = Path.Combine(Checkout, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? Checkout);
            File.WriteAllBytes(target, Repository.ReadBytes(path) ?? []);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await FindAll.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string WatchJson(JsonObject? deliver) => new JsonObject
    {
        ["objective"] = "Find batteries",
        ["entity_type"] = "companies",
        ["match_conditions"] = new JsonArray(new JsonObject { ["name"] = "battery_check", ["description"] = "Makes batteries." }),
        ["generator"] = "core",
        ["match_limit"] = 50,
        ["budget"] = new JsonObject { ["per_run_usd"] = 50, ["per_month_usd"] = 500 },
        ["deliver"] = deliver ?? [],
    }.ToJsonString();
}
