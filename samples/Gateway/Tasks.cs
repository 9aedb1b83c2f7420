namespace Gateway;

/// <summary>How tasks stand.</summary>
internal static class Tasks
{
    public static void MapTasks(this IEndpointRouteBuilder app) => app.MapGet("/tasks/{id}", async (Submissions submissions, HttpContext context, string id) =>
    {
        if (await submissions.FindAsync(id, context.RequestAborted) is not { } task) throw new Problem(404, "no-task", "There is no such task", "Nothing was submitted under this id.");
        if (!task.IsFinished) context.Response.Headers.RetryAfter = "3";
        return new { id, model = task.Model, provider = task.Provider, submitted_at = task.Handle!.SubmittedAt, status = task.Status, fraction = task.Fraction, output = task.Output, problem = task.Problem };
    });
}
