using System.Globalization;
using ModelCatalog.TaskRunner;

// journal, log, unifically's address, kie's address, how many tasks, how many at once, when the fast clock began
var (journal, log) = (args[0], args[1]);
using var traces = new FileLog(log);
using var notes = new Journal(journal);
var time = new FastTime(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(args[6], CultureInfo.InvariantCulture)));
var run = new TaskRun(notes, traces, time, args[2], args[3], Environment.GetEnvironmentVariable("RUNNER_KEY")!);
await Parallel.ForEachAsync(
    Enumerable.Range(1, int.Parse(args[4], CultureInfo.InvariantCulture)),
    new ParallelOptions { MaxDegreeOfParallelism = int.Parse(args[5], CultureInfo.InvariantCulture) },
    async (number, _) => await run.RunAsync(number));
return 0;
