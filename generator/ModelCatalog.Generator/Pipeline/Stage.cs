using System.Globalization;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Generator.Pipeline;

/// <summary>Runs a piece of the compiler inside somebody else's.</summary>
internal static class Stage
{
    /// <summary>Runs it under the invariant culture; a defect becomes a finding instead of the end of the generator.</summary>
    /// <param name="name">The stage, for the message.</param>
    /// <param name="work">The piece.</param>
    /// <param name="onDefect">What to go on with.</param>
    /// <param name="token">Ends it.</param>
    public static T Run<T>(string name, Func<T> work, Func<Finding, T> onDefect, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
#pragma warning disable RS0030, RS1035 // The culture is set for the core, which formats without naming one where the host cannot interfere, and given back.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return work();
        }
#pragma warning disable CA1031 // Whatever it is, the other files must not suffer from it; it is reported as MC9001.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var message = exception.GetType().Name + ": " + exception.Message.Replace("\r", " ").Replace("\n", " ");
            return onDefect(GeneratorDiagnostics.Defect.At(Pointer.Root, name, message));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
#pragma warning restore RS0030, RS1035
    }
}
