namespace ModelCatalog;

/// <summary>
/// What clients tell OpenTelemetry, or whoever else listens. Names follow its conventions for generative AI where there are some. Nothing holds a key, a body, a prompt or the
/// query of a URL, and no span the text of an exception.
/// <list type="table">
/// <item><term>spans</term><description><c>submit</c>, <c>wait</c>, <c>poll</c>, <c>price</c> and the names of calls, with the model's id behind them where there is one;
/// <c>gen_ai.operation.name</c>, <c>gen_ai.provider.name</c>, <c>gen_ai.request.model</c>, <c>server.address</c>, <c>server.port</c>, <c>error.type</c>,
/// <c>http.response.status_code</c> of an error, <c>modelcatalog.submission.id</c>, <c>modelcatalog.task.id</c>, <c>modelcatalog.task.status</c></description></item>
/// <item><term><c>gen_ai.client.operation.duration</c></term><description>a histogram in seconds, of all these operations and of <c>generate_content</c>: from the submit until
/// the end of the task was heard of</description></item>
/// <item><term><c>modelcatalog.submits</c>, <c>modelcatalog.submits.ambiguous</c>, <c>modelcatalog.polls</c>, <c>modelcatalog.retries</c></term><description>counters</description></item>
/// <item><term><c>modelcatalog.waits</c></term><description>how many tasks are waited for now</description></item>
/// <item><term><c>modelcatalog.limit.duration</c></term><description>a histogram in seconds: how long a request waited for its turn under a documented limit</description></item>
/// </list>
/// </summary>
public static class ModelCatalogTelemetry
{
    /// <summary>The name of the activity source and of the meter: <c>AddSource(ModelCatalogTelemetry.Name)</c>, <c>AddMeter(ModelCatalogTelemetry.Name)</c>.</summary>
    public const string Name = "ModelCatalog";
}
