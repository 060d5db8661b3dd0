using System.Text.Json.Nodes;

namespace FindAllDigest.Simulator.Wire;

/// <summary>Fields that may have no value.</summary>
internal static class JsonObjectExtensions
{
    /// <summary>Adds a field that is left out, or written as null, when it has no value.</summary>
    public static void AddOptional(this JsonObject target, string name, JsonNode? value, bool writesNulls)
    {
        if (value is not null || writesNulls)
        {
            target[name] = value;
        }
    }
}
