using Microsoft.AspNetCore.ResponseCompression;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Pages go out compressed, where a browser says that it asked from a page of this site, or because its owner did. From the length of a compressed answer whoever listens on the
/// line can guess what stands in it, if they can have it asked for again and again with guesses of theirs; such questions come from elsewhere, and are answered at full length (the BREACH attack).
/// </summary>
public static class Packing
{
    // What pages are built with is packed when it is made (AssetFiles), and files of records are asked for seldom.
    private static readonly string[] Packed = ["text/html"];

    public static IServiceCollection AddPacking(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = Packed;
    });

    public static IApplicationBuilder UsePacking(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none", ours => ours.UseResponseCompression());
}
