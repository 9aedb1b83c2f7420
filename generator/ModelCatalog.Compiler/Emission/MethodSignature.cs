namespace ModelCatalog.Compiler.Emission;

/// <summary>The parameters of an emitted asynchronous method, each with its documentation: first those that must be given.</summary>
internal sealed class MethodSignature
{
    private readonly List<(string Declaration, string Name, string Doc)> _required = [];
    private readonly List<(string Declaration, string Name, string Doc)> _optional = [];

    /// <summary>Adds a parameter that must be given.</summary>
    public MethodSignature Require(string type, string name, string doc)
    {
        _required.Add(($"{type} {name}", name, doc));
        return this;
    }

    /// <summary>Adds a parameter that may be left out.</summary>
    public MethodSignature Allow(string type, string name, string doc)
    {
        _optional.Add(($"{type}? {name} = null", name, doc));
        return this;
    }

    /// <summary>Writes the documentation of the parameters.</summary>
    public void Document(SourceWriter writer)
    {
        foreach (var (_, name, doc) in _required.Concat(_optional)) writer.Param(name, doc);
        writer.Param("cancellationToken", "Ends the call.");
    }

    /// <summary>The parameters as C# declares them.</summary>
    public override string ToString() => string.Join(", ", _required.Concat(_optional).Select(parameter => parameter.Declaration)
        .Append("global::System.Threading.CancellationToken cancellationToken = default"));
}
