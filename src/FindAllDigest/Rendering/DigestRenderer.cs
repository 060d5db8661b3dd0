using System.Text;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Rendering;

/// <summary>Prints digests by the repository's templates, or by those that ship with the program.</summary>
internal sealed class DigestRenderer(TemplateSet templates) : IDigestRenderer
{
    /// <summary>Most bytes of a digest: GitHub shows larger files of Markdown as plain text, or not at all.</summary>
    public const int MaximumBytes = 400_000;

    public string RenderMarkdown(Digest digest)
    {
        var views = new DigestViewFactory(Proposal.Of(digest), boxes: null, MaximumBytes);
        return LongestText.Of(
            views.MostDetail,
            detail => templates.Render(TemplateNames.Digest, views.Create(detail)),
            Encoding.UTF8.GetByteCount,
            MaximumBytes - 1);
    }

    public string RenderCommitMessage(Digest digest) => templates.Render(TemplateNames.CommitMessage, new CommitView(digest));
}
