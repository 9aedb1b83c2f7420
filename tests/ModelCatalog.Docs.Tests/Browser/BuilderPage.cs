using Microsoft.Playwright;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Tests.Browser;

/// <summary>What the tests of the request builder ask of its page, and of the compiler.</summary>
internal static class BuilderPage
{
    /// <summary>The models with a right example, which the builder starts with.</summary>
    public static IEnumerable<(ModelDoc Doc, ModelPlan Plan)> Started => ProjectReference.Models.Where(doc => doc.Examples.Count > 0).Select(doc => (doc, PlanOf(doc.Key)));

    /// <summary>The plan of a model.</summary>
    public static ModelPlan PlanOf(string key) => ProjectReference.Catalog.Models.Single(plan => plan.Model.Key == key);

    /// <summary>A request by parameter names as one side judges it.</summary>
    public static RequestState Judge(ModelPlan plan, string? provider, JsonValue request)
    {
        var state = RequestReader.Read(plan, plan.ModelView, request);
        if (provider is not null) state = state.At(plan.FindView(provider)!);
        RequestValidator.Validate(plan, state);
        return state;
    }

    /// <summary>A verdict as lines.</summary>
    public static string Lines(IEnumerable<RequestViolation> violations) =>
        string.Join('\n', violations.Select(one => $"{(one.IsWarning ? "warning" : "error")} {one.KindName} {one.Rule} at {one.Parameter} / {one.Wire ?? "-"} = {one.Value ?? "-"}: {one.Message}"));

    /// <summary>The provider of a call.</summary>
    public static ProviderDescriptor ProviderOf(RequestView view) => ProjectReference.Catalog.Catalog.Index.FindProvider(view.Provider!)!;

    /// <summary>The route that its calls take.</summary>
    public static RouteDescriptor RouteOf(RequestView view) => ProviderOf(view).FindRoute(view.Body.Route)!;

    /// <summary>The place of a page where the builder finds what it shall hold: <c>{"p":provider,"o":options,"r":request}</c>.</summary>
    public static string Address(string json) => "#build=" + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A text of the builder's result.</summary>
    public static async Task<string> TextAsync(this IPage page, string id) => await page.Locator("#" + id).EvaluateAsync<string>("element => element.textContent");

    /// <summary>The request that the form holds.</summary>
    public static async Task<JsonObject> RequestAsync(this IPage page) => (JsonObject)Read(await page.TextAsync("builder-json"));

    /// <summary>JSON that a page shows.</summary>
    public static JsonValue Read(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return JsonValueOf(document.RootElement);
    }

    /// <summary>Waits until the form says what remains legal.</summary>
    public static Task NarrowedAsync(this IPage page) => page.Locator("#builder .fields[aria-busy=false]").WaitForAsync();

    /// <summary>A field of the form.</summary>
    public static ILocator Field(this IPage page, string path) => page.Locator($"#builder [data-field=\"{path}\"]");

    /// <summary>The field of an option of the call.</summary>
    public static ILocator Option(this IPage page, string key) => page.Field("$options." + key);

    /// <summary>Goes on with the tabulator until a condition on the element with the focus holds.</summary>
    public static async Task TabToAsync(this IPage page, string condition)
    {
        for (var i = 0; i < 250; i++)
        {
            if (await page.EvaluateAsync<bool>($"() => ({condition})(document.activeElement)")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("The keyboard does not reach " + condition);
    }

    private static JsonValue JsonValueOf(System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => new JsonObject(element.EnumerateObject().Select(member => new JsonMember(member.Name, JsonValueOf(member.Value))).ToEquatableArray()),
        System.Text.Json.JsonValueKind.Array => new JsonArray(element.EnumerateArray().Select(JsonValueOf).ToEquatableArray()),
        System.Text.Json.JsonValueKind.String => new JsonString(element.GetString()!),
        System.Text.Json.JsonValueKind.Number => new JsonNumber(element.GetRawText()),
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => new JsonBoolean(element.GetBoolean()),
        _ => JsonNull.Instance,
    };
}
