using System.Reflection;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>Reads scenario files; the format is described in the README beside the shipped ones.</summary>
public static class ScenarioFile
{
    /// <summary>A clean story; what is played when nothing else is named.</summary>
    public const string Usual = "khosla-portfolio";

    /// <summary>The names of the scenarios that come with the program; the other one has the worst of the web among its entities.</summary>
    public static IReadOnlyList<string> Shipped { get; } = [Usual, "hostile"];

    /// <param name="nameOrPath">The name of a shipped scenario, or a file; null reads the usual one.</param>
    /// <exception cref="ScenarioException">The file is missing or wrong; the message lists every fault.</exception>
    public static Scenario Load(string? nameOrPath)
    {
        var name = nameOrPath ?? Usual;
        return Shipped.Contains(name) ? Parse($"{name}.jsonc", Resource($"{name}.jsonc")) : Parse(name, Bytes(name));
    }

    /// <summary>Reads a scenario from memory.</summary>
    /// <param name="file">What to call it in messages.</param>
    /// <param name="bytes">The document, UTF-8.</param>
    public static Scenario Parse(string file, ReadOnlyMemory<byte> bytes) =>
        FieldReader.ReadDocument(file, bytes, "the scenario", Scenario);

    private static Scenario Scenario(FieldReader fields)
    {
        fields.Require("query");
        fields.Require("entities");
        return new()
        {
            Name = fields.Text("name"),
            Start = fields.Moment("start"),
            Seed = fields.OptionalWhole("seed", 0, int.MaxValue) ?? 1,
            Query = fields.OptionalObject("query", "the query", QueryReader.Query) ?? new("", "", []),
            Timing = fields.OptionalObject("timing", "timing", QueryReader.Timing) ?? new(),
            Behaviour = fields.OptionalObject("behaviour", "behaviour", behaviour => FaultReader.Behaviour(behaviour, new())) ?? new(),
            Faults = fields.Objects("faults", "a fault", FaultReader.Fault),
            Endings = fields.Objects("endings", "an ending", QueryReader.Ending),
            EarlierRuns = fields.Objects("earlier_runs", "an earlier run", QueryReader.EarlierRun),
            Entities = EntityReader.Entities(fields),
        };
    }

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The build left out the resource '{name}'.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(
                [new(
                    path,
                    0,
                    "The scenario file cannot be read.",
                    $"Check its path and rights, or name a shipped one: {string.Join(", ", Shipped)}.")],
                failure);
        }
    }
}
