using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>A passkey as a device keeps it (ES256, no attestation), which can be told to answer as no honest device or browser would.</summary>
internal sealed class SoftKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; set; } = RandomNumberGenerator.GetBytes(32);
    public string? UserHandle { get; set; }
    public uint Count { get; set; }
    /// <summary>Of devices that keep no count.</summary>
    public bool Counts { get; set; } = true;

    // What its browser says.
    public string Origin { get; set; } = "http://localhost:5080";
    public string Domain { get; set; } = "localhost";
    public string? Challenge { get; set; }
    public string? Type { get; set; }
    public bool CrossOrigin { get; set; }

    // What it says itself.
    public bool Present { get; set; } = true;
    public bool Verified { get; set; } = true;
    public bool SpoilsSignature { get; set; }

    public void Dispose() => key.Dispose();

    /// <summary>What a browser sends after it has made the passkey.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        UserHandle = asked.RootElement.GetProperty("user").GetProperty("id").GetString();
        var client = Client("webauthn.create", asked.RootElement);
        var point = key.ExportParameters(false).Q;
        var cose = new CborWriter();
        cose.WriteStartMap(5);
        foreach (var (label, number) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            cose.WriteInt32(label);
            cose.WriteInt32(number);
        }

        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)Id.Length);
        byte[] data = [.. Data(0x40), .. new byte[16], .. length, .. Id, .. cose.Encode()];
        var attestation = new CborWriter();
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString(data);
        attestation.WriteEndMap();
        return Answered(new { clientDataJSON = Base64Url.EncodeToString(client), attestationObject = Base64Url.EncodeToString(attestation.Encode()), transports = new[] { "internal", "nonsense" } });
    }

    /// <summary>What a browser sends after its owner has used it.</summary>
    public string Answer(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked.RootElement);
        if (Counts) Count++;
        var data = Data(0);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        if (SpoilsSignature) signature = key.SignData([1], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answered(new { clientDataJSON = Base64Url.EncodeToString(client), authenticatorData = Base64Url.EncodeToString(data), signature = Base64Url.EncodeToString(signature), userHandle = UserHandle });
    }

    private string Answered(object response) =>
        JsonSerializer.Serialize(new { id = Base64Url.EncodeToString(Id), rawId = Base64Url.EncodeToString(Id), type = "public-key", clientExtensionResults = new { }, response });

    private byte[] Client(string type, JsonElement asked) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type = Type ?? type, challenge = Challenge ?? asked.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = CrossOrigin });

    private byte[] Data(byte more)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Counts ? Count : 0);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), (byte)((Present ? 0x01 : 0) | (Verified ? 0x04 : 0) | more), .. count];
    }
}
