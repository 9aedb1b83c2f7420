using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Replies;

/// <summary>Finds the provider's own word for how a task stands.</summary>
internal static class StatusText
{
    /// <summary>The scalar that a reply of the route holds for the first of these meanings that it has; null: it has none of them.</summary>
    public static JsonValue? Find(RouteDescriptor route, params ReadOnlySpan<string> meanings) => Find(route.Statuses, meanings);

    /// <summary>The scalar that stands for the first of these meanings that some status text has; null: none has.</summary>
    public static JsonValue? Find(EquatableArray<StatusCase> statuses, params ReadOnlySpan<string> meanings)
    {
        foreach (var meaning in meanings)
        {
            foreach (var status in statuses)
            {
                if (status.Status == meaning && status.Text is { } text) return ScalarText.Parse(text);
            }

            // Every other text means this: the meaning's own word, unless it is listed as something else.
            if (statuses.Any(status => status.Status == meaning && status.Text is null) && statuses.All(status => status.Text != meaning))
                return new JsonString(meaning);
        }

        return null;
    }
}
