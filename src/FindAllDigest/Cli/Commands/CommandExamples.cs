namespace FindAllDigest.Cli.Commands;

/// <summary>Two or three examples for each command, without the program's name. A test parses every one of them.</summary>
internal static class CommandExamples
{
    private static readonly Dictionary<string, string[]> All = new(StringComparer.Ordinal)
    {
        ["refresh"] = ["refresh --simulate", "refresh khosla --dry-run", "refresh khosla --force --wait 10m"],
        ["status"] = ["status", "status khosla --json"],
        ["estimate"] = ["estimate", "estimate khosla --json"],
        ["tune"] = ["tune", "tune khosla --json", "tune khosla --try other-words.json"],
        ["relay"] =
        [
            "relay --port 8080 --repository acme/digests",
            "relay --port 8080 --repository acme/digests --repository acme/research"
        ],
        ["extend"] = ["extend khosla", "extend khosla --up-to 200"],
        ["review"] = ["review 12", "review https://github.com/acme/digests/pull/12"],
        ["sync"] = ["sync", "sync khosla"],
        ["exclude"] = ["exclude check", "exclude add khosla https://acme.example --note \"a customer\""],
        ["exclude check"] = ["exclude check", "exclude check khosla"],
        ["exclude add"] =
        [
            "exclude add khosla https://acme.example",
            "exclude add khosla \"*.example.com\" --until 2027-01-31",
            "exclude add khosla --name \"Acme, Inc.\" --status rejected"
        ],
        ["exclude remove"] = ["exclude remove khosla https://acme.example", "exclude remove khosla \"Acme, Inc.\" --dry-run"],
        ["exclude import"] =
        [
            "exclude import khosla crm.csv --dry-run",
            "exclude import khosla --from-run findall_40e0ab8c10754be0b7a16477abb38a2f"
        ],
        ["exclude export"] = ["exclude export khosla", "exclude export khosla --format json"],
        ["exclude dedupe"] = ["exclude dedupe khosla --dry-run", "exclude dedupe khosla"],
        ["explain"] = ["explain https://www.acme.example/en", "explain \"Acme, Inc.\" khosla"],
        ["restore"] = ["restore 12", "restore https://github.com/acme/digests/pull/12"],
        ["doctor"] = ["doctor", "doctor khosla", "doctor --json"],
        ["resolve"] = ["resolve khosla --resume findall_40e0ab8c10754be0b7a16477abb38a2f", "resolve khosla --abandon"],
        ["cancel"] = ["cancel khosla", "cancel khosla --json"],
        ["templates"] = ["templates check", "templates check --json"],
        ["templates check"] = ["templates check", "templates check --json"],
        ["init"] =
        [
            "init batteries --objective \"Find companies that recycle lithium batteries\" --preview",
            "init khosla --from findall_40e0ab8c10754be0b7a16477abb38a2f --budget 40"
        ],
        ["preview"] = ["preview khosla", "preview khosla --comment 12"],
        ["plan"] = ["plan", "plan khosla --force"],
        ["completion"] =
        [
            "completion bash > ~/.local/share/bash-completion/completions/findall-digest",
            "completion zsh",
            "completion pwsh"
        ],
        ["export"] = ["export khosla > khosla.csv", "export -o entities.xlsx", "export khosla --format jsonl"],
        ["site"] = ["site --out site", "site khosla --out /tmp/khosla"],
        ["simulate"] = ["simulate", "simulate --port 8080 --speed 60"],
    };

    public static IReadOnlyList<string> Of(string path) => All.GetValueOrDefault(path, []);
}
