namespace FindAllDigest.Core.Json;

/// <summary>Where a token of a JSON file begins: line and character, both counted from 1.</summary>
internal readonly record struct JsonPlace(int Line, int Column);
