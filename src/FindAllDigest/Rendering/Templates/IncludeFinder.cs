using Scriban.Syntax;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Finds what a template includes, so that it can be read before the template is printed.</summary>
internal sealed class IncludeFinder : ScriptVisitor
{
    private readonly List<ScriptLiteral> _names = [];

    /// <summary>The names written after <c>include</c>, with their places.</summary>
    public static IReadOnlyList<ScriptLiteral> Find(ScriptNode template)
    {
        var finder = new IncludeFinder();
        finder.Visit(template);
        return finder._names;
    }

    public override void Visit(ScriptFunctionCall node)
    {
        if (node is { Target: ScriptVariableGlobal { Name: "include" }, Arguments: [ScriptLiteral { Value: string } name, ..] })
        {
            _names.Add(name);
        }

        base.Visit(node);
    }
}
