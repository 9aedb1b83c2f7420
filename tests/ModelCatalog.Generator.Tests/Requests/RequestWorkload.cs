using System.Globalization;
using System.Text;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>An application that makes many requests: valid cases of models from all over the catalog, in a method as an application has them.</summary>
internal static class RequestWorkload
{
    private const int MethodsPerFile = 25;

    /// <summary>The C# files of it.</summary>
    /// <param name="models">The namespace of the requests.</param>
    /// <param name="requests">How many expressions make a request.</param>
    /// <param name="used">How many models they are of; null: of all.</param>
    public static IReadOnlyList<string> Files(string models, int requests, int? used = null)
    {
        var byModel = WrittenCase.All.Where(one => one.Expected.Count == 0).GroupBy(one => one.Code[..one.Code.IndexOf("Request", StringComparison.Ordinal)]).ToList();
        Assert.InRange(used ?? 1, 1, byModel.Count);
        var chosen = used is { } count ? Enumerable.Range(0, count).Select(i => byModel[i * byModel.Count / count]) : byModel;
        var cases = chosen.SelectMany(model => model).ToList();
        return [.. Enumerable.Range(0, requests).Chunk(MethodsPerFile).Select((chunk, file) => File(models, file, chunk.Select(i => (i, cases[i * cases.Count / requests]))))];
    }

    private static string File(string models, int number, IEnumerable<(int Number, WrittenCase Case)> methods)
    {
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using ModelCatalog;
            using {{models}};

            namespace Contoso.Studio;

            internal sealed class Scenes{{number}}(IReadOnlyDictionary<string, string> settings, Action<string> log)
            {
                private readonly List<TaskHandle> _started = [];

            """);
        foreach (var (i, one) in methods)
        {
            // Half of them stand alone, as defaults do; the others are sent.
            if (i % 2 == 0) Make(source, i, one);
            else Send(source, i, one);
        }

        return source.Append("}\n").ToString();
    }

    private static void Make(StringBuilder source, int i, WrittenCase one) => source.Append(CultureInfo.InvariantCulture, $$"""

            public object Default{{i}}(int copies)
            {
                var request = {{one.Code}};
                var names = Enumerable.Range(0, copies).Select(n => $"{settings["name"]}-{n}").ToList();
                foreach (var name in names.Where(name => name.Length > 3)) log(name);
                return (request, names.Count);
            }

        """);

    private static void Send(StringBuilder source, int i, WrittenCase one) => source.Append(CultureInfo.InvariantCulture, $$"""

            public async Task<string> SendAsync{{i}}({{one.Marker}}Client client, CancellationToken token)
            {
                var request = {{one.Code}};
                var result = request.Validate<{{one.Marker}}>();
                if (!result.IsValid) throw new InvalidOperationException(string.Join("; ", result.Violations.Select(violation => violation.Message)));
                log($"sent: {settings.GetValueOrDefault("folder", "none")}");
                var task = await client.SubmitAsync(request, cancellationToken: token).ConfigureAwait(false);
                _started.Add(task.Handle);
                return settings.TryGetValue("folder", out var folder) ? folder : _started.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

        """);
}
