using System.Globalization;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Json;

/// <summary>Collects the faults of one file, so that a person sees all of them at once.</summary>
internal sealed class ProblemList(string path)
{
    private const int LongestShown = 60;

    private readonly List<FileProblem> _problems = [];

    public int Count => _problems.Count;

    public void Add(JsonPlace place, string message, string remedy) =>
        _problems.Add(new(path, place.Line, place.Column, OneLine(message), OneLine(remedy)));

    /// <summary>All of them in the order of the file.</summary>
    public IReadOnlyList<FileProblem> InOrder() => [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    /// <summary>A value from the file as it may stand in a message: not too long.</summary>
    public static string Shown(string value) => value.Length > LongestShown ? $"{value[..LongestShown]}…" : value;

    // A remedy may list names of the file, and the JSON library quotes the file byte by byte.
    private static string OneLine(string message) =>
        string.Concat(
            message.Select(character =>
                char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                    ? ' '
                    : character));
}
