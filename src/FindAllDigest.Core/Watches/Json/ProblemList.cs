using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Watches.Json;

/// <summary>Collects the faults of one file, so that a person sees all of them at once.</summary>
internal sealed class ProblemList(string path)
{
    private const int LongestShown = 60;

    private readonly List<FileProblem> _problems = [];

    public int Count => _problems.Count;

    public void Add(JsonPlace place, string message, string remedy) =>
        _problems.Add(new(path, place.Line, place.Column, message, remedy));

    /// <summary>All of them in the order of the file.</summary>
    public IReadOnlyList<FileProblem> InOrder() =>
        [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    /// <summary>A value from the file as it may stand in a message: on one line, not too long.</summary>
    public static string Shown(string value)
    {
        var oneLine = string.Concat(value.Take(LongestShown).Select(character => char.IsControl(character) ? ' ' : character));
        return value.Length > LongestShown ? $"{oneLine}…" : oneLine;
    }
}
