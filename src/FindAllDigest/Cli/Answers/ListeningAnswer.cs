namespace FindAllDigest.Cli.Answers;

/// <summary>What is served until it is stopped.</summary>
/// <param name="Address">Where, such as <c>http://127.0.0.1:8080</c>.</param>
internal sealed record ListeningAnswer(string Address)
{
    /// <summary>Tells where a server listens, at once.</summary>
    public static Task TellAsync(CommandContext context, Uri server, CancellationToken cancellationToken)
    {
        var address = server.GetLeftPart(UriPartial.Authority);
        if (context.Settings.IsJson)
        {
            context.Answer(new ListeningAnswer(address), CommandJson.Default.ListeningAnswer);
        }
        else
        {
            context.Answer($"listening on {address}");
        }

        return context.Environment.Output.FlushAsync(cancellationToken);
    }
}
