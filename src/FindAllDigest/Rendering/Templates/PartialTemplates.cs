using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace FindAllDigest.Rendering.Templates;

/// <summary>The templates that others may include: those that were read and parsed beforehand, and nothing else.</summary>
internal sealed class PartialTemplates(IReadOnlyDictionary<string, TemplateFile> files) : ITemplateLoader
{
    public static PartialTemplates None { get; } = new(new Dictionary<string, TemplateFile>());

    /// <summary>Where a partial of this name lies.</summary>
    public static string PathOf(string name) => $"{TemplateNames.Partials}/{name}";

    /// <summary>Hands the parsed partials to a context, so that including one does not parse it again.</summary>
    public void Lend(TemplateContext context)
    {
        context.TemplateLoader = this;
        foreach (var (path, file) in files)
        {
            context.CachedTemplates[path] = file.Template;
        }
    }

    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => PathOf(templateName);

    // Asked only for what is not among the parsed ones.
    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        throw new ScriptRuntimeException(
            callerSpan, $"'{templatePath}' was not read beforehand: the name after 'include' must be written out in quotes.");

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        new(Load(context, callerSpan, templatePath));
}
