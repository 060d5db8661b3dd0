using FindAllDigest.Study;

Console.WriteLine(
    "| market | moment | bound above the truth by more than 10 % | bound at least 0.85 of the truth | mean bound | mean found |");
Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: |");
foreach (var row in Study.Kinds.SelectMany(kind => Study.Play(kind, worldCount: 1000)))
{
    Console.WriteLine(
        $"| {row.Kind} | {row.Moment} | {row.TooHigh:0.0%} | {row.Close:0.0%} | {row.MeanBound:0.00} | {row.MeanFound:0.00} |");
}
