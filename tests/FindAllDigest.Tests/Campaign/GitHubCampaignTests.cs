using System.Collections.Immutable;
using System.Net;
using System.Text;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using Octokit;
using Octokit.Internal;
using Xunit;

namespace FindAllDigest.Tests.Campaign;

/// <summary>Damaged answers of GitHub: each is read or told, whatever call it answers.</summary>
[Trait("Lane", "thorough")]
public sealed class GitHubCampaignTests
{
    private const string Sha = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private const string Branch = "findall-digest/batteries";

    // "hello\n"
    private const string Blob = "ce013625030ba8dba906f756967f9e9ca394464a";

    private const string Reference =
        $$$"""{"ref":"refs/heads/{{{Branch}}}","node_id":"x","url":"https://api.github.com/x","object":{"type":"commit","sha":"{{{Sha}}}","url":"https://api.github.com/y"}}""";

    private const string Tree = $$"""
        {"sha":"{{Sha}}","url":"https://api.github.com/t","truncated":false,"tree":[
        {"path":"data/batteries/watch.json","mode":"100644","type":"blob","size":6,"sha":"{{Blob}}","url":"https://api.github.com/b"},
        {"path":"data","mode":"040000","type":"tree","sha":"{{Sha}}","url":"https://api.github.com/d"},{"path":"link","mode":"120000","type":"blob","size":1,"sha":"{{Blob}}"}]}
        """;

    private const string Pull = $$$$"""
        {"number":12,"html_url":"https://github.com/octo/watches/pull/12","state":"open","title":"batteries","body":"<!-- findall-digest:begin watch=batteries -->","updated_at":"2026-11-23T06:00:00Z","closed_at":null,"merged_at":null,
        "user":{"login":"ada","type":"User"},"labels":[{"name":"a"}],"mergeable":true,"head":{"ref":"{{{{Branch}}}}","sha":"{{{{Sha}}}}","repo":{"full_name":"octo/watches"}},"base":{"ref":"main","repo":{"default_branch":"main","full_name":"octo/watches"}}}
        """;

    private const string IssueText = """
        {"id":5,"number":12,"html_url":"https://github.com/octo/watches/issues/12","state":"open","title":"t","body":"<!-- mark -->","comments":3,"user":{"login":"ada","type":"User"},"labels":[{"name":"a"}],"assignees":[{"login":"ada"}],"permission":"write"}
        """;

    private const string Comparison = $$$"""
        {"merge_base_commit":{"sha":"{{{Sha}}}"},"ahead_by":2,"behind_by":0,"total_commits":2,"files":[{"filename":"data/batteries/exclude.csv","status":"modified","sha":"{{{Blob}}}","patch":"@@ -1 +1 @@\n-hello\n+hallo"},
        {"filename":"b","previous_filename":"data/batteries/watch.json","status":"renamed","sha":"{{{Blob}}}"}]}
        """;

    private static readonly CommitTree Default = new(
        Sha, ImmutableSortedDictionary<string, TreeFile>.Empty.Add("data/batteries/exclude.csv", new TreeFile(Blob, 6)));

    private static readonly Dictionary<string, (string Good, Func<Api, Task> Call)> Calls = new(StringComparer.Ordinal)
    {
        ["list branches"] = ($"[{Reference}]", api => api.Branches.ReadAllAsync(Token)),
        ["read branch"] = (Reference, api => api.Branches.ReadAsync(Branch, Token)),
        ["create branch"] = (Reference, api => api.Branches.CreateAsync(Branch, Sha, Token)),
        ["move branch"] = (Reference, api => api.Branches.MoveAsync(Branch, Sha, isForced: false, Token)),
        ["read tree"] = (Tree, api => api.Objects.ReadTipAsync(Sha, Token)),
        ["read whole tree"] = (Tree, api => api.Objects.ReadWholeAsync(Sha, Token)),
        ["read file"] = (
            $$"""{"sha":"{{Blob}}","size":6,"encoding":"base64","content":"aGVsbG8K\n"}""",
            api => api.Objects.ReadAsync("none/x", new TreeFile(Blob, 6), Token)),
        ["make commit"] = (
            $$"""{"sha":"{{Sha}}","tree":[],"message":"m"}""",
            api => api.Commits.MakeAsync(
                Sha, new Dictionary<string, ReadOnlyMemory<byte>> { ["a"] = "b"u8.ToArray(), ["c"] = new byte[] { 0xFF } }, "m", Token)),
        ["compare"] = (
            Comparison,
            api => new Comparisons(api.Calls, api.Objects, new KnownFolders())
                .CompareAsync(Default, "data/batteries", Branch, Sha, recallAsync: null, Token)),
        ["list open pulls"] = ($"[{Pull}]", api => api.Pulls.ListOpenAsync(Token)),
        ["list recent pulls"] = ($"[{Pull}]", api => api.Pulls.ListRecentAsync(Token)),
        ["read pull"] = (Pull, api => api.Pulls.GetAsync(12, Token)),
        ["create pull"] = (Pull, api => api.Pulls.CreateAsync(Branch, "main", "t", "b", Token)),
        ["find issue"] = ($"[{IssueText}]", api => api.Issues.FindAsync("<!-- mark -->", includesClosed: true, Token)),
        ["create issue"] = (IssueText, api => api.Issues.CreateAsync("t", "b", "<!-- mark -->", Token)),
        ["close issue"] = (IssueText, api => api.Issues.CloseAsync(12, Token)),
        ["read comments"] = ($"[{IssueText}]", api => api.Issues.HasCommentAsync(12, "<!-- mark -->", Token)),
        ["comment"] = (IssueText, api => api.Issues.CommentAsync(12, "b", "<!-- mark -->", Token)),
        ["assign"] = (IssueText, api => api.Issues.AssignAsync(12, ["ada", "bob"], Token)),
        ["default branch"] = (
            """{"name":"watches","default_branch":"main","full_name":"octo/watches"}""", api => api.Calls.ReadDefaultBranchAsync(Token)),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task An_answer_is_read_or_told(
        string name) => Findings.ExpectNoneAsync(100, dice => Mutant.OfJson(dice, [Calls[name].Good]), async (_, body) =>
    {
        using var service = new Service(body);
        await Calls[name].Call(new Api(service));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_good_answer_is_read(string name)
    {
        using var service = new Service(Encoding.UTF8.GetBytes(Calls[name].Good));

        await Calls[name].Call(new Api(service));

        Assert.True(service.Requests > 0);
    }

    /// <summary>The calls of a repository, answered by a handler.</summary>
    private sealed class Api
    {
        public Api(Service service)
        {
            var settings = GitHubSettings.From(
                "ghs_secret", "octo/watches", "https://api.github.com", "https://github.com", Path.Combine(Path.GetTempPath(), "nowhere"));
            var connection = new Connection(
                new ProductHeaderValue("test"),
                settings.ApiAddress,
                new InMemoryCredentialStore(Credentials.Anonymous),
                new HttpClientAdapter(() => new AnswerHandler(service)),
                new SimpleJsonSerializer());
            Calls = new GitHubCalls(new GitHubClient(connection), settings);
            var cache = new BlobCache(settings.CheckoutRoot);
            var authors = new Authors(Calls);
            (Objects, Commits, Branches) = (new GitObjects(Calls, cache), new Commits(Calls, cache), new Branches(Calls));
            (Pulls, Issues) = (
                new PullRequests(Calls, authors, TestClock.Running(skipsWaitsBelow: TimeSpan.FromMinutes(1))), new Issues(Calls, authors));
        }

        public GitHubCalls Calls { get; }
        public GitObjects Objects { get; }
        public Commits Commits { get; }
        public Branches Branches { get; }
        public PullRequests Pulls { get; }
        public Issues Issues { get; }
    }

    /// <summary>A GitHub that gives one answer, but not for ever.</summary>
    private sealed class Service(byte[] body) : HttpMessageHandler
    {
        private const int MostRequests = 40;

        private static readonly byte[] Rights = """{"permission":"write","user":{"login":"ada"}}"""u8.ToArray();

        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.True(++Requests <= MostRequests, "It was asked without end.");
            var isOfRights = request.RequestUri?.AbsolutePath.EndsWith("/permission", StringComparison.Ordinal) == true;
            var content = new ByteArrayContent(isOfRights ? Rights : body)
            {
                Headers = { { "Content-Type", "application/json; charset=utf-8" } },
            };
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
