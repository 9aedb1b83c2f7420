using System.Security.Cryptography;
using System.Text;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Webhooks;

namespace ModelCatalog.Emulator.Callbacks;

/// <summary>Signs with the key that both sides know, or with a key pair of the emulator's own, whose public part it publishes.</summary>
internal sealed class CallbackSigner(string? key)
{
    private readonly Lazy<Ed25519KeyPair> _pair = new(Ed25519KeyPair.Create);

    /// <summary>The public key, as a JSON Web Key Set.</summary>
    public string KeySet =>
        $$"""{"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"emulator","x":"{{System.Buffers.Text.Base64Url.EncodeToString(_pair.Value.PublicKey)}}"}]}""";

    /// <summary>Signs a message as a descriptor says; null where the options give no key, so that it goes unsigned.</summary>
    public Func<byte[], byte[]>? For(SignatureDescriptor verify)
    {
        if (verify.KeySet is not null) return message => _pair.Value.Sign(message);
        return key is null ? null : message => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), message);
    }
}
