namespace ModelCatalog.Tool.Emulation;

/// <summary>What was counted.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Tasks">Those that started a task.</param>
/// <param name="Refused">Those that were refused.</param>
/// <param name="Faults">Those that met a fault, webhooks too.</param>
/// <param name="Webhooks">Webhooks, also those that were not posted.</param>
internal sealed record EmulationTotals(int Requests, int Tasks, int Refused, int Faults, int Webhooks);
