using System.Text;
using Contoso.Media;
using ModelCatalog;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator;
using ModelCatalog.Models;

// A model of its own, on a provider and with a type of the catalog.
var request = new Dusk1Request { Prompt = "A boat", KlingElements = [new KlingElement { Description = "The boat" }] };
Console.WriteLine(Encoding.UTF8.GetString(RequestBody.Write<Kie>(request)));
Console.WriteLine((request with { Duration = 12 + args.Length }).Validate<Kie>());
Console.WriteLine(Contoso.Media.CatalogModels.Registry.Count);

// The provider, played from the descriptors that lie beside the application.
var files = CatalogFolder.Read(Path.Combine(AppContext.BaseDirectory, "catalog"));
var catalog = CatalogCompiler.Compile(files.Texts);
await using var emulator = await ProviderEmulator.StartAsync(catalog, "kie", new EmulatorOptions { Pace = EmulatorPace.Immediate });
var client = new KieClient(new ProviderConnection(new ProviderOptions { BaseUrl = emulator.BaseAddress.AbsoluteUri, ApiKey = "any" }));
var task = await client.SubmitAsync(request);
Console.WriteLine(catalog.Diagnostics.Count + " " + emulator.TaskCount + " " + (await task.RefreshAsync()).Status);
