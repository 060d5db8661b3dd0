using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace FindAllDigest.Rendering;

/// <summary>One template of people's: committed and trusted, checked before it is used. Foreign text is data for it and never parsed by it.</summary>
public sealed class TemplateFile
{
    // A digest of 10,000 entities with a dozen answers each stays below both; a template that never ends does not.
    private const int MaximumLoops = 5_000_000;
    private const int MaximumOutput = 256 * 1024 * 1024;

    private readonly string _path;
    private readonly Template _template;

    private TemplateFile(string path, Template template) => (_path, _template) = (path, template);

    /// <summary>Every template that ships with the program, by its path in a repository.</summary>
    public static IEnumerable<string> ShippedPaths => typeof(TemplateFile).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("templates/", StringComparison.Ordinal));

    /// <summary>Reads the repository's template, or the one that ships with the program where it has none.</summary>
    /// <exception cref="DigestException">Its faults, all at once, with their lines.</exception>
    public static async Task<TemplateFile> LoadAsync(IRepository repository, string path, CancellationToken cancellationToken)
    {
        var bytes = await repository.ReadFileAsync(path, cancellationToken) ?? Shipped(path);
        return Parse(path, Encoding.UTF8.GetString(bytes.Span));
    }

    /// <summary>The bytes of a template as it ships.</summary>
    public static ReadOnlyMemory<byte> Shipped(string path)
    {
        using var stream = typeof(TemplateFile).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"The build left out {path}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>Parses a template.</summary>
    /// <exception cref="DigestException">Its faults, all at once, with their lines.</exception>
    public static TemplateFile Parse(string path, string text)
    {
        var template = Template.Parse(text, path);
        var problems = template.Messages
            .Where(message => message.Type == ParserMessageType.Error)
            .Select(message => Problem(path, message.Span, message.Message))
            .ToList();
        return problems.Count == 0 ? new TemplateFile(path, template) : throw new DigestException(problems);
    }

    /// <summary>Prints a view. Line ends are LF, and the text ends in one.</summary>
    /// <exception cref="DigestException">The template asks for something the view does not have, or does not end.</exception>
    public string Render(object view)
    {
        var names = new ScriptObject();
        names.Import(view, renamer: StandardMemberRenamer.Default);
        var context = new TemplateContext
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            LoopLimit = MaximumLoops,
            LimitToString = 0,
            OutputLimit = MaximumOutput,
            OnOutputLimit = ScriptLimitBehavior.Throw,
            NewLine = "\n",
            MemberRenamer = StandardMemberRenamer.Default,
        };
        context.PushGlobal(names);

        try
        {
            return _template.Render(context).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        }
        catch (ScriptRuntimeException exception)
        {
            throw new DigestException([Problem(_path, exception.Span, exception.OriginalMessage)]);
        }
    }

    private static FileProblem Problem(string path, SourceSpan span, string message) =>
        new(path, span.Start.Line + 1, span.Start.Column + 1, message, "The README lists what a template may print.");
}
