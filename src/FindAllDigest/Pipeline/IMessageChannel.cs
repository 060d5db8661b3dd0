using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>A place outside of the repository that is told what a refresh brought: a chat, or somebody's own program.</summary>
internal interface IMessageChannel
{
    MessageTarget Target { get; }

    /// <summary>Sends a message once, in at most a few seconds.</summary>
    /// <returns>Null when the place has taken it; else why not, in a sentence that does not hold
    /// its address. It may have arrived all the same.</returns>
    Task<string?> SendAsync(RefreshMessage message, CancellationToken cancellationToken);
}
