namespace ModelCatalog.Tool.Listing;

/// <summary>Which rows of a list are wanted; what is null does not matter.</summary>
/// <param name="Search">Words that all stand in a row.</param>
/// <param name="Task">A task of its model.</param>
/// <param name="Vendor">The vendor of its model.</param>
/// <param name="Provider">Its provider.</param>
public sealed record ListFilter(string? Search = null, string? Task = null, string? Vendor = null, string? Provider = null);
