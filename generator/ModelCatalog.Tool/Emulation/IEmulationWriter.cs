using ModelCatalog.Emulator;

namespace ModelCatalog.Tool.Emulation;

/// <summary>Writes what happens at emulated providers, in lines.</summary>
internal interface IEmulationWriter
{
    /// <summary>What stands where.</summary>
    string Started(IReadOnlyList<StartedProvider> providers, FaultPlan faults);

    /// <summary>A request.</summary>
    string Request(string provider, EmulatedRequest request);

    /// <summary>A webhook.</summary>
    string Callback(string provider, EmulatedCallback callback);

    /// <summary>How it went.</summary>
    string Stopped(EmulationTotals totals);
}
