using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelCatalog;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Schemas;

namespace Gateway;

/// <summary>The OpenAPI 3.1 document: a path for each model, whose request schema carries the model's rules.</summary>
internal static class OpenApi
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(CompiledCatalog catalog, ModelRegistry models)
    {
        var paths = new JsonObject
        {
            ["/models"] = Get("The models", "listModels", Query("search"), Query("task"), Query("provider")),
            ["/tasks/{id}"] = Get("How a task stands", "getTask", new JsonObject { ["name"] = "id", ["in"] = "path", ["required"] = true, ["schema"] = Text() }),
        };
        var schemas = new JsonObject { ["Problem"] = Problem() };
        foreach (var plan in catalog.Models)
        {
            if (models.Find(plan.Model.Key) is not { } model) continue;
            var name = model.Key.Replace('/', '.');
            schemas[name] = SchemaOf(plan);
            paths[$"/models/{model.Key}"] = Post(model, plan, name, "submit", 202);
            paths[$"/models/{model.Key}/validate"] = Post(model, plan, name, "validate", 200);
            paths[$"/models/{model.Key}/price"] = Post(model, plan, name, "price", 200);
        }

        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Models of the catalog", ["version"] = "1.0.0" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, Readable);
    }

    // With an id of its own it is a document of its own: what it refers to as #/$defs is in it.
    private static JsonObject SchemaOf(ModelPlan plan)
    {
        var schema = JsonNode.Parse(RequestSchema.Of(plan, plan.ModelView).Schema.ToString())!.AsObject();
        schema["$id"] = "/schemas/" + plan.Model.Key;
        return schema;
    }

    private static JsonObject Post(ModelInfo model, ModelPlan plan, string schema, string verb, int status)
    {
        var operation = new JsonObject
        {
            ["operationId"] = $"{verb}.{schema}",
            ["summary"] = $"{model.Title}: {verb}",
            ["tags"] = new JsonArray([.. model.Tasks.Select(task => (JsonNode)task)]),
            ["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Reference(schema), ["examples"] = Examples(model, plan) } },
            },
            ["responses"] = Responses(status),
        };
        if (model.Summary is { } summary) operation["description"] = summary;
        if (verb == "price") return new JsonObject { ["post"] = operation };
        var parameters = new JsonArray { Query("provider", [.. model.Wires.Select(wire => wire.Provider)]) };
        if (verb == "submit")
        {
            parameters.Add((JsonNode)Query("options"));
            parameters.Add((JsonNode)new JsonObject { ["name"] = "Idempotency-Key", ["in"] = "header", ["schema"] = new JsonObject { ["type"] = "string", ["maxLength"] = 256 } });
        }

        operation["parameters"] = parameters;
        return new JsonObject { ["post"] = operation };
    }

    /// <summary>The valid examples of the descriptor, those that are bodies of a provider by parameter names.</summary>
    private static JsonObject Examples(ModelInfo model, ModelPlan plan)
    {
        var examples = new JsonObject();
        foreach (var example in plan.Model.Examples)
        {
            var bodies = example.Bodies.Concat(example.Wires).Select(body => model.GetWire(body.Provider).ReadBody(JsonElement.Parse(body.Body.ToString())));
            var read = example.Request is { } request ? bodies.Prepend(model.Read(request.ToString())) : bodies;
            if (read.FirstOrDefault(one => one.Request is not null).Request is not { } valid) continue;
            examples[$"example-{examples.Count + 1}"] = new JsonObject { ["summary"] = example.Title, ["value"] = JsonNode.Parse(valid.ToJson()) };
        }

        return examples;
    }

    private static JsonObject Get(string summary, string id, params JsonNode?[] parameters) =>
        new() { ["get"] = new JsonObject { ["operationId"] = id, ["summary"] = summary, ["parameters"] = new JsonArray(parameters), ["responses"] = Responses(200) } };

    private static JsonObject Responses(int status) => new()
    {
        [status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new JsonObject
        {
            ["description"] = status == 202 ? "The task that was started" : "The answer",
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } },
        },
        ["default"] = new JsonObject
        {
            ["description"] = "What is wrong",
            ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = Reference("Problem") } },
        },
    };

    private static JsonObject Query(string name, params JsonNode?[] values)
    {
        var schema = Text();
        if (values.Length > 0) schema["enum"] = new JsonArray(values);
        return new JsonObject { ["name"] = name, ["in"] = "query", ["schema"] = schema };
    }

    private static JsonObject Problem() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["type"] = Text(), ["title"] = Text(), ["status"] = new JsonObject { ["type"] = "integer" }, ["detail"] = Text(), ["errors"] = new JsonObject { ["type"] = "array", ["items"] = Violation() } },
    };

    private static JsonObject Violation() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["path"] = Text(), ["rule"] = Text(), ["kind"] = Text(), ["severity"] = Text(), ["message"] = Text() },
    };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Reference(string schema) => new() { ["$ref"] = "#/components/schemas/" + schema };
}
