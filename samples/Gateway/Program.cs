// Every model of the catalog over HTTP. What it serves, and where, is read from the catalog: a descriptor that is added is a path that is there.
// Without arguments all providers are played on this machine: no key, no network, no cost. `--live` sends to the real ones whose key is set; that costs money.

using Gateway;
using ModelCatalog;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Models;

const int MostBytes = 4 * 1024 * 1024;

var isLive = args.Contains("--live");
var builder = WebApplication.CreateSlimBuilder([.. args.Where(argument => argument != "--live")]);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:5080");
builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, MostBytes));

var catalog = CatalogCompiler.Compile(CatalogFolder.Read(Path.Combine(AppContext.BaseDirectory, "catalog")).Texts);
await using var stage = await Stage.OpenAsync(catalog, CatalogModels.Registry, builder.Configuration, isLive);
builder.Services.AddCatalogClient(CatalogModels.Registry, stage.Configure);
builder.Services.AddSingleton(new TaskStore(builder.Configuration["tasks"] ?? Path.Combine(AppContext.BaseDirectory, "tasks")));
builder.Services.AddSingleton<Submissions>();
builder.Services.AddExceptionHandler<Problems>().AddProblemDetails();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull);

await using var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapModels();
app.MapTasks();
var document = new Lazy<byte[]>(() => OpenApi.Write(catalog, CatalogModels.Registry));
app.MapGet("/openapi.json", () => Results.Bytes(document.Value, "application/json"));

await app.StartAsync();
Welcome.Print(app.Urls.First(), isLive, CatalogModels.Registry.Count, stage.Providers);
await app.WaitForShutdownAsync();
