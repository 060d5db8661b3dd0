using FindAllDigest.Core.Digests;

namespace FindAllDigest.Pipeline;

/// <summary>Turns a digest into what people read.</summary>
internal interface IDigestRenderer
{
    /// <summary>The digest as the Markdown of <c>digests/&lt;date&gt;.md</c>, with LF.</summary>
    string RenderMarkdown(Digest digest);

    /// <summary>The message of the commit: its first line is the subject.</summary>
    string RenderCommitMessage(Digest digest);
}
