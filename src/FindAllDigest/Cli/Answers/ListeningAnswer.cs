namespace FindAllDigest.Cli.Answers;

/// <summary>What is served until it is stopped.</summary>
/// <param name="Address">Where, such as <c>http://127.0.0.1:8080</c>.</param>
internal sealed record ListeningAnswer(string Address);
