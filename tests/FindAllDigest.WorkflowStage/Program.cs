using System.Text.Json;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.Simulator;
using FindAllDigest.WorkflowStage;

// Eight minutes of a run pass in half a second.
const double Speed = 1000;

if (args is not [var folder])
{
    await Console.Error.WriteLineAsync(
        "Usage: FindAllDigest.WorkflowStage FOLDER, the files of the repository to host. Runs until standard input ends.");
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
while (await Console.In.ReadLineAsync() is not null)
{
    // Whoever started the stage holds its input open as long as it is needed.
}

return 0;
