using CsCheck;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What the open web may send: anything, with what means something to Markdown, GitHub or a workflow as often as all else together.</summary>
internal static class HostileTexts
{
    public static Gen<string> Any { get; } = Gen.OneOf<string>(
        Gen.String,
        Gen.OneOf(
            "*", "_", "`", "[", "]", "(", ")", "<", ">", "!", "|", "\\", "#", "@", "~", "^", "$", "&", ":", "-", "+", "=", ".", "\"", "1", "12", " ", "  ", "\n", "\r\n", "\t",
            "a", "Z", "é", "株", "https://", "http://x.example", "www.", "www.x.example", "mailto:a@b.example", "GH-12", "#12", "@team", "fixes #3", "octo/watches#5", "<!--", "-->", "<b>", "&lt;",
            "![x](https://y.example)", "[x]: y", "[^1]", "```", "---", "| - |", "1.", "1)", "- [ ]", "- [x] reject", "0123abc", "deadbee1", "\u202E", "\u200B", "\0", "\uD800", "😀", ":octocat:",
            "<!-- findall-digest:end -->", "<!-- findall-digest:reject=a -->", "</details>", "</summary>", "<details open>", "> [!NOTE]", "{{ watch }}", "{%", "::error::x", "[skip ci]", "Co-authored-by: x",
            "$$x$$", "\u001B[31m", "https://github.com/octo/watches/issues/1").Array[0, 12].Select(string.Concat));

    /// <summary>Addresses, whole or broken.</summary>
    public static Gen<string> Addresses { get; } = Gen.OneOf<string>(
        Any,
        Gen.String["ab./:?#[]@!$&'()*+,;=%<>\"\\^`{|}~ \n"].Select(text => $"https://a.example/{text}"),
        Gen.OneOf(
            "", "n/a", "javascript:alert(1)", "data:text/html,x", "https://good.example@evil.example/", "https://xn--bcher-kva.example/ü", "https://linkedin.com/company/x",
            "https://github.com/octo/watches/pull/3", "https://github.com/octo/watches", "//evil.example", "https://evil.example/)<img src=x>", "HTTPS://EVIL.example:8443/a b"));
}
