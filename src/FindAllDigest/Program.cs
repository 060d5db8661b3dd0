using FindAllDigest.Cli.Commands;
using FindAllDigest.Diagnostics;

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = true;
    interrupt.Cancel();
};
using var termination = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    interrupt.Cancel();
});

return await CommandLine.RunAsync(args, ProgramEnvironment.OfProcess(), interrupt.Token);
