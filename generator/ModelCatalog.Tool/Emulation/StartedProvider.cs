using ModelCatalog.Emulator;

namespace ModelCatalog.Tool.Emulation;

/// <summary>A provider that is played.</summary>
/// <param name="Emulator">The emulator.</param>
/// <param name="Example">A call of one model, to be pasted into a shell; null: no example of the catalog is one.</param>
internal sealed record StartedProvider(ProviderEmulator Emulator, ExampleCall? Example);
