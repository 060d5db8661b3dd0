using System.CommandLine;
using System.CommandLine.Completions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Cli.Commands;

/// <summary>Completion on the shell's tab key. The scripts ask the program itself, so they never lag behind it.</summary>
internal static class ShellCompletion
{
    private const string Bash = """
        # findall-digest completion for bash: put this into ~/.local/share/bash-completion/completions/findall-digest
        _findall_digest() {
            local IFS=$'\n'
            COMPREPLY=($(findall-digest "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
        }
        complete -o default -F _findall_digest findall-digest

        """;

    private const string Zsh = """
        #compdef findall-digest
        # findall-digest completion for zsh: put this as _findall-digest into a folder of $fpath
        _findall_digest() {
            local -a found
            found=("${(@f)$(findall-digest "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a found
            _files
        }
        compdef _findall_digest findall-digest

        """;

    private const string Fish = """
        # findall-digest completion for fish: put this into ~/.config/fish/completions/findall-digest.fish
        complete -c findall-digest -a '(findall-digest "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp) 2>/dev/null)'

        """;

    private const string Pwsh = """
        # findall-digest completion for PowerShell: put this into your $PROFILE
        Register-ArgumentCompleter -Native -CommandName findall-digest -ScriptBlock {
            param($word, $line, $position)
            findall-digest "[suggest:$position]" "$line" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["pwsh"] = Pwsh,
    };

    public static IReadOnlyCollection<string> Shells => Scripts.Keys;

    /// <exception cref="DigestException">There is no script for such a shell (exit 1).</exception>
    public static string ScriptOf(string shell) => Scripts.TryGetValue(shell, out var script)
        ? script.ReplaceLineEndings("\n")
        : throw new DigestException(
            ExitCode.CommandLine,
            $"'{shell}' is no shell that can be completed{NearestWord.Hint(shell, Shells)} There are {string.Join(", ", Shells)}.");

    /// <summary>Offers the watches of the enclosing repository wherever one is asked for.</summary>
    public static void OfferWatches(Command command, string currentDirectory)
    {
        // A watch that is to be made has a name of its own.
        var arguments = command.Name == InitCommand.Name ? [] : command.Arguments.Where(argument => argument.Name == "WATCH");
        foreach (var argument in arguments)
        {
            argument.HelpName = argument.Name;
            argument.CompletionSources.Add(_ => Folders(Path.Combine(GlobalOptions.Enclosing(currentDirectory), WatchFiles.DataFolder)));
        }

        foreach (var below in command.Subcommands)
        {
            OfferWatches(below, currentDirectory);
        }
    }

    private static IEnumerable<CompletionItem> Folders(string data) => Directory.Exists(data)
        ? Directory.EnumerateDirectories(data)
            .Where(folder => File.Exists(Path.Combine(folder, WatchFiles.Watch)))
            .Select(folder => new CompletionItem(Path.GetFileName(folder)))
        : [];
}
