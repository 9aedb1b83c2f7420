using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Planning;

/// <summary>Where an option of a call stands in the submit of a route.</summary>
/// <param name="Option">The option.</param>
/// <param name="Wire">Its path in the body, or the name of its header or of its parameter in the URL.</param>
public sealed record OptionPlace(string Option, string Wire);

/// <summary>Finds where the options of a call travel.</summary>
public static class OptionPlaces
{
    /// <summary>The first place of each option that the submit of a route carries.</summary>
    public static EquatableArray<OptionPlace> Of(RouteDescriptor route)
    {
        if (route.Starts.FirstOrDefault() is not { } submit) return default;
        var places = submit.Body is { } body ? InBody(body, "") : [];
        var named = submit.Query.Concat(submit.Headers).Where(pair => pair.Text.StartsWith("$", StringComparison.Ordinal)).Select(pair => new OptionPlace(pair.Text.Substring(1), pair.Name));
        var options = new HashSet<string>(route.Options.Select(option => option.Key), StringComparer.Ordinal);
        return places.Concat(named).Where(place => options.Contains(place.Option)).GroupBy(place => place.Option, StringComparer.Ordinal).Select(group => group.First()).ToEquatableArray();
    }

    private static IEnumerable<OptionPlace> InBody(BodyTemplate template, string path) => template switch
    {
        BodyReference reference => [new OptionPlace(reference.Name, path)],
        BodyObject value => value.Members.SelectMany(member => InBody(member.Value, member.Name is null ? path : path.Length == 0 ? member.Name : path + "." + member.Name)),
        _ => [],
    };
}
