namespace FindAllDigest.GitHubSimulator.Permissions;

/// <summary>How far a permission goes; each level includes the one before.</summary>
public enum Access { None, Read, Write }
