using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Routing.Patterns;

namespace YoungFutures.Web.Security;

/// <summary>
/// What browsers report of a page that broke its own policy: the sign of a script that got in, or of a fault of ours. Anybody can post here, so little is read and less is
/// written down: which rule, which kind of page, what kind of source. No id, no query, no sample, nothing of who was reading.
/// </summary>
public sealed partial class CspReports(EndpointDataSource endpoints, ILogger<CspReports> log) : IDisposable
{
    public const string Path = "/csp-reports";
    private const int MostBytes = 8000;
    private const int MostAtOnce = 5;

    private static readonly string[] Directives =
    [
        "default-src", "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem", "style-src-attr", "img-src", "font-src", "connect-src", "media-src", "object-src",
        "frame-src", "child-src", "worker-src", "manifest-src", "form-action", "base-uri", "frame-ancestors",
    ];

    private static readonly string[] Kinds = ["inline", "eval", "wasm-eval", "self", "data", "blob", "about", "file", "ws", "wss", "chrome-extension", "moz-extension", "safari-web-extension"];

    private readonly Lazy<FrozenSet<string>> words = new(() => endpoints.Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint => endpoint.RoutePattern.PathSegments)
        .SelectMany(segment => segment.Parts).OfType<RoutePatternLiteralPart>().Select(part => part.Content).ToFrozenSet(StringComparer.Ordinal));

    private readonly FixedWindowRateLimiter lines = new(new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    public void Dispose() => lines.Dispose();

    public async Task<IResult> Take(HttpContext context)
    {
        if (context.Request.ContentType?.Split(';')[0].Trim() is not ("application/csp-report" or "application/reports+json" or "application/json")) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var content = new byte[MostBytes + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length > MostBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var json = JsonDocument.Parse(content.AsMemory(0, length), new JsonDocumentOptions { MaxDepth = 8 });
            foreach (var report in Of(json.RootElement).Take(MostAtOnce))
            {
                using var line = lines.AttemptAcquire();
                if (!line.IsAcquired) break;
                log.LogWarning("A browser reports that a page broke its policy: {Directive} on {Page}, blocked {Blocked}", report.Directive, report.Page, report.Blocked);
            }
        }
        catch (JsonException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        return Results.NoContent();
    }

    private IEnumerable<(string Directive, string Page, string Blocked)> Of(JsonElement sent) => sent.ValueKind switch
    {
        JsonValueKind.Object when sent.TryGetProperty("csp-report", out var old) => [Cleaned(old, "effective-directive", "violated-directive", "document-uri", "blocked-uri")],
        JsonValueKind.Object when sent.TryGetProperty("body", out var body) => [Cleaned(body, "effectiveDirective", "violatedDirective", "documentURL", "blockedURL")],
        JsonValueKind.Array => sent.EnumerateArray().Take(MostAtOnce).SelectMany(Of),
        _ => [],
    };

    private (string, string, string) Cleaned(JsonElement report, string directive, string orDirective, string page, string blocked) =>
        (Directive(Text(report, directive) ?? Text(report, orDirective)), Page(Text(report, page)), Blocked(Text(report, blocked)));

    private static string? Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Directive(string? said) => Array.Find(Directives, known => known == said?.Split(' ')[0]) ?? "unknown";

    /// <summary>The kind of page: an id is left out, and so is all that is not a word of our own addresses.</summary>
    private string Page(string? said) => Uri.TryCreate(said, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? "/" + string.Join('/', address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Take(8).Select(part => words.Value.Contains(part) ? part : "{}"))
        : "unknown";

    private static string Blocked(string? said)
    {
        if (said is null || Array.Find(Kinds, known => known == said) is not null) return said ?? "unknown";
        if (!Uri.TryCreate(said, UriKind.Absolute, out var address)) return "unknown";
        return address.Scheme is "http" or "https" && address.IdnHost is { Length: > 0 and <= 100 } host && Host().IsMatch(host) ? $"{address.Scheme}://{host}"
            : Array.Find(Kinds, known => known == address.Scheme) ?? "unknown";
    }

    [GeneratedRegex("^[a-z0-9.-]+$")]
    private static partial Regex Host();
}
