using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FindAllDigest.Tests.Documentation;

/// <summary>A Markdown file of this repository that people read, with what can become untrue in it.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "artifacts", "Golden", ".git", "TestResults"];

    private readonly MarkdownDocument _document;

    private MarkdownPage(string path)
    {
        Path = path;
        _document = Markdown.Parse(File.ReadAllText(System.IO.Path.Combine(RepositoryFiles.RepositoryRoot, path)), Pipeline);
    }

    /// <summary>The pages by their paths. Templates are Markdown with holes, and nobody reads them as pages.</summary>
    public static IReadOnlyDictionary<string, MarkdownPage> All { get; } = Files(RepositoryFiles.RepositoryRoot)
        .Select(file => System.IO.Path.GetRelativePath(RepositoryFiles.RepositoryRoot, file).Replace('\\', '/'))
        .Where(path => !path.StartsWith("templates/", StringComparison.Ordinal) || path.EndsWith("README.md", StringComparison.Ordinal))
        .Where(path => !path.StartsWith("data/", StringComparison.Ordinal) || path == "data/README.md")
        .ToDictionary(path => path, path => new MarkdownPage(path), StringComparer.Ordinal);

    /// <summary>Where the file lies, from the root of the repository.</summary>
    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)?.Replace('\\', '/') ?? "";

    /// <summary>The targets of links and pictures, as they are written.</summary>
    public IEnumerable<string> Links =>
    [
        .. _document.Descendants<LinkInline>().Select(link => link.Url ?? ""),
        .. Html().SelectMany(html => Attribute().Matches(html).Select(match => match.Groups["url"].Value)),
    ];

    /// <summary>The words of each link, and where it leads.</summary>
    public IEnumerable<(string Words, string Target)> NamedLinks => _document.Descendants<LinkInline>()
        .Where(link => !link.IsImage)
        .Select(link => (string.Concat(link.Descendants<LeafInline>().Select(TextOf)), link.Url ?? ""));

    /// <summary>Each paragraph and each item of a list, without code blocks, tables and headings.</summary>
    public IEnumerable<string> Paragraphs => _document.Descendants<ParagraphBlock>()
        .Where(paragraph => paragraph.Parent is not TableCell)
        .Select(paragraph => string.Concat((paragraph.Inline?.Descendants<LeafInline>() ?? []).Select(TextOf)));

    /// <summary>The lines of code blocks, one that ends with a backslash together with the next.</summary>
    public IEnumerable<string> Lines => _document.Descendants<CodeBlock>()
        .SelectMany(block => block.Lines.ToString().Replace("\\\n", "", StringComparison.Ordinal).Split('\n'));

    /// <summary>The anchors that GitHub gives the headings.</summary>
    /// <remarks><see href="https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links"/></remarks>
    public IReadOnlySet<string> Anchors => _document.Descendants<HeadingBlock>()
        .Select(heading => Slug(heading))
        .GroupBy(slug => slug, StringComparer.Ordinal)
        .SelectMany(same => same.Select((slug, index) => index == 0 ? slug : $"{slug}-{index}"))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>What stands in code spans, and each line of the code blocks.</summary>
    public IEnumerable<string> Code =>
    [
        .. _document.Descendants<CodeInline>().Select(code => code.Content),
        .. _document.Descendants<CodeBlock>().SelectMany(block => block.Lines.ToString().Split('\n')),
    ];

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.md")
        .Concat(
            Directory.EnumerateDirectories(folder).Where(child => !Skipped.Contains(System.IO.Path.GetFileName(child))).SelectMany(Files));

    private static string TextOf(LeafInline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    };

    private static string Slug(HeadingBlock heading) =>
        string
            .Concat(
                (heading.Inline?.Descendants<LeafInline>() ?? [])
                    .SelectMany(TextOf)
                    .Select(char.ToLowerInvariant)
                    .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
            .Replace(' ', '-');

    private IEnumerable<string> Html() =>
        _document
            .Descendants<HtmlBlock>()
            .Select(block => block.Lines.ToString())
            .Concat(_document.Descendants<HtmlInline>().Select(html => html.Tag));

    [GeneratedRegex("\\b(?:href|src|srcset)=\"(?<url>[^\"]*)\"")]
    private static partial Regex Attribute();
}
