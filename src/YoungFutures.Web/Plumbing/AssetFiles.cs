using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace YoungFutures.Web.Plumbing;

public static class AssetFiles
{
    private const string Packed = ".br";

    /// <summary>
    /// Serves what Assets/ builds, packed as it was there for whoever can unpack it. An address with its hash (asp-append-version) never changes its content, so a browser need not ask again.
    /// </summary>
    public static IApplicationBuilder UseAssetFiles(this IApplicationBuilder app)
    {
        var files = app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        var kinds = new FileExtensionContentTypeProvider();
        kinds.Mappings[Packed] = "application/octet-stream";
        app.Use((context, next) =>
        {
            var asked = context.Request.Path;
            if (asked.Value is { } path && kinds.TryGetContentType(path, out _) && Unpacks(context.Request) && files.GetFileInfo(path + Packed).Exists) context.Request.Path = path + Packed;
            return next(context);
        });
        return app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = kinds,
            OnPrepareResponse = file =>
            {
                var headers = file.Context.Response.Headers;
                headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
                headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.AcceptEncoding);
                if (!file.File.Name.EndsWith(Packed, StringComparison.Ordinal)) return;
                headers.ContentEncoding = "br";
                if (kinds.TryGetContentType(file.File.Name[..^Packed.Length], out var kind)) headers.ContentType = kind;
            },
        });
    }

    private static bool Unpacks(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(way => way.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && way.Quality is not 0);
}
