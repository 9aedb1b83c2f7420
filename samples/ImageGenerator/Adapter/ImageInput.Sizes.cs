using System.Drawing;
using System.Globalization;
using ModelCatalog;

namespace ImageGenerator;

// The catalog's pages know shapes (16:9) and classes (2k), not pixels. A size is taken where these say it exactly; a class is read as the pixels of the longer edge, 1024 for each k.
internal sealed partial class ImageInput
{
    private const int PixelsOfK = 1024;

    /// <summary>The shape, for a model that chooses the pixels itself: a warning says so.</summary>
    public T? Shape<T>(T? set, IEnumerable<T> shapes, Func<T, string> text)
        where T : struct
    {
        _taken.Add(nameof(options.ImageSize));
        if (options.ImageSize is not { } size) return set;
        var longer = Math.Max(size.Width, size.Height);
        var offered = Known(set, shapes, text, Ratio).Select(shape => ((T?)shape.Value, Whole(shape.Read, longer), shape.Text)).ToList();
        var (chosen, name) = Choose(set, size, offered, "the shapes " + string.Join(", ", offered.Select(shape => shape.Text)));
        if (name is null) return chosen;
        var problem = $"is {Text(size)}; {model} takes shapes alone: {name} is sent, and the number of pixels is the model's choice";
        Add(ViolationSeverity.Warning, ViolationKind.Forced, nameof(options.ImageSize), Quoted(Text(size)), problem);
        return chosen;
    }

    /// <summary>The shape and the class of size.</summary>
    public (TShape? Shape, TClass? Class) Size<TShape, TClass>(
        TShape? shape, IEnumerable<TShape> shapes, Func<TShape, string> shapeText, TClass? sizeClass, IEnumerable<TClass> classes, Func<TClass, string> classText)
        where TShape : struct
        where TClass : struct
    {
        _taken.Add(nameof(options.ImageSize));
        if (options.ImageSize is not { } size) return (shape, sizeClass);
        var (ratios, edges) = (Known(shape, shapes, shapeText, Ratio), Known(sizeClass, classes, classText, Edge));
        var offered =
            from ratio in ratios
            from edge in edges
            select (((TShape?)ratio.Value, (TClass?)edge.Value), WithLongerEdge(ratio.Read, edge.Read), $"{ratio.Text} in {edge.Text}");
        var pixels = $"({string.Join(", ", edges.Select(edge => Text(edge.Read)))} pixels on the longer edge)";
        var taken = $"{string.Join(", ", ratios.Select(ratio => ratio.Text))} in {string.Join(", ", edges.Select(edge => edge.Text))} {pixels}";
        return Choose((shape, sizeClass), size, [.. offered], taken).Value;
    }

    /// <summary>What a size can be compared with: the value that is set, else all of them.</summary>
    private static List<(T Value, TRead Read, string Text)> Known<T, TRead>(T? set, IEnumerable<T> all, Func<T, string> text, Func<string, TRead?> read)
        where T : struct
        where TRead : struct =>
        [.. (set is { } one ? [one] : all).Where(value => read(text(value)) is not null).Select(value => (value, read(text(value))!.Value, text(value)))];

    /// <summary>The offer that is this size, and its name. Where there is none, that is refused and the nearest stands in, so that the validator does not miss what was given.</summary>
    private (T Value, string? Text) Choose<T>(T set, Size size, IReadOnlyList<(T Value, Size Pixels, string Text)> offered, string taken)
    {
        if (offered.Count == 0)
        {
            var problem = $"is {Text(size)}, which cannot be compared with what the typed request says of the size: leave one of them out";
            Refuse(nameof(options.ImageSize), ViolationKind.Exclusive, Quoted(Text(size)), problem);
            return (set, null);
        }

        var nearest = offered.MinBy(offer => Distance(size, offer.Pixels));
        if (nearest.Pixels == size) return (nearest.Value, nearest.Text);
        Refuse(nameof(options.ImageSize), ViolationKind.Enum, Quoted(Text(size)), $"is {Text(size)}; {model} takes {taken}; the nearest is {Text(nearest.Pixels)} ({nearest.Text})");
        return (nearest.Value, null);
    }

    /// <summary>How far sizes are apart; a wrong shape weighs more than a wrong number of pixels.</summary>
    private static double Distance(Size asked, Size offered)
    {
        var (width, height) = (Math.Log((double)Math.Max(1, asked.Width) / offered.Width), Math.Log((double)Math.Max(1, asked.Height) / offered.Height));
        return (4 * Math.Abs(width - height)) + Math.Abs(width + height);
    }

    private static Size? Ratio(string shape) => shape.Split(':') is [var width, var height] && Number(width) is { } w && Number(height) is { } h ? new Size(w, h) : null;

    private static int? Edge(string sizeClass) => PixelsOfK * Number(sizeClass.TrimEnd('k', 'K'));

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < PixelsOfK ? number : null;

    private static Size WithLongerEdge(Size ratio, int edge) => ratio.Width >= ratio.Height
        ? new Size(edge, (int)Math.Round((double)edge * ratio.Height / ratio.Width))
        : new Size((int)Math.Round((double)edge * ratio.Width / ratio.Height), edge);

    /// <summary>The size of exactly this shape whose longer edge is nearest.</summary>
    private static Size Whole(Size ratio, int edge)
    {
        var times = Math.Max(1, (int)Math.Round((double)edge / Math.Max(ratio.Width, ratio.Height)));
        return new Size(ratio.Width * times, ratio.Height * times);
    }

    private static string Text(Size size) => string.Create(CultureInfo.InvariantCulture, $"{size.Width}x{size.Height}");
}
