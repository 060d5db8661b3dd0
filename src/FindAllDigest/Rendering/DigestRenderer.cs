using FindAllDigest.Core.Digests;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering;

/// <summary>Prints digests by the repository's templates, or by those that ship with the program.</summary>
public sealed class DigestRenderer(TemplateSet templates) : IDigestRenderer
{
    public string RenderMarkdown(Digest digest) => templates.Render(TemplateNames.Digest, DigestViewFactory.Create(digest));

    public string RenderCommitMessage(Digest digest) => templates.Render(TemplateNames.CommitMessage, CommitView.Of(digest));
}
