using System.Numerics;

namespace ModelCatalog.Webhooks;

/// <summary>
/// A point of the curve of Ed25519 (RFC 8032, 5.1), in extended coordinates. Made to verify: its time depends on its operands, which is harmless where all of them are public
/// and not where a secret is among them.
/// </summary>
internal readonly struct EdwardsPoint
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger D = Reduce(-121665 * BigInteger.ModPow(121666, P - 2, P));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);

    private readonly BigInteger _x;
    private readonly BigInteger _y;
    private readonly BigInteger _z;
    private readonly BigInteger _t;

    private EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) => (_x, _y, _z, _t) = (x, y, z, t);

    /// <summary>The order of the base point.</summary>
    public static BigInteger Order { get; } = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The base point.</summary>
    public static EdwardsPoint Base { get; } = TryRead(BasePoint(), out var point) ? point : default;

    /// <summary>The neutral element.</summary>
    public static EdwardsPoint Neutral { get; } = new(0, 1, 1, 0);

    /// <summary>Whether eight times the point is the neutral element: such a point proves nothing.</summary>
    public bool IsSmallOrder
    {
        get
        {
            var eight = Double().Double().Double();
            return eight._x.IsZero && eight._y == eight._z;
        }
    }

    /// <summary>The same point with its x turned round.</summary>
    public EdwardsPoint Negative => new(Reduce(-_x), _y, _z, Reduce(-_t));

    /// <summary>Reads a point in the one form that it has: every other spelling of the same point is refused.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out EdwardsPoint point)
    {
        point = default;
        if (bytes.Length != 32) return false;
        Span<byte> copy = stackalloc byte[32];
        bytes.CopyTo(copy);
        var isOdd = (copy[31] & 0x80) != 0;
        copy[31] &= 0x7f;
        var y = new BigInteger(copy, isUnsigned: true);
        if (y >= P) return false;

        // x² = (y² - 1) / (d y² + 1)
        var u = Reduce((y * y) - 1);
        var v = Reduce((D * y * y) + 1);
        var xx = Reduce(u * BigInteger.ModPow(v, P - 2, P));
        var x = BigInteger.ModPow(xx, (P + 3) / 8, P);
        if (Reduce(x * x) != xx) x = Reduce(x * RootOfMinusOne);
        if (Reduce(x * x) != xx || (x.IsZero && isOdd)) return false;
        if (x.IsEven == isOdd) x = P - x;
        point = new EdwardsPoint(x, y, 1, Reduce(x * y));
        return true;
    }

    /// <summary>The one form of the point: 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var inverse = BigInteger.ModPow(_z, P - 2, P);
        var x = Reduce(_x * inverse);
        var bytes = new byte[32];
        Reduce(_y * inverse).TryWriteBytes(bytes, out _, isUnsigned: true);
        if (!x.IsEven) bytes[31] |= 0x80;
        return bytes;
    }

    /// <summary>The sum of two points.</summary>
    public EdwardsPoint Add(in EdwardsPoint other)
    {
        var a = Reduce((_y - _x) * (other._y - other._x));
        var b = Reduce((_y + _x) * (other._y + other._x));
        var c = Reduce(2 * _t * Reduce(D * other._t));
        var d = Reduce(2 * _z * other._z);
        return Of(b - a, d - c, d + c, b + a);
    }

    /// <summary>The point, that many times.</summary>
    public EdwardsPoint Times(BigInteger factor)
    {
        var sum = Neutral;
        for (var i = (int)factor.GetBitLength() - 1; i >= 0; i--)
        {
            sum = sum.Double();
            if (!((factor >> i) & 1).IsZero) sum = sum.Add(this);
        }

        return sum;
    }

    private static byte[] BasePoint()
    {
        var bytes = new byte[32];
        Reduce(4 * BigInteger.ModPow(5, P - 2, P)).TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    private static EdwardsPoint Of(BigInteger e, BigInteger f, BigInteger g, BigInteger h) => new(Reduce(e * f), Reduce(g * h), Reduce(f * g), Reduce(e * h));

    private static BigInteger Reduce(BigInteger number)
    {
        var rest = BigInteger.Remainder(number, P);
        return rest.Sign < 0 ? rest + P : rest;
    }

    private EdwardsPoint Double()
    {
        var a = Reduce(_x * _x);
        var b = Reduce(_y * _y);
        var c = Reduce(2 * _z * _z);
        var h = a + b;
        var e = h - Reduce((_x + _y) * (_x + _y));
        var g = a - b;
        return Of(e, c + g, g, h);
    }
}
