using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelCatalog;

namespace Gateway;

/// <summary>A request on its way.</summary>
/// <param name="Request">The request.</param>
/// <param name="Provider">Where it goes.</param>
/// <param name="Asked">The provider that the caller named; null: none.</param>
/// <param name="Options">Options of the call.</param>
/// <param name="OptionsJson">The same as the caller wrote them.</param>
internal sealed record Submission(IModelRequest Request, string Provider, string? Asked, SubmitOptions? Options, string? OptionsJson)
{
    /// <summary>Tells whether the same is asked for again.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(
        [.. Encoding.UTF8.GetBytes(string.Join('\n', Request.Model.Key, Asked, OptionsJson, "")), .. Request.ToJson()]));
}

/// <summary>Sends requests, each once. A task is noted before it is sent: whatever happens then, it is known that it may have been.</summary>
internal sealed class Submissions(CatalogClient client, TaskStore store, IHostApplicationLifetime lifetime)
{
    private const int LongestKey = 256;

    private readonly ConcurrentDictionary<string, bool> _sending = new(StringComparer.Ordinal);

    /// <summary>Sends a request, or gives the task that the same request under the same key started before.</summary>
    public async Task<(StoredTask Task, bool IsReplay)> SubmitAsync(Submission submission, string? key)
    {
        if (key?.Length > LongestKey) throw new Problem(400, "idempotency-key", "The Idempotency-Key is too long", $"At most {LongestKey} characters are taken.");
        var task = new StoredTask(store.IdOf(key), submission.Request.Model.Key, submission.Provider, submission.Fingerprint);
        if (!_sending.TryAdd(task.Id, true)) throw InProgress();
        try
        {
            return store.TryAdd(task) ? (await SendAsync(task, submission), false) : (Replay(store.Find(task.Id)!, submission), true);
        }
        finally
        {
            _sending.TryRemove(task.Id, out _);
        }
    }

    /// <summary>What is known of a task, asked of the provider unless it has ended.</summary>
    public async Task<StoredTask?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (store.Find(id) is not { } task) return null;
        if (task.Handle is null) throw _sending.ContainsKey(id) ? InProgress() : Lost(task);
        if (task.IsFinished) return task;
        var resumed = client.Resume(task.Handle);
        await resumed.RefreshAsync(cancellationToken);
        return Keep(task, resumed);
    }

    private async Task<StoredTask> SendAsync(StoredTask task, Submission submission)
    {
        try
        {
            // Who hangs up does not end it: what has left may be paid for, and is found again by its key.
            var started = await client.SubmitAsync(submission.Provider, submission.Request, submission.Options, lifetime.ApplicationStopping);
            return Keep(task with { Handle = started.Handle }, started);
        }
        catch (Exception exception) when (Problems.IsCertainlyNotAccepted(exception))
        {
            store.Remove(task.Id);
            throw;
        }
        catch (PartialSubmitException several)
        {
            return Keep(task, several);
        }
        catch (ModelCatalogException exception)
        {
            store.Save(task with { Status = exception is TaskFailedException ? "failed" : null, Problem = exception.Message });
            throw;
        }
    }

    private StoredTask Keep(StoredTask task, GenerationTask<ModelOutput> at)
    {
        var known = task with { Status = at.Progress.Status.ToString().ToLowerInvariant(), Fraction = at.Progress.Fraction };
        if (at.Progress.IsFinished)
        {
            try
            {
                known = known with { Output = Written(at.GetOutput()) };
            }
            catch (TaskFailedException exception)
            {
                known = known with { Problem = exception.Message };
            }
        }

        store.Save(known);
        return known;
    }

    /// <summary>Every task that was started is kept, since each may be paid for.</summary>
    private StoredTask Keep(StoredTask task, PartialSubmitException several)
    {
        var tasks = several.Tasks.Select((handle, i) => task with { Id = i == 0 ? task.Id : store.IdOf(null), Handle = handle, Status = "queued" }).ToList();
        tasks[0] = tasks[0] with { Also = [.. tasks.Skip(1).Select(one => one.Id)], Refused = [.. several.Failures.Select(failure => failure.ToString())] };
        tasks.ForEach(store.Save);
        return tasks[0];
    }

    private static StoredTask Replay(StoredTask task, Submission submission)
    {
        if (task.Fingerprint != submission.Fingerprint) throw new Problem(422, "idempotency-key", "The Idempotency-Key was used before", "Another request was sent under it; take a new key for a new request.");
        return task.Handle is null ? throw Lost(task) : task;
    }

    private static Problem InProgress() => new(409, "in-progress", "The request is being sent", "It is on its way to the provider; ask again in a moment.");

    private static Problem Lost(StoredTask task) => task.IsFinished
        ? new(422, "failed", "The provider took the request, but it failed", task.Problem!)
        : new(502, "ambiguous-submit", "The provider may have accepted the request", (task.Problem ?? $"The gateway ended while it sent the request to {task.Provider}.") + " It is never sent again by itself: look at the provider's list of tasks.");

    private static JsonElement Written(ModelOutput output)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) output.WriteJson(writer);
        return JsonElement.Parse(buffer.ToArray());
    }
}
