using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace FindAllDigest.Rendering.Templates;

/// <summary>One template of people's: committed and trusted, checked before it is used.
/// Foreign text is data for it and never parsed by it.</summary>
internal sealed class TemplateFile
{
    private const string Remedy = "templates/README.md lists what a template may print.";

    // A digest of 10,000 entities with a dozen answers each stays below these; a template that never ends does not.
    private const int MaximumLoops = 5_000_000;
    private const int MaximumIncludes = 20;
    private const int MaximumOutput = 256 * 1024 * 1024;

    private static readonly TimeSpan MaximumTime = TimeSpan.FromMinutes(1);

    private TemplateFile(string path, Template template) => (Path, Template) = (path, template);

    /// <summary>Where it lies in a repository.</summary>
    public string Path { get; }

    /// <summary>What is wrong with how it is written, with lines.</summary>
    public IReadOnlyList<FileProblem> Problems =>
        [.. Template.Messages
            .Where(message => message.Type == ParserMessageType.Error)
            .Select(message => Problem(message.Span, message.Message))];

    internal Template Template { get; }

    /// <summary>The partials it includes, and how to tell that one is not there.</summary>
    internal IEnumerable<(string Path, FileProblem Missing)> Includes => Template.Page is null || Template.HasErrors
        ? []
        : IncludeFinder.Find(Template.Page)
        .Select(
            name => (
                PartialTemplates.PathOf($"{name.Value}"),
                Problem(name.Span, $"There is no file {PartialTemplates.PathOf($"{name.Value}")} to include.")));

    /// <summary>Parses a template; <see cref="Problems"/> tells whether it may be used.</summary>
    public static TemplateFile Parse(string path, string text) => new(path, Template.Parse(text, path));

    /// <summary>Prints a view that includes nothing.</summary>
    public string Render(object view) => Render(view, PartialTemplates.None);

    /// <summary>Prints a view. Line ends are LF, and the text ends in one.</summary>
    /// <exception cref="DigestException">The template asks for something the view does not have, or does not end.</exception>
    internal string Render(object view, PartialTemplates partials)
    {
        var names = new ScriptObject();
        names.Import(view, renamer: StandardMemberRenamer.Default);
        using var time = new CancellationTokenSource(MaximumTime);
        var context = new PeopleContext(SafeFunctions(), isForPeople: !Path.EndsWith(".json", StringComparison.Ordinal))
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            LoopLimit = MaximumLoops,
            RecursiveLimit = MaximumIncludes,
            LimitToString = 0,
            OutputLimit = MaximumOutput,
            OnOutputLimit = ScriptLimitBehavior.Throw,
            NewLine = "\n",
            MemberRenamer = StandardMemberRenamer.Default,
            CancellationToken = time.Token,
        };
        partials.Lend(context);
        context.PushGlobal(names);

        try
        {
            return Template.Render(context).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        }
        catch (ScriptAbortException exception)
        {
            throw new DigestException([Problem(exception.Span, $"The template was not done after {MaximumTime.TotalSeconds} seconds.")]);
        }
        catch (ScriptRuntimeException exception)
        {
            throw new DigestException([Problem(exception.Span, exception.OriginalMessage)]);
        }
    }

    /// <summary>Scriban's functions but those that would read a text as a template, and one for numbers with their words.</summary>
    private static ScriptObject SafeFunctions()
    {
        var functions = TemplateContext.GetDefaultBuiltinObject();
        functions.Import("plural", (int number, string one, string? many = null) => Plural.Of(number, one, many ?? $"{one}s"));
        if (functions["object"] is ScriptObject objects)
        {
            objects.Remove("eval");
            objects.Remove("eval_template");
        }

        return functions;
    }

    // A fault of a partial is told of the partial.
    private FileProblem Problem(SourceSpan span, string message) =>
        new(
            string.IsNullOrEmpty(span.FileName) ? Path : span.FileName,
            span.Start.Line + 1,
            span.Start.Column + 1,
            message.EndsWith('.') ? message : $"{message}.",
            Remedy);

    /// <summary>Prints whole numbers as people read them.</summary>
    /// <param name="isForPeople">Whether people read what is printed; a program reads JSON.</param>
    private sealed class PeopleContext(ScriptObject functions, bool isForPeople) : TemplateContext(functions)
    {
        public override string? ObjectToString(object? value, bool nested = false) =>
            isForPeople && value is int or long ? $"{value:#,0}" : base.ObjectToString(value, nested);
    }
}
