// A model and a provider of one's own beside the ready-made catalog: one typed request, sent to the own provider and to one of the catalog.
// Both are played on this machine: no key, no network, no cost. An argument is the length of a longer scene, in seconds.

using ModelCatalog;
using ModelCatalog.Emulator;
using ModelCatalog.Models;
using OwnCatalog;

if (args.Length > 1 || !int.TryParse(args.FirstOrDefault("15"), out var longer))
{
    Console.Error.WriteLine("usage: OwnCatalog [seconds]");
    return 2;
}

// 1. What this project's descriptors have become. Those of the package can be named by them, and are not compiled again.
foreach (var model in OwnCatalog.CatalogModels.Registry)
{
    Console.WriteLine($"{model.Key}, {model.Title}, at {string.Join(" and ", model.Wires.Select(wire => wire.Provider))}");
}

// 2. A request for the own model. Who is in the cast is a type of the catalog, as its own models take it.
var request = new Dusk1Request
{
    Prompt = "The keeper lights the lamp",
    Seconds = 8,
    Cast = [new KlingElement { Description = "The keeper", ImageUrls = ["https://example.com/keeper.jpg"] }],
};

// 3. The same request at both providers; each is found in the descriptors that lie beside the application.
try
{
    await using (var farm = await ProviderEmulator.StartAsync("brightwater"))
    {
        var client = new BrightwaterClient(ConnectionTo(farm));
        var task = await client.SubmitAsync(request, new BrightwaterOptions { Queue = "night" });
        await ShowAsync(farm, request.EstimateCost<Brightwater>(), task);
    }

    await using (var kie = await ProviderEmulator.StartAsync("kie", new() { Pace = EmulatorPace.Immediate }))
    {
        var client = new KieClient(ConnectionTo(kie));
        await ShowAsync(kie, request.EstimateCost<Kie>(), await client.SubmitAsync(request));

        // 4. What one provider takes and the other does not, said before anything is sent.
        var scene = request with { Seconds = longer };
        Console.WriteLine($"\n{longer} seconds");
        Console.WriteLine($"  at brightwater: {scene.Validate<Brightwater>()}");
        Console.WriteLine($"  at kie: {scene.Validate<Kie>()}");
    }

    return 0;
}
catch (ModelCatalogException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static ProviderConnection ConnectionTo(ProviderEmulator provider) => new(new ProviderOptions { BaseUrl = provider.BaseAddress.AbsoluteUri, ApiKey = "any" });

static async Task ShowAsync(ProviderEmulator provider, Price? price, GenerationTask<VideoOutput> task)
{
    var submit = provider.Requests.Single(seen => seen.StartedTask);
    Console.WriteLine($"\n{provider.Provider}, for {price?.ToString() ?? "a price that nobody knows"}");
    Console.WriteLine($"  {submit.Method} {submit.Path}");
    Console.WriteLine($"  {submit.Body}");
    VideoOutput video = await task.WaitAsync();
    Console.WriteLine($"  {task.TaskId} made {video.Url}");
}
