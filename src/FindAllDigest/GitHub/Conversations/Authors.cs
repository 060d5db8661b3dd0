using System.Collections.Concurrent;
using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Conversations;

/// <summary>Whose texts may be this program's own: hidden markers alone prove nothing, since
/// in a public repository anybody can write them.</summary>
/// <remarks>Trusted is who could change this program's texts anyway, and so gains nothing by a marker: a person with write access, and a
/// bot, which writes here only because an administrator installed it or a workflow of this repository runs as it. Which bot we are a token
/// of an installation cannot ask. Another one may be made to repeat a stranger's words, but they are then not the stranger's to edit or
/// delete. Write access is asked for by name: the <c>author_association</c> of a text calls a member of an organisation who hides the
/// membership a mere contributor, and says nothing of rights.
/// <see href="https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user"/></remarks>
internal sealed class Authors(GitHubCalls calls)
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="author">Null where the account is gone, which changes nothing any more.</param>
    public async Task<bool> IsTrustedAsync(Account? author, CancellationToken cancellationToken)
    {
        if (author is null or { IsBot: true } || string.Equals(author.Login, calls.Settings.Owner, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!_known.TryGetValue(author.Login, out var mayWrite))
        {
            mayWrite = await MayWriteAsync(author.Login, cancellationToken);
            _known[author.Login] = mayWrite;
        }

        return mayWrite;
    }

    /// <summary>Whether a person may write to the repository, and GitHub says so. What a person asks is done only then.</summary>
    public async Task<bool> IsWriterAsync(string login, CancellationToken cancellationToken)
    {
        try
        {
            return string.Equals(login, calls.Settings.Owner, StringComparison.OrdinalIgnoreCase)
                || await HasPermissionAsync(login, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Missing or Refusal.Forbidden)
        {
            return false;
        }
    }

    private async Task<bool> MayWriteAsync(string login, CancellationToken cancellationToken)
    {
        try
        {
            return await HasPermissionAsync(login, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Missing or Refusal.Forbidden)
        {
            // Where GitHub does not say, the program must still find what is its own, or it would tell everything twice.
            return true;
        }
    }

    private async Task<bool> HasPermissionAsync(string login, CancellationToken cancellationToken)
    {
        // The roles "maintain" and those of an organisation's own making are told as one of these, too.
        var answer = await calls.RunAsync(
            $"ask what {login} may do",
            (client, owner, name) => client.Repository.Collaborator.ReviewPermission(owner, name, login),
            cancellationToken);
        return answer.Permission is not ("read" or "none");
    }
}

/// <summary>Who wrote something.</summary>
internal sealed record Account(string Login, bool IsBot)
{
    /// <returns>Null where the account is gone.</returns>
    public static Account? Of(User? user) => user is { Login: { Length: > 0 } login } ? new(login, user.Type == AccountType.Bot) : null;
}
