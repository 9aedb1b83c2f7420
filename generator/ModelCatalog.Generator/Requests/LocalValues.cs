using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ModelCatalog.Generator.Requests;

/// <summary>The locals of a body of code that are set once, where they are declared: what they hold is what stands there.</summary>
/// <param name="blocks">The body. It is looked through when a local is asked for, its lambdas and local functions included.</param>
internal sealed class LocalValues(ImmutableArray<IOperation> blocks)
{
    private const int MostSteps = 32;

    private Dictionary<ILocalSymbol, IOperation>? _initial;
    private HashSet<ISymbol>? _read;

    /// <summary>What a local always holds; null: it may change.</summary>
    public IOperation? Find(ILocalSymbol local)
    {
        if (_initial is null) Look();
        return _initial!.TryGetValue(local, out var value) ? value : null;
    }

    /// <summary>Whether anything asks for a local.</summary>
    public bool IsRead(ILocalSymbol local)
    {
        if (_read is null) Look();
        return _read!.Contains(local);
    }

    /// <summary>The value behind conversions that keep it, and behind locals that are set once.</summary>
    public IOperation Resolve(IOperation operation)
    {
        // A local cannot be initialised with itself, save through a lambda.
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (operation.ConstantValue.HasValue || Behind(operation) is not { } value) return operation;
            operation = value;
        }

        return operation;
    }

    /// <summary>The value of a conversion that keeps it, or the operation itself.</summary>
    public static IOperation InPlace(IOperation operation)
    {
        while (operation is IConversionOperation conversion && KeepsValue(conversion)) operation = conversion.Operand;
        return operation;
    }

    private IOperation? Behind(IOperation operation) => operation switch
    {
        IConversionOperation conversion when KeepsValue(conversion) => conversion.Operand,
        IParenthesizedOperation parenthesized => parenthesized.Operand,
        ILocalReferenceOperation reference => Find(reference.Local),
        IConditionalAccessInstanceOperation => ReceiverOf(operation),
        _ => null,
    };

    /// <summary>Whether a conversion gives what it is given: a cast to a smaller number does not.</summary>
    private static bool KeepsValue(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is not null) return false;
        if (conversion.Operand is ICollectionExpressionOperation || conversion.Conversion is { IsIdentity: true } or { IsReference: true } or { IsImplicit: true }) return true;
        return conversion.Conversion.IsNullable && SymbolEqualityComparer.Default.Equals(Underlying(conversion.Type), Underlying(conversion.Operand.Type));
    }

    private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>What stands in front of the <c>?.</c>.</summary>
    private static IOperation? ReceiverOf(IOperation instance)
    {
        for (var (inner, outer) = (instance, instance.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner) return access.Operation;
        }

        return null;
    }

    private void Look()
    {
        _initial = new Dictionary<ILocalSymbol, IOperation>(SymbolEqualityComparer.Default);
        _read = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var written = new List<ILocalSymbol>();
        foreach (var operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            if (operation is IVariableDeclaratorOperation { Initializer.Value: { } value } declarator) _initial[declarator.Symbol] = value;
            else if (operation is ILocalReferenceOperation reference && IsWritten(reference)) written.Add(reference.Local);
            else if (operation is ILocalReferenceOperation read) _read.Add(read.Local);
        }

        foreach (var local in written) _initial.Remove(local);
    }

    private static bool IsWritten(ILocalReferenceOperation reference)
    {
        IOperation operation = reference;
        while (operation.Parent is ITupleOperation or IParenthesizedOperation) operation = operation.Parent;

        // `ref a` gives the local itself away.
        if (operation.Syntax.Parent is RefExpressionSyntax) return true;
        return operation.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == operation,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation argument => argument.Parameter is null or { RefKind: not (RefKind.None or RefKind.In) },
            IAddressOfOperation => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
            _ => false,
        };
    }
}
