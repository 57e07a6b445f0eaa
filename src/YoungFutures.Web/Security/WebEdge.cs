using Microsoft.AspNetCore.Server.Kestrel.Core;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Security;

/// <summary>What every answer carries, and what is not answered at all.</summary>
public static class WebEdge
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; manifest-src 'self'; "
        + "report-uri " + CspReports.Path;

    /// <summary>What a request may weigh. A page with all its cookies stays far below; a file that is sent in has a limit of its own.</summary>
    public static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 2_000_000;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16_384;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestLineSize = 8192;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
    }

    public static IApplicationBuilder UseWebEdge(this IApplicationBuilder app, IHostEnvironment environment) => app.Use(async (context, next) =>
    {
        // At the last moment: whoever handles a fault begins its answer anew, without what was there before.
        context.Response.OnStarting(() =>
        {
            Dress(context, environment);
            return Task.CompletedTask;
        });
        if (!environment.IsDevelopment() && !context.Request.IsHttps)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("Young Futures answers only over https, or through a proxy that its settings name.\n"
                + "Dim ond dros https, neu drwy ddirprwy a enwir yn ei osodiadau, y mae Dyfodol Ifanc yn ateb.\n");
            return;
        }

        if (!IsUsed(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD, POST";
            return;
        }

        // No address of the site holds a NUL, and neither a database nor a folder takes one: such an address is nowhere.
        if (HoldsNul(context.Request)) (context.Request.Path, context.Request.QueryString) = ("/errors/404", QueryString.Empty);
        await next(context);
    });

    private static bool HoldsNul(HttpRequest request) => request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
        || request.QueryString.Value is { Length: > 0 } asked && (asked.Contains("%00", StringComparison.Ordinal) || asked.Contains('\0', StringComparison.Ordinal));

    // A browser that has no web socket ends its connection to a meeting by a verb that nothing else uses.
    private static bool IsUsed(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsPost(request.Method)
        || (HttpMethods.IsDelete(request.Method) && request.Path.StartsWithSegments(WatchingHub.Path));

    private static void Dress(HttpContext context, IHostEnvironment environment)
    {
        var headers = context.Response.Headers;
        // The newer way of reporting works over https alone, and a browser that knows it leaves the older one be.
        // A document that somebody sent has said that it may do nothing at all.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = context.Request.IsHttps ? Policy + "; report-to csp" : Policy;
        headers["Reporting-Endpoints"] = "csp=\"" + CspReports.Path + "\"";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        // A machine that is tried out under its own name would otherwise be held to https in everything else.
        if (!environment.IsDevelopment() && context.Request is { IsHttps: true, Host.Host: not ("localhost" or "127.0.0.1" or "[::1]") })
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // Pages are personal; the built files are not.
        if (!headers.ContainsKey("Cache-Control")) headers.CacheControl = "no-store";
    }
}
