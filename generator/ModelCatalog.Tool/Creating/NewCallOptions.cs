using System.CommandLine;

namespace ModelCatalog.Tool.Creating;

/// <summary>What every <c>modelcat new</c> can be told.</summary>
/// <param name="key">What the key is.</param>
internal sealed class NewCallOptions(string key)
{
    private readonly Argument<string?> _key = new("key") { Description = key, Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _title = new("--title") { Description = "What people call it. Default: the key's words." };
    private readonly Option<string?> _catalog = CommonOptions.Catalog();
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Take the defaults instead of asking." };
    private readonly Option<string> _format = CommonOptions.Format("How to tell what was written.");

    /// <summary>Gives them to a verb, behind its own.</summary>
    public Command AddTo(Command command)
    {
        command.Add(_key);
        foreach (var option in new Option[] { _title, _catalog, _yes, _format }) command.Add(option);
        return command;
    }

    /// <summary>What a call says.</summary>
    public NewOptions Read(ParseResult result) => new()
    {
        Key = result.GetValue(_key),
        Title = result.GetValue(_title),
        Catalog = result.GetValue(_catalog),
        Yes = result.GetValue(_yes),
        Format = result.GetValue(_format) ?? "text",
    };
}
