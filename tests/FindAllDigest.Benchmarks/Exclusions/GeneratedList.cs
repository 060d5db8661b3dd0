using System.Buffers;
using System.Text;

namespace FindAllDigest.Benchmarks.Exclusions;

/// <summary>Exclude lists as a watch of years has them, about 80 bytes a row: the same rows
/// as <c>comparison/generate.py</c> writes in spirit.</summary>
internal static class GeneratedList
{
    private static readonly string[] Words = ["acme", "nova", "blue", "peak", "green", "data", "labs", "soft", "cloud", "river"];
    private static readonly string[] Endings = ["com", "io", "ai", "co.uk", "de", "org", "net", "dev"];
    private static readonly string[] Paths = ["", "/", "/en", "/about", "/company/acme"];

    public static byte[] Write(int rows)
    {
        var random = new Random(7);
        var written = new ArrayBufferWriter<byte>(rows * 90);
        written.Write("name,url,status,until,note,added,run\n"u8);
        for (var row = 0; row < rows; row++)
        {
            var (first, second) = (Words[random.Next(Words.Length)], Words[random.Next(Words.Length)]);
            var name = row % 50 == 0 ? $"\"{first} {second}, Ltd\"" : $"{first} {second}";
            var host = $"{(row % 2 == 0 ? "www." : "")}{first}{second}{row.ToString()}.{Endings[random.Next(Endings.Length)]}";
            Encoding.UTF8.GetBytes(
                $"{name},https://{host}{Paths[random.Next(Paths.Length)]},known,,,2026-0{1 + (row % 9)}-1{row % 9},findall_{row % 40:x8}\n",
                written);
        }

        return written.WrittenSpan.ToArray();
    }
}
