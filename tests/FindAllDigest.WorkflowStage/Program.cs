using System.Text.Json;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.Simulator;
using FindAllDigest.WorkflowStage;

// Eight minutes of a run pass in some seconds: one that nobody waits for is in flight still, also on a busy machine.
const double Speed = 100;

if (args is not [var folder])
{
    await Console.Error.WriteLineAsync(
        "Usage: FindAllDigest.WorkflowStage FOLDER, the repository to host. Answers requests of standard input until it ends.");
    return 1;
}

await using var findAll = await FindAllSimulator.StartAsync(new SimulatorOptions { Speed = Speed }, CancellationToken.None);
await using var gitHub = await GitHubServer.StartAsync();
var repository = gitHub.CreateRepository("octo/watches");
repository.As(repository.Owner).CommitBytes(repository.DefaultBranch, "Start", [], FolderFiles.Read(folder));
repository.Settings.ActionsMayCreatePullRequests = true;

var stage = new Stage(
    findAll.BaseAddress.GetLeftPart(UriPartial.Authority),
    gitHub.ApiUrl,
    gitHub.WebUrl,
    repository.FullName,
    gitHub.IssueActionsToken().Secret);
Console.WriteLine(JsonSerializer.Serialize(stage, StageJson.Default.Stage));
while (await Console.In.ReadLineAsync() is { } line)
{
    var answer = JsonSerializer.Deserialize(line, StageJson.Default.StageRequest) switch
    {
        { Permissions: { } permissions } => new StageAnswer(gitHub.IssueActionsToken(JobPermissions.Of(permissions)).Secret),
        { Person: { } login } => new StageAnswer(gitHub.IssuePersonalToken(login).Secret),
        { Export: { } bare } => Export(bare),
        _ => throw new InvalidOperationException($"'{line}' asks for nothing."),
    };
    Console.WriteLine(JsonSerializer.Serialize(answer, StageJson.Default.StageAnswer));
}

return 0;

StageAnswer Export(string bare)
{
    repository.Export(bare);
    return new(Token: null);
}
