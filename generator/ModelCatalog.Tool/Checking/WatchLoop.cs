using System.Diagnostics;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Checking;

/// <summary>Checks again after each edit: only what was written is read again, only what an edit can have changed is checked again.</summary>
internal sealed class WatchLoop(CheckTarget target, IWatchWriter writer, CancellationToken stop)
{
    private readonly CatalogSession _session = new();
    private CatalogFolder? _files;
    private CheckReport? _report;

    /// <summary>Runs until it is stopped.</summary>
    public int Run()
    {
        using var watch = new FolderWatch(target.Folder);

        // Listening starts before the first look, so that no edit falls between them.
        watch.Renew();
        Look();
        var wasThere = true;
        while (true)
        {
            var wasAsked = watch.Wait(stop);
            if (stop.IsCancellationRequested) break;
            var isThere = target.Exists;
            if (!isThere && wasThere) writer.Gone(target);
            var isChanged = Look();

            // Nobody told of this change: what is listened to is a folder that is gone.
            if (isThere != wasThere || (isChanged && !wasAsked)) watch.Renew();
            wasThere = isThere;
        }

        writer.Ended();
        return ExitCode.Success;
    }

    // Whether anything has changed.
    private bool Look()
    {
        if (!target.Exists) return false;
        var watch = Stopwatch.StartNew();
        var (files, before) = (target.Read(_files), _files);
        _files = files;
        var changes = before is null ? [] : FileChange.Between(before.Texts, files.Texts, target.Prefix);
        if (before is not null && changes.Count == 0 && files.Unreadable.SequenceEqual(before.Unreadable)) return false;
        var (report, last) = (CheckReport.Of(_session.Compile(files.Texts), files, target.Prefix), _report);
        _report = report;
        writer.Checked(new WatchedCheck(report, changes, Missing(report, last), last is null ? [] : Missing(last, report), last is null, watch.Elapsed));
        return true;
    }

    // A diagnostic that only moved with its lines is the same one.
    private static List<Diagnostic> Missing(CheckReport there, CheckReport? here)
    {
        var known = here?.Diagnostics.GroupBy(Identity).ToDictionary(group => group.Key, group => group.Count()) ?? [];
        return there.Diagnostics.Where(diagnostic => known.GetValueOrDefault(Identity(diagnostic)) == 0 || --known[Identity(diagnostic)] < 0).ToList();
    }

    private static (string Path, string Rule, string Message) Identity(Diagnostic diagnostic) => (diagnostic.Path, diagnostic.Rule.Id, diagnostic.Message);
}
