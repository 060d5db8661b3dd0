using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>Puts a message into the JSON that a target takes.</summary>
internal interface IMessageRenderer
{
    /// <returns>The same bytes for the same message.</returns>
    byte[] Render(MessageTarget target, RefreshMessage message);
}
