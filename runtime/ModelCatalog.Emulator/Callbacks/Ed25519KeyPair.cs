using System.Numerics;
using System.Security.Cryptography;

namespace ModelCatalog.Webhooks;

/// <summary>
/// A key pair that signs as providers do (RFC 8032, 5.1.6). For emulators and tests alone: how long it takes depends on the key, which is fine for a key that nothing hangs on.
/// </summary>
internal sealed class Ed25519KeyPair
{
    private readonly BigInteger _secret;
    private readonly byte[] _prefix;

    /// <summary>Takes a seed of 32 bytes.</summary>
    public Ed25519KeyPair(ReadOnlySpan<byte> seed)
    {
        var hash = SHA512.HashData(seed);
        hash[0] &= 0xf8;
        hash[31] = (byte)((hash[31] & 0x7f) | 0x40);
        _secret = new BigInteger(hash.AsSpan(0, 32), isUnsigned: true);
        _prefix = hash[32..];
        PublicKey = EdwardsPoint.Base.Times(_secret).ToBytes();
    }

    /// <summary>The public key.</summary>
    public byte[] PublicKey { get; }

    /// <summary>A key pair of its own.</summary>
    public static Ed25519KeyPair Create() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Signs a message.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var r = Ed25519.Hash(_prefix, message, default);
        var commitment = EdwardsPoint.Base.Times(r).ToBytes();
        var k = Ed25519.Hash(commitment, PublicKey, message);
        var signature = new byte[Ed25519.SignatureLength];
        commitment.CopyTo(signature, 0);
        BigInteger.Remainder(r + (k * _secret), EdwardsPoint.Order).TryWriteBytes(signature.AsSpan(32), out _, isUnsigned: true);
        return signature;
    }
}
