namespace ModelCatalog.Emulator.Tasks;

/// <summary>How far a task is when it is asked for.</summary>
internal enum TaskPhase
{
    /// <summary>Not visible yet.</summary>
    Hidden,

    /// <summary>Waits.</summary>
    Queued,

    /// <summary>Runs.</summary>
    Running,

    /// <summary>Is over, well or not.</summary>
    Finished,
}
