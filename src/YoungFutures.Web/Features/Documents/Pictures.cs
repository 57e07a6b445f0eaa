using Microsoft.Extensions.Options;
using SkiaSharp;
using YoungFutures.Domain.Documents;

namespace YoungFutures.Web.Features.Documents;

public enum PictureFault { Damaged, TooManyPixels }

/// <summary>
/// Makes a picture anew from what is seen of it: where and with what it was taken, previews, comments and whatever else hangs on the file does not come along. The size is read first, so that a small file
/// with a huge picture in it is never unpacked.
/// </summary>
public sealed class Pictures(IOptions<DocumentSettings> settings) : IDisposable
{
    private const int Quality = 92, AtOnce = 2;
    // A picture is four bytes of memory a pixel: not everybody’s at the same moment.
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    public void Dispose() => places.Dispose();

    /// <returns>The picture, from its first byte; or what is wrong.</returns>
    public async Task<(Stream? Picture, PictureFault? Fault)> Anew(Stream from, FileFormat format, CancellationToken cancelled)
    {
        await places.WaitAsync(cancelled);
        try
        {
            return await Task.Run(() => Make(from, format), cancelled);
        }
        finally
        {
            places.Release();
        }
    }

    private (Stream? Picture, PictureFault? Fault) Make(Stream from, FileFormat format)
    {
        from.Position = 0;
        using var codec = SKCodec.Create(from);
        if (codec is null || codec.EncodedFormat != (format == FileFormat.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg)) return (null, PictureFault.Damaged);
        if ((long)codec.Info.Width * codec.Info.Height > settings.Value.MaxPixels) return (null, PictureFault.TooManyPixels);
        using var space = SKColorSpace.CreateSrgb();
        using var read = new SKBitmap();
        var into = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, format == FileFormat.Png ? SKAlphaType.Unpremul : SKAlphaType.Opaque, space);
        if (!read.TryAllocPixels(into) || codec.GetPixels(into, read.GetPixels()) != SKCodecResult.Success) return (null, PictureFault.Damaged);
        using var upright = Upright(read, codec.EncodedOrigin);
        using var image = SKImage.FromBitmap(upright ?? read);
        using var data = image.Encode(format == FileFormat.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, Quality);
        return data is null ? (null, PictureFault.Damaged) : (new MemoryStream(data.ToArray(), writable: false), null);
    }

    /// <summary>How the camera was held stands in what is left out, so the picture itself is turned.</summary>
    private static SKBitmap? Upright(SKBitmap read, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft) return null;
        var (width, height) = ((float)read.Width, (float)read.Height);
        var matrix = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        var across = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        // Drawn onto: a surface does not take pixels whose colour is not multiplied with their transparency.
        var turned = new SKBitmap(new SKImageInfo(across ? read.Height : read.Width, across ? read.Width : read.Height, SKColorType.Rgba8888, read.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, read.ColorSpace));
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(read, 0, 0, SKSamplingOptions.Default);
        canvas.Flush();
        return turned;
    }
}
