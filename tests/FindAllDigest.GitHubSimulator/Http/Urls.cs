using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>The addresses in answers. On GitHub Enterprise Server the API lives below <c>/api/v3</c> of the host.</summary>
public sealed record Urls(string Api, string Html)
{
    public string Repository(HostedRepository repository, string path = "") =>
        $"{Api}/repos/{repository.FullName}{(path.Length == 0 ? "" : "/")}{Escape(path)}";

    public string Page(HostedRepository repository, string path = "") =>
        $"{Html}/{repository.FullName}{(path.Length == 0 ? "" : "/")}{Escape(path)}";

    public string Account(string login, string path = "") => $"{Api}/users/{Uri.EscapeDataString(login)}{path}";

    private static string Escape(string path)
    {
        var question = path.IndexOf('?', StringComparison.Ordinal);
        var (front, query) = question < 0 ? (path, "") : (path[..question], path[question..]);
        return string.Join('/', front.Split('/').Select(Uri.EscapeDataString)) + query;
    }
}
