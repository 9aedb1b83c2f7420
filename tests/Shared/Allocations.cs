namespace ModelCatalog.Tests;

/// <summary>What code allocates once it runs at full speed.</summary>
public static class Allocations
{
    private const int Rounds = 5;
    private const int Calls = 1000;

    /// <summary>The bytes that a thousand calls allocate: the least of several rounds, since the runtime allocates on its own behalf while it compiles.</summary>
    public static long Of(Action call)
    {
        for (var i = 0; i < Calls; i++) call();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++) call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
