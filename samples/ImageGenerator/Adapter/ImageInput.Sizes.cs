using System.Drawing;
using System.Globalization;
using Microsoft.Extensions.AI;
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
        if (AskedSize() is not { } size) return set;
        var offered = (set is { } one ? [one] : shapes).Select(shape => (Shape: shape, Text: text(shape))).Where(shape => Ratio(shape.Text) is not null).ToList();
        foreach (var (shape, name) in offered)
        {
            if (Ratio(name) is not { } ratio || (long)size.Width * ratio.Height != (long)size.Height * ratio.Width) continue;
            Add(ViolationSeverity.Warning, ViolationKind.Forced, nameof(options.ImageSize), Quoted(Text(size)), $"is {Text(size)}; {model} takes shapes alone: {name} is sent, and the number of pixels is the model's choice");
            return shape;
        }

        var longer = Math.Max(size.Width, size.Height);
        RefuseSize(size, "the shapes " + string.Join(", ", offered.Select(shape => shape.Text)), [.. offered.Select(shape => (Whole(Ratio(shape.Text)!.Value, longer), shape.Text))]);
        return set;
    }

    /// <summary>The shape and the class of size.</summary>
    public (TShape? Shape, TClass? Class) Size<TShape, TClass>(
        TShape? shape, IEnumerable<TShape> shapes, Func<TShape, string> shapeText, TClass? sizeClass, IEnumerable<TClass> classes, Func<TClass, string> classText)
        where TShape : struct
        where TClass : struct
    {
        if (AskedSize() is not { } size) return (shape, sizeClass);
        var offeredClasses = sizeClass is { } setClass ? [setClass] : classes.ToArray();
        var offered = new List<(TShape Shape, TClass Class, Size Pixels, string Text)>();
        foreach (var one in shape is { } setShape ? [setShape] : shapes)
        {
            if (Ratio(shapeText(one)) is not { } ratio) continue;
            offered.AddRange(offeredClasses.Select(other => (one, other, WithLongerEdge(ratio, EdgeOf(classText(other))), $"{shapeText(one)} in {classText(other)}")));
        }

        foreach (var candidate in offered)
        {
            if (candidate.Pixels == size) return (candidate.Shape, candidate.Class);
        }

        var edges = offeredClasses.Select(one => $"{classText(one)} ({Text(EdgeOf(classText(one)))} pixels on the longer edge)");
        var names = offered.Select(one => shapeText(one.Shape)).Distinct();
        RefuseSize(size, $"{string.Join(", ", names)} in {string.Join(", ", edges)}", [.. offered.Select(one => (one.Pixels, one.Text))]);
        return (shape, sizeClass);
    }

    /// <summary>The size that is asked for; null: none, or one that is no size, which was refused.</summary>
    private Size? AskedSize()
    {
        _taken.Add(nameof(options.ImageSize));
        if (options.ImageSize is not { } size || (size.Width > 0 && size.Height > 0)) return options.ImageSize;
        Refuse(nameof(options.ImageSize), ViolationKind.Range, Quoted(Text(size)), $"is {Text(size)}; both edges have at least 1 pixel");
        return null;
    }

    private void RefuseSize(Size size, string taken, IReadOnlyList<(Size Pixels, string Text)> offered)
    {
        var (pixels, name) = offered.MinBy(one => Distance(size, one.Pixels));
        Refuse(nameof(options.ImageSize), ViolationKind.Enum, Quoted(Text(size)), $"is {Text(size)}; {model} takes {taken}; the nearest is {Text(pixels)} ({name})");
    }

    /// <summary>How far sizes are apart; a wrong shape weighs more than a wrong number of pixels.</summary>
    private static double Distance(Size left, Size right)
    {
        var (width, height) = (Math.Log((double)left.Width / right.Width), Math.Log((double)left.Height / right.Height));
        return (4 * Math.Abs(width - height)) + Math.Abs(width + height);
    }

    private static Size? Ratio(string text) =>
        text.Split(':') is [var width, var height] && int.TryParse(width, CultureInfo.InvariantCulture, out var w) && int.TryParse(height, CultureInfo.InvariantCulture, out var h) ? new Size(w, h) : null;

    private static int EdgeOf(string sizeClass) => PixelsOfK * int.Parse(sizeClass.AsSpan().TrimEnd("kK"), CultureInfo.InvariantCulture);

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
