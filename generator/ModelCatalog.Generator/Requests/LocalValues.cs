using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ModelCatalog.Generator.Requests;

/// <summary>The locals of a body of code that are set once, where they are declared: what they hold is what stands there.</summary>
internal sealed class LocalValues
{
    private readonly Dictionary<ILocalSymbol, IOperation> _initial = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);

    /// <summary>Looks through a body, its lambdas and local functions included.</summary>
    public LocalValues(ImmutableArray<IOperation> blocks)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in blocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            if (operation is IVariableDeclaratorOperation { Initializer.Value: { } value } declarator) _initial[declarator.Symbol] = value;
            else if (operation is ILocalReferenceOperation reference && IsWritten(reference)) written.Add(reference.Local);
            else if (operation is ILocalReferenceOperation read) _read.Add(read.Local);
        }

        foreach (var local in written.OfType<ILocalSymbol>()) _initial.Remove(local);
    }

    /// <summary>What a local always holds; null: it may change.</summary>
    public IOperation? Find(ILocalSymbol local) => _initial.TryGetValue(local, out var value) ? value : null;

    /// <summary>Whether anything asks for a local.</summary>
    public bool IsRead(ILocalSymbol local) => _read.Contains(local);

    /// <summary>The value behind conversions that keep it, and behind locals that are set once.</summary>
    public IOperation Resolve(IOperation operation)
    {
        // A local cannot be initialised with itself, save through a lambda.
        for (var steps = 0; steps < 32; steps++)
        {
            if (operation.ConstantValue.HasValue) return operation;
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case ILocalReferenceOperation reference when Find(reference.Local) is { } value:
                    operation = value;
                    break;
                default:
                    return operation;
            }
        }

        return operation;
    }

    private static bool IsWritten(ILocalReferenceOperation reference)
    {
        IOperation operation = reference;
        while (operation.Parent is ITupleOperation or IParenthesizedOperation) operation = operation.Parent;
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
