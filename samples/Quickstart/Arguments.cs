namespace Quickstart;

/// <summary>What the command line says.</summary>
internal sealed record Arguments(bool IsLive, bool IsAgreed, string Image)
{
    /// <summary>Reads the command line; null where it is wrong, and why.</summary>
    public static Arguments? Parse(string[] args, out string problem)
    {
        problem = "";
        bool live = false, agreed = false;
        string? image = null;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--live":
                    live = true;
                    break;
                case "--yes":
                    agreed = true;
                    break;
                case "--image" when i + 1 < args.Length:
                    image = args[++i];
                    break;
                default:
                    problem = $"'{args[i]}' is not understood, or a value is missing behind it.";
                    return null;
            }
        }

        if (live && image is null)
        {
            problem = "--live needs --image <url>: a picture that the provider can fetch.";
            return null;
        }

        return new Arguments(live, agreed, image ?? "https://example.com/heron.jpg");
    }
}
