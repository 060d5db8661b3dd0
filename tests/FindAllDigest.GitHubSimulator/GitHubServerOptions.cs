using FindAllDigest.GitHubSimulator.Recording;

namespace FindAllDigest.GitHubSimulator;

/// <summary>How the simulated GitHub is set up.</summary>
public sealed record GitHubServerOptions
{
    /// <summary>The prefix of every path of the API on GitHub Enterprise Server.</summary>
    public const string EnterprisePrefix = "/api/v3";

    /// <summary>Plays GitHub Enterprise Server: everything is below <see cref="EnterprisePrefix"/>.</summary>
    public bool IsEnterpriseServer { get; init; }

    /// <summary>The time GitHub goes by, for dates, limits and scripted waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where exchanges are written for validation; by default the file the environment names, if it names one.</summary>
    public ExchangeRecording? Recording { get; init; } = ExchangeRecording.FromEnvironment();

    /// <summary>How many entries a recursive tree holds before it is truncated. GitHub's figure is 100,000.</summary>
    public int RecursiveTreeLimit { get; init; } = 100_000;
}
