namespace FindAllDigest.Pipeline.Proposals;

/// <summary>What a person did in a pull request or an issue, and what is to be looked at because of it.</summary>
/// <param name="Today">The day (UTC) on which it is looked at.</param>
internal sealed record ReviewRequest(int Number, DateOnly Today)
{
    /// <summary>What a workflow was started by; null where a person called the program, or the event says nothing of it.</summary>
    public ThreadEvent? Event { get; init; }

    /// <summary>GitHub's number of the workflow run that a person runs again; empty in a first attempt, and elsewhere.</summary>
    public string RepeatedRun { get; init; } = "";
}

/// <summary>What GitHub's event tells of a pull request or an issue.</summary>
internal sealed record ThreadEvent(bool IsPullRequest, ThreadPerson Person)
{
    /// <summary>The edit of its text; null where something else happened.</summary>
    public BodyEdit? Edit { get; init; }

    /// <summary>The comment that was written; null where something else happened.</summary>
    public WrittenComment? Comment { get; init; }
}

/// <summary>Who did something.</summary>
internal sealed record ThreadPerson(string Login, bool IsBot);

/// <summary>A comment.</summary>
/// <param name="Text">Markdown, as it was written.</param>
internal sealed record WrittenComment(long Id, string Text);
