using System.Text;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Every template of a repository with what it includes, read once and checked before anything is bought.</summary>
/// <remarks>Read from the place that the repository gives, which on GitHub is the default
/// branch, never a proposal: whoever may change a template decides what is printed.</remarks>
internal sealed class TemplateSet
{
    private readonly Dictionary<string, TemplateFile> _files;
    private readonly PartialTemplates _partials;

    private TemplateSet(Dictionary<string, TemplateFile> files, PartialTemplates partials) => (_files, _partials) = (files, partials);

    /// <summary>Reads the templates, the shipped ones where the repository has none, and prints
    /// the samples with them, unless they are the shipped ones to the byte.</summary>
    /// <param name="readFile">Reads a file of the repository; null where there is none.</param>
    /// <exception cref="DigestException">The faults of all of them, with file and line.</exception>
    public static async Task<TemplateSet> LoadAsync(
        Func<string, CancellationToken, Task<ReadOnlyMemory<byte>?>> readFile, CancellationToken cancellationToken)
    {
        Dictionary<string, TemplateFile> files = new(StringComparer.Ordinal);
        List<FileProblem> problems = [];
        var isShipped = true;
        Queue<(string Path, FileProblem? Missing)> wanted = new(TemplateNames.All.Select(path => (path, (FileProblem?)null)));
        while (wanted.TryDequeue(out var next))
        {
            if (files.ContainsKey(next.Path))
            {
                continue;
            }

            if ((await readFile(next.Path, cancellationToken) ?? ShippedTemplates.Find(next.Path)) is not { } bytes)
            {
                problems.Add(next.Missing ?? throw new InvalidOperationException($"The build left out {next.Path}."));
                continue;
            }

            var shipped = ShippedTemplates.Find(next.Path, bytes);
            isShipped &= shipped is not null;
            var file = files[next.Path] = shipped ?? TemplateFile.Parse(next.Path, Encoding.UTF8.GetString(bytes.Span));
            problems.AddRange(file.Problems);
            foreach (var include in file.Includes)
            {
                wanted.Enqueue((include.Path, include.Missing));
            }
        }

        var set = new TemplateSet(files, new PartialTemplates(files));
        problems.AddRange(isShipped || problems.Count > 0 ? [] : TemplateSamples.Print(set));
        return problems.Count == 0 ? set : throw new DigestException([.. problems.Distinct()]);
    }

    /// <summary>Prints a view.</summary>
    /// <param name="path">One of <see cref="TemplateNames"/>.</param>
    /// <exception cref="DigestException">The template asks for something the view does not have, or does not end.</exception>
    public string Render(string path, object view) => _files[path].Render(view, _partials);
}
