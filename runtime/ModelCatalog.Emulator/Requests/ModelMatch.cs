using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Emulator.Requests;

/// <summary>The model that a request is for, and the request as it was read and judged.</summary>
/// <param name="Plan">The model.</param>
/// <param name="View">How the provider sees it.</param>
/// <param name="State">The request.</param>
/// <param name="Operation">The route's operation.</param>
internal sealed record ModelMatch(ModelPlan Plan, RequestView View, RequestState State, RouteOperation Operation);
