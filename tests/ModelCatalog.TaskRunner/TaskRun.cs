using System.Globalization;
using System.Text.Json.Nodes;
using ModelCatalog.Models;

namespace ModelCatalog.TaskRunner;

/// <summary>Sees tasks through: each is submitted once, noted before it is waited for, and ends in one result or one failure.</summary>
internal sealed class TaskRun(Journal journal, FileLog log, TimeProvider time, string unifically, string kie, string key)
{
    private readonly UnificallyClient _unifically = new(Connection(log, time, unifically, key));
    private readonly KieClient _kie = new(Connection(log, time, kie, key));

    /// <summary>Begins a task, or goes on where a process that died has left it.</summary>
    public async Task RunAsync(int number)
    {
        var task = journal.LastOf(number) switch
        {
            null => await SubmitAsync(number),
            "submitting" => Lost(number),
            "submitted" => Resume(journal.HandleOf(number)),
            _ => null,
        };
        if (task is not null) await WaitAsync(number, task);
    }

    private async Task<GenerationTask<VideoOutput>?> SubmitAsync(int number)
    {
        var request = new Veo31Request { Variant = Veo31Variant.Fast, Prompt = string.Create(CultureInfo.InvariantCulture, $"A heron, take {number}") };
        journal.Add(number, "submitting");
        try
        {
            // Every tenth goes to the provider with other statuses, errors under HTTP 200 and tasks that are not visible at once.
            var task = number % 10 == 0 ? await _kie.SubmitAsync(request) : await _unifically.SubmitAsync(request);
            journal.Add(number, "submitted", entry => entry["handle"] = JsonNode.Parse(task.Handle.ToJson()));
            return task;
        }
        catch (AmbiguousSubmitException exception)
        {
            End(number, "ambiguous", exception, exception.SubmissionId);
        }
        catch (ProtocolException exception)
        {
            End(number, "unreadable", exception, null);
        }
        catch (ModelCatalogException exception)
        {
            End(number, "refused", exception, null);
        }

        return null;
    }

    /// <summary>The process died after the request may have left: whether there is a task, only the provider knows.</summary>
    private GenerationTask<VideoOutput>? Lost(int number)
    {
        journal.Add(number, "lost");
        return null;
    }

    private GenerationTask<VideoOutput> Resume(TaskHandle handle) =>
        handle.Provider == "kie" ? _kie.Resume(handle, Veo31Request.ReadOutput) : _unifically.Resume(handle, Veo31Request.ReadOutput);

    private async Task WaitAsync(int number, GenerationTask<VideoOutput> task)
    {
        try
        {
            var video = await task.WaitAsync();
            journal.Add(number, "result", entry => entry["url"] = video.Url.ToString());
        }
        catch (ModelCatalogException exception)
        {
            End(number, "failed", exception, null);
        }
    }

    private void End(int number, string how, ModelCatalogException exception, string? submission)
    {
        log.Write($"{number} {exception}");
        journal.Add(number, how, entry => (entry["type"], entry["text"], entry["submission"]) = (exception.GetType().Name, exception.Message, submission));
    }

    private static ProviderConnection Connection(FileLog log, TimeProvider time, string address, string key) =>
        new(new ProviderOptions { BaseUrl = address, ApiKey = key, PollTimeout = TimeSpan.FromDays(2) }) { Logger = log, Time = time };
}
