namespace YoungFutures.Web.Security;

/// <summary>What every answer carries, and what is not answered at all.</summary>
public static class WebEdge
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; manifest-src 'self'";

    public static IApplicationBuilder UseWebEdge(this IApplicationBuilder app, IHostEnvironment environment) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        if (!environment.IsDevelopment() && !context.Request.IsHttps)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("Young Futures answers only over https, or through a proxy that its settings name.\n"
                + "Dim ond dros https, neu drwy ddirprwy a enwir yn ei osodiadau, y mae Dyfodol Ifanc yn ateb.\n");
            return;
        }

        context.Response.OnStarting(() =>
        {
            // Pages are personal; the built files are not.
            if (!headers.ContainsKey("Cache-Control")) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next(context);
    });
}
