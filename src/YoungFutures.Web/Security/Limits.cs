using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Security;

/// <summary>
/// How much may be asked before whoever asks must wait. Settings <c>Limits:…</c>. Those that count by address are wide: a council’s whole office may stand behind one.
/// </summary>
public sealed class LimitSettings
{
    /// <summary>False only in Development, for tests that ask more than any office.</summary>
    public bool On { get; set; } = true;
    public int PerAddressAMinute { get; set; } = 6000;
    public int PerUserAMinute { get; set; } = 600;
    /// <summary>Passwords from one address in a quarter of an hour; codes and passwords chosen by a link are as many again, each counted by itself.</summary>
    public int AtTheDoor { get; set; } = 100;
    /// <summary>Links to choose a password that one user sends in a quarter of an hour.</summary>
    public int Links { get; set; } = 100;
    public int SearchesAMinute { get; set; } = 60;
    public int ExportsAMinute { get; set; } = 30;
    /// <summary>Documents and lists that one user sends in an hour; each has its own limit of size.</summary>
    public int FilesAnHour { get; set; } = 60;
    /// <summary>Tries to open a case by break-glass in an hour, of one user and from one address.</summary>
    public int BreakGlassOfUser { get; set; } = 10;
    public int BreakGlassOfAddress { get; set; } = 60;
    /// <summary>What browsers report of broken rules of a page, from one address.</summary>
    public int ReportsAMinute { get; set; } = 60;
}

/// <summary>Beside the lock-out of an account: a limit on each address, so that nobody guesses at many accounts, and on each user, so that no open session empties the records.</summary>
public static class Limits
{
    public const string Passwords = "passwords";
    public const string Codes = "codes";
    public const string Choosing = "choosing a password";
    public const string Links = "links to choose a password";
    public const string Reports = "reports";
    public const string BreakGlass = "break-glass";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What is marked by name, and what is counted of every user. After authentication and authorization.</summary>
    public static void Add(RateLimiterOptions limiter, LimitSettings limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Passwords, context => Posted(context, () => ByAddress(context, limits.On, limits.AtTheDoor, Quarter)));
        limiter.AddPolicy(Codes, context => Posted(context, () => ByAddress(context, limits.On, limits.AtTheDoor, Quarter)));
        limiter.AddPolicy(Choosing, context => Posted(context, () => ByAddress(context, limits.On, limits.AtTheDoor, Quarter)));
        limiter.AddPolicy(Links, context => Posted(context, () => ByUser(context, limits.On, limits.Links, Quarter)));
        limiter.AddPolicy(Reports, context => ByAddress(context, limits.On, limits.ReportsAMinute, Minute));
        limiter.AddPolicy(BreakGlass, context => Posted(context, () => ByAddress(context, limits.On, limits.BreakGlassOfAddress, Hour)));
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => ByUser(context, limits.On, limits.PerUserAMinute, Minute)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => ByUser(context, limits.On && BreaksGlass(context), limits.BreakGlassOfUser, Hour)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => ByUser(context, limits.On && SendsFile(context), limits.FilesAnHour, Hour)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => ByUser(context, limits.On && Looks(context, AuditEvents.Searched), limits.SearchesAMinute, Minute)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => ByUser(context, limits.On && Looks(context, AuditEvents.Exported), limits.ExportsAMinute, Minute)));
    }

    /// <summary>Everything, before anything is read for it: whoever floods the site gets a few words and costs no more.</summary>
    public static IApplicationBuilder UseLimitOfEachAddress(this IApplicationBuilder app)
    {
        var limits = Of(app.ApplicationServices.GetRequiredService<IConfiguration>());
        return app.UseRateLimiter(new RateLimiterOptions
        {
            RejectionStatusCode = StatusCodes.Status429TooManyRequests,
            GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => ByAddress(context, limits.On, limits.PerAddressAMinute, Minute)),
            OnRejected = async (context, cancelled) =>
            {
                var answer = context.HttpContext.Response;
                var seconds = SayWhen(context);
                answer.ContentType = "text/plain; charset=utf-8";
                await answer.WriteAsync($"Too much was asked from your address in a short time. Wait {seconds} seconds, then try again. Nothing was done.\n"
                    + $"Gofynnwyd gormod o’ch cyfeiriad mewn amser byr. Arhoswch {seconds} eiliad, yna rhowch gynnig arall arni. Ni wnaed dim.\n", cancelled);
            },
        });
    }

    public static LimitSettings Of(IConfiguration configuration) => configuration.GetSection("Limits").Get<LimitSettings>() ?? new LimitSettings();

    /// <summary>When to come again, as a header says it.</summary>
    public static int SayWhen(OnRejectedContext context)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }

    /// <summary>An address as one that asks: of the sixth version whoever holds one holds a whole network.</summary>
    internal static string Asking(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static bool Looks(HttpContext context, string what) => context.GetEndpoint()?.Metadata.GetMetadata<LooksAttribute>()?.Event == what;

    private static bool BreaksGlass(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == BreakGlass;

    private static bool SendsFile(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>() is not null;

    private static RateLimitPartition<string> Posted(HttpContext context, Func<RateLimitPartition<string>> limit) => HttpMethods.IsPost(context.Request.Method) ? limit() : Free;

    private static RateLimitPartition<string> ByAddress(HttpContext context, bool on, int most, TimeSpan window) => on ? Fixed(Asking(context.Connection.RemoteIpAddress), most, window) : Free;

    private static RateLimitPartition<string> ByUser(HttpContext context, bool on, int most, TimeSpan window) =>
        on && context.Features.Get<Viewer>() is { IsKnown: true } viewer ? Fixed(viewer.UserId.ToString(), most, window) : Free;

    private static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("free");

    internal static RateLimitPartition<string> Fixed(string key, int most, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window, QueueLimit = 0 });
}
