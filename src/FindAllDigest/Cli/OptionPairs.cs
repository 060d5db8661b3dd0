using System.CommandLine;
using System.CommandLine.Parsing;

namespace FindAllDigest.Cli;

/// <summary>What contradicts itself on a command line is a sentence of the parser (exit 1), and nothing is done.</summary>
internal static class OptionPairs
{
    /// <summary>Refuses a call that says the one and any of the others.</summary>
    public static void TakesOneOf(this Command command, Symbol one, params Symbol[] others) => command.Validators.Add(result =>
    {
        foreach (var other in others.Where(other => IsSaid(result, one) && IsSaid(result, other)))
        {
            result.AddError($"Say either {other.Name} or {one.Name}.");
        }
    });

    /// <summary>Refuses a call that says any of the others without the one.</summary>
    public static void Needs(this Command command, Symbol one, params Symbol[] others) => command.Validators.Add(result =>
    {
        foreach (var other in others.Where(other => !IsSaid(result, one) && IsSaid(result, other)))
        {
            result.AddError($"{other.Name} goes with {one.Name} only.");
        }
    });

    private static bool IsSaid(CommandResult result, Symbol symbol) => symbol switch
    {
        Option option => result.GetResult(option) is { Implicit: false } said && said.Tokens is not [{ Value: "false" }],
        Argument argument => result.GetResult(argument) is { Tokens.Count: > 0 },
        _ => false,
    };
}
