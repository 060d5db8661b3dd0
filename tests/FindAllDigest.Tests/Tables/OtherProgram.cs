using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Tables;

/// <summary>Programs of others that read our tables: LibreOffice Calc and Python.</summary>
internal static class OtherProgram
{
    private const string Csv = "Text - txt - csv (StarCalc)";

    /// <summary>What Calc has in the cells of a table's file: opened by a Calc without a window,
    /// and written as a CSV in which texts alone are quoted.</summary>
    /// <remarks>For a CSV its dialog proposes UTF-8 where a file has a byte order mark; without a window that has to be said.</remarks>
    public static async Task<IReadOnlyList<IReadOnlyList<CalcCell>>> CalcAsync(string path)
    {
        var folder = Directory.CreateTempSubdirectory("findall-calc-");
        string[] input = path.EndsWith(".csv", StringComparison.Ordinal) ? [$"--infilter={Csv}:44,34,76,1"] : [];
        await RunAsync(
            "soffice",
            "libreoffice-calc",
            ["--headless", $"-env:UserInstallation={new Uri(folder.FullName).AbsoluteUri}/profile", .. input, "--convert-to", $"csv:{Csv}:44,34,76,1,,0,true,true,false", "--outdir", folder.FullName, path]);
        var text = await File.ReadAllTextAsync(
            Path.Combine(folder.FullName, Path.ChangeExtension(Path.GetFileName(path), ".csv")), TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);
        return Parse(text);
    }

    /// <summary>The cells as Python's own module reads them.</summary>
    public static async Task<string[][]> PythonAsync(string path) => JsonSerializer.Deserialize<string[][]>(await RunAsync(
        "python3",
        "python3",
        ["-c", "import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))", path]))
            ?? [];

    /// <summary>Runs a program that must end well, and gives what it prints.</summary>
    public static async Task<string> RunAsync(
        string program, string package, IEnumerable<string> arguments, string folder = "", Dictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start);
            Assert.NotNull(process);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await error);
            return output;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"There is no {program}. Install Debian's package {package}.", missing);
        }
    }

    private static List<IReadOnlyList<CalcCell>> Parse(string text)
    {
        List<IReadOnlyList<CalcCell>> rows = [];
        List<CalcCell> row = [];
        for (var at = 0; at < text.Length;)
        {
            var isText = text[at] == '"';
            var cell = new StringBuilder();
            for (at += isText ? 1 : 0; at < text.Length && (isText || text[at] is not (',' or '\n')); at++)
            {
                if (text[at] == '"' && text.ElementAtOrDefault(++at) != '"')
                {
                    break;
                }

                cell.Append(text[at]);
            }

            row.Add(new CalcCell(cell.ToString(), isText));
            if (at >= text.Length || text[at] == '\n')
            {
                rows.Add(row);
                row = [];
            }

            at++;
        }

        return rows;
    }
}

/// <summary>A cell of a sheet.</summary>
/// <param name="IsText">Whether the sheet holds it as text, and not as a number or a day.</param>
internal sealed record CalcCell(string Text, bool IsText);
