using System.Text;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Tool.Validation;

namespace ModelCatalog.Tool;

/// <summary>Options of a call as they are typed: <c>name=value</c>, or a JSON object of several.</summary>
internal static class OptionArguments
{
    /// <summary>The values by name; null: one cannot be read, which was printed.</summary>
    /// <param name="arguments">As typed.</param>
    /// <param name="route">The route, which says what kind of value each has.</param>
    /// <param name="terminal">Takes what is wrong.</param>
    public static Dictionary<string, JsonValue>? Read(IEnumerable<string> arguments, RouteDescriptor? route, ToolTerminal terminal)
    {
        var values = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument.TrimStart().StartsWith('{'))
            {
                var line = RequestLine.ReadBody(Encoding.UTF8.GetBytes(argument), null);
                if (line.Problem is null && line.Twins.Count == 0 && line.Body is JsonObject body)
                {
                    foreach (var member in body.Members) values[member.Name] = member.Value;
                    continue;
                }

                terminal.Error.WriteLine($"modelcat: the options '{TerminalText.Printable(argument)}' are no JSON object: {line.Problem ?? $"`{line.Twins[0].Path}` stands twice"}");
                return null;
            }

            var sign = argument.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                terminal.Error.WriteLine($"modelcat: the option '{TerminalText.Printable(argument)}' has no value; expected name=value, or a JSON object");
                return null;
            }

            var (name, text) = (argument[..sign], argument[(sign + 1)..]);
            values[name] = route?.Options.FirstOrDefault(option => option.Key == name) is { } known ? CallOptions.Read(known, text) : new JsonString(text);
        }

        return values;
    }
}
