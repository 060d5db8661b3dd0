using Octokit;

namespace FindAllDigest.GitHub.Conversations;

/// <summary>Who wrote something.</summary>
internal sealed record Account(string Login, bool IsBot)
{
    /// <returns>Null where the account is gone.</returns>
    public static Account? Of(User? user) => user is { Login: { Length: > 0 } login } ? new(login, user.Type == AccountType.Bot) : null;
}
