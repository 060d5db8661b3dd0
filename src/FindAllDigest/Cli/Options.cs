using System.CommandLine;
using System.CommandLine.Parsing;

namespace FindAllDigest.Cli;

/// <summary>Options by their kinds, with what the help says of them.</summary>
internal static class Options
{
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Option<string?> Text(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
    };

    /// <summary>One that takes these words alone.</summary>
    public static Option<string?> OneOf(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description };
        option.TakesOneOf(words);
        return option;
    }

    /// <summary>One that may be given several times.</summary>
    public static Option<string[]> Texts(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
    };

    /// <param name="read">One of <see cref="OptionValues"/>.</param>
    public static Option<T> Value<T>(string name, string helpName, string description, Func<ArgumentResult, T?> read) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = read,
    };
}
