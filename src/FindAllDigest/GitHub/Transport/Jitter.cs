using System.Security.Cryptography;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Chance for waits.</summary>
internal static class Jitter
{
    private const int Steps = 1000;

    /// <summary>Zero or more, and less than one.</summary>
    public static double Next() => RandomNumberGenerator.GetInt32(Steps) / (double)Steps;
}
