using System.Globalization;
using BenchmarkDotNet.Running;
using FindAllDigest.Benchmarks.Relay;

if (args is ["relay-load", var program, ..])
{
    return await RelayLoad.RunAsync(program, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 60);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
