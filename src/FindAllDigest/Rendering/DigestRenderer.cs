using System.Text;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Rendering;

/// <summary>Prints digests by the repository's template, or by the one that ships with the program.</summary>
public sealed class DigestRenderer : IDigestRenderer
{
    private const string TemplatePath = "templates/digest.md";

    private readonly TemplateFile _digest;
    private readonly DigestViewFactory _views;

    private DigestRenderer(TemplateFile digest, DigestViewFactory views) => (_digest, _views) = (digest, views);

    /// <summary>Reads the template and prints a sample with it, so that a fault shows before anything is bought.</summary>
    /// <exception cref="DigestException">The template is wrong.</exception>
    public static async Task<DigestRenderer> LoadAsync(IRepository repository, PriceTable prices, CancellationToken cancellationToken)
    {
        var renderer = new DigestRenderer(await TemplateFile.LoadAsync(repository, TemplatePath, cancellationToken), new DigestViewFactory(prices));
        renderer.RenderMarkdown(SampleDigest.Create());
        return renderer;
    }

    public ReadOnlyMemory<byte> RenderMarkdown(Digest digest) => Encoding.UTF8.GetBytes(_digest.Render(_views.Create(digest)));

    public string RenderTitle(Digest digest) => $"[findall-digest] {digest.Watch.Value}: {DigestSummary.Counts(digest)}";
}
