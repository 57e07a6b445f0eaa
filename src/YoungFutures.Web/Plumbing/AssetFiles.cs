namespace YoungFutures.Web.Plumbing;

public static class AssetFiles
{
    /// <summary>Serves what Assets/ builds. An address with its hash (asp-append-version) never changes its content, so a browser need not ask again.</summary>
    public static IApplicationBuilder UseAssetFiles(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    });
}
