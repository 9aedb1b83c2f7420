namespace ModelCatalog.Compiler.Binding;

// What can be done with a request beside submitting and polling: have the answer at once, cancel.
public static partial class Grammar
{
    private static IEnumerable<GrammarSection> TaskSections() =>
    [
        new("sync", "the sync",
        [
            Request("{ post: \"{run}/{+model}\" }"),
            Mapping("response", "What the reply says, and where.", "response: { output: . }", "sync-response"),
            Duration("timeout", "How long the reply may take; absent: as every other.", "timeout: 5m"),
        ]),
        new("sync-response", "the reply of a sync",
        [
            Paths("output", "The output.", "output: ."),
            Paths("cost", "What it cost.", "cost: usage.cost"),
            Paths("task_id", "An id that it goes by.", "task_id: id"),
            Paths("status", "The status.", "status: status"),
            Paths("error", "The message of a failure that the status tells.", "error: error.message"),
            Paths("error_code", "The code of a failure that the status tells.", "error_code: error.code"),
        ]),
        new("cancel", "the cancel",
        [
            Request("{ post: \"/tasks/{task_id}/cancel\" }"),
            Mapping("response", "What the reply says, and where.", "response: { status: status }", "cancel-response"),
            List("when", "In which states a task can be cancelled; absent: queued and running.", "when: [queued]") with { Words = ["queued", "running"] },
            List("late", "Codes that mean that it is too late.", "late: [404]"),
        ]),
        new("cancel-response", "the reply of a cancel",
        [
            Paths("status", "How the task stands.", "status: status"),
        ]),
    ];
}
