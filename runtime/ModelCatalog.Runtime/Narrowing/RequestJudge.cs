using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Narrowing;

/// <summary>Reads a request by parameter names and adds what is wrong with it.</summary>
internal delegate void RequestJudge(JsonElement request, string? provider, ref ViolationCollector violations);
