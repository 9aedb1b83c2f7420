using System.ComponentModel;
using ModelCatalog.Infrastructure;

namespace ModelCatalog;

/// <summary>A parameter of a request, with its C# type. Generated; what it may still be is asked for with the request's <c>Allowed</c>.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
public sealed class RequestParameter<T>
{
    private readonly (string Text, T Value)[] _values;

    /// <summary>Takes what generated code knows. Not for applications.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">The values that can be listed, each with its text.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RequestParameter(string name, params (string Text, T Value)[] values)
    {
        Name = name;
        _values = values;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What the parameter may still be. Not for applications: the request's <c>Allowed</c> is.</summary>
    /// <param name="request">What is said so far.</param>
    /// <param name="provider">The provider's key; null: what holds at each.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AllowedChoices<T> Narrow(IModelRequest request, string? provider)
    {
        var choices = request.Allowed(Name, provider);
        return new AllowedChoices<T>(choices) { Legal = [.. choices.Values.Where(static value => value.IsAllowed).SelectMany(Typed)] };
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private IEnumerable<T> Typed(AllowedValue value)
    {
        var text = JsonValues.TextOf(value.Value);
        return _values.Where(known => known.Text == text).Take(1).Select(static known => known.Value);
    }
}
