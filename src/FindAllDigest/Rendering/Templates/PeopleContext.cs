using Scriban;
using Scriban.Runtime;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Prints whole numbers as people read them.</summary>
/// <param name="isForPeople">Whether people read what is printed; a program reads JSON.</param>
internal sealed class PeopleContext(ScriptObject functions, bool isForPeople) : TemplateContext(functions)
{
    public override string? ObjectToString(object? value, bool nested = false) =>
        isForPeople && value is int or long ? $"{value:#,0}" : base.ObjectToString(value, nested);
}
