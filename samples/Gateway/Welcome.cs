namespace Gateway;

/// <summary>Says what one can try.</summary>
internal static class Welcome
{
    public static void Print(string url, bool isLive, int models, IEnumerable<string> played)
    {
        Console.WriteLine($"{models} models at {url}");
        Console.WriteLine(isLive ? "LIVE: requests go to the providers whose key is set, and cost money." : $"Played here, without key and cost: {string.Join(", ", played)}");
        Console.WriteLine(
            $$"""

              curl -s '{{url}}/models?search=veo'
              curl -s {{url}}/models/google/veo-3.1
              curl -s {{url}}/models/google/veo-3.1/validate -H 'Content-Type: application/json' -d '{"variant":"fast","prompt":"A heron","seed":7}'
              curl -s {{url}}/models/google/veo-3.1/price    -H 'Content-Type: application/json' -d '{"variant":"fast","prompt":"A heron"}'
              curl -s {{url}}/models/google/veo-3.1          -H 'Content-Type: application/json' -H 'Idempotency-Key: heron-1' -d '{"variant":"fast","prompt":"A heron"}'
              curl -s {{url}}/tasks/<id>
              curl -s {{url}}/openapi.json
            """);
    }
}
