namespace FindAllDigest.WorkflowStage;

/// <summary>Where the two services are, and a token with every right that a refresh has.</summary>
internal sealed record Stage(string FindAllUrl, string ApiUrl, string ServerUrl, string Repository, string Token);
