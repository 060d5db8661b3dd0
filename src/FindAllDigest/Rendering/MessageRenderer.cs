using System.Text.Json;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Chat;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering;

/// <summary>Prints messages: those of chats by the repository's templates, those for programs as they are.</summary>
internal sealed class MessageRenderer(TemplateSet templates)
{
    public byte[] Render(MessageTarget target, RefreshMessage message)
    {
        if (target == MessageTarget.Webhook)
        {
            return RefreshMessageJson.Write(message);
        }

        using var document = JsonDocument.Parse(
            templates.Render(TemplateNames.Message(target), new MessageView(message, new ChatEscaper(target))), TemplateNames.MessageJson);
        return VisibleJson.Compact(document.WriteTo);
    }
}
