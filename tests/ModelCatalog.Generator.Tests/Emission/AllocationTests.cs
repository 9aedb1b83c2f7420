using System.Reflection;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Generator.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Generator.Tests.Emission;

public class AllocationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Nimbus")]
    [InlineData("Cirrus")]
    public void Validating_a_valid_request_allocates_nothing(string side)
    {
        var sample = SampleCatalog.Everything;
        var plan = sample.Compiled.Models.Single();
        var names = sample.NamesOf(plan);
        var requests = new EmittedRequests(EmittedCode.Load(sample.Emit(plan).Select(file => file.Text)), names, plan.Types);
        var request = requests.Request(plan, new JsonObject(
        [
            new("variant", new JsonString("fast")),
            new("resolution", new JsonString("4k")),
            new("aspect_ratio", new JsonString("16:9")),
            new("negative", new JsonString("fog, rain")),
            new("seed", new JsonNumber(7)),
            new("engine", new JsonString("e-2")),
            new("speed", new JsonNumber("1.5")),
            new("words", new JsonArray([new JsonString("one"), new JsonString("two")])),
            new("shots", new JsonArray([Shot("left"), Shot("right")])),
            new("image_urls", new JsonArray([new JsonString("https://example.com/a.jpg")])),
        ]), "reference");
        var method = requests.Type(names.Validator).GetMethod("Validate" + side, BindingFlags.Static | BindingFlags.NonPublic, [request.GetType()])!;

        var measure = typeof(AllocationTests).GetMethod(nameof(Measure), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(request.GetType());
        Assert.Equal(0L, measure.Invoke(null, [method, request]));
    }

    private static long Measure<T>(MethodInfo method, T request)
    {
        var validate = method.CreateDelegate<Func<T, ValidationResult>>();
        Assert.Equal("valid", validate(request).ToString());
        return Allocations.Of(() => validate(request));
    }

    private static JsonObject Shot(string prompt) => new(
    [
        new("prompt", new JsonString(prompt)),
        new("duration", new JsonNumber(5)),
        new("size", new JsonObject([new("width", new JsonNumber(640)), new("height", new JsonNumber(480))])),
    ]);
}
