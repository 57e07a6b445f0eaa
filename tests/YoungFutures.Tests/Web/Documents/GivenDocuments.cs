using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Documents;

namespace YoungFutures.Tests.Web.Documents;

/// <summary>Documents of cases, for tests about them.</summary>
public static class GivenDocuments
{
    public const string Place = "N 53.0466 W 2.9916";

    /// <summary>A document that lies in the store of the site, not checked by any scanner.</summary>
    public static async Task<Guid> Document(this YoungFuturesHost site, Guid caseId, string by = "coordinator.nw", Visibility visibility = Visibility.WholePanel, bool isHealth = false, byte[]? content = null,
        FileFormat format = FileFormat.Png, string name = "picture.png", params Guid[] agencies)
    {
        var contents = site.Services.GetRequiredService<DocumentContents>();
        return await site.Given.As(by, async (db, act) =>
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            var (contentId, bytes) = await contents.Keep(db, @case.YoungPersonId, new MemoryStream(content ?? Picture(SKEncodedImageFormat.Png)));
            var document = new Document(@case, act, new KeptFile(contentId, name, format, bytes), "A picture of the park", visibility, agencies, isHealth);
            db.Documents.Add(document);
            return document.Id;
        });
    }

    /// <summary>Sends a document as a browser does, from the page of its form.</summary>
    public static async Task<Reply> SendDocument(this Visitor visitor, string at, string name, byte[] content, string visibility = "WholePanel", bool isHealth = false, string about = "School report", string? key = null, params Guid[] agencies)
    {
        var path = $"{at}/documents/new";
        var shown = await visitor.Get(path);
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "File", name);
        form.Add(new StringContent(shown.Page.QuerySelector("main input[name=__RequestVerificationToken], input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? ""), "__RequestVerificationToken");
        form.Add(new StringContent(key ?? Guid.NewGuid().ToString()), "FormKey");
        form.Add(new StringContent(about), "About");
        form.Add(new StringContent(visibility), "Visibility");
        form.Add(new StringContent(isHealth ? "true" : "false"), "IsHealth");
        foreach (var agencyId in agencies) form.Add(new StringContent(agencyId.ToString()), "AgencyIds");
        var message = await visitor.Client.PostAsync(path, form);
        return new Reply(message.StatusCode, message.Headers.Location?.OriginalString, await message.Content.ReadAsStringAsync(), message);
    }

    public static byte[] Text(string said) => Encoding.UTF8.GetBytes(said);

    /// <summary>Red on the left and blue on the right.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width = 40, int height = 20)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(SKColors.Red);
        for (var x = width / 2; x < width; x++)
            for (var y = 0; y < height; y++) bitmap.SetPixel(x, y, SKColors.Blue);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>As a telephone takes one: turned on its side, and with the place in it.</summary>
    public static byte[] Photograph()
    {
        var jpeg = Picture(SKEncodedImageFormat.Jpeg);
        // One entry: 0x0112, how it was held, 6: to be turned by a quarter to the right. The place follows as plain letters.
        byte[] exif = [.. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place)];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }

    /// <summary>A few bytes that say they are a picture of this size.</summary>
    public static byte[] Flood(int width, int height)
    {
        var png = Picture(SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Checksum(png.AsSpan(12, 17)));
        return png;
    }

    // The CRC-32 that PNG asks for.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
        }

        return ~sum;
    }
}
