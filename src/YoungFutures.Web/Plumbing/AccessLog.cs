using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Web.Features.Errors;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Writes the audit's line of every request that names a record and of every search, before the answer goes out: seen, refused or missing.
/// If the line cannot be written, the page is not shown.
/// </summary>
public sealed class AccessLog(Looks looks, Viewer viewer, TimeProvider clock, ILogger<AccessLog> log) : IAsyncAlwaysRunResultFilter
{
    private const int PartsAtOnce = 250;

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (LineOf(context) is { } line)
        {
            try
            {
                await looks.Record(line, context.HttpContext.RequestAborted);
                if (context.HttpContext.Features.Get<AuditParts>() is { } several && line.Event is (AuditEvents.Seen or AuditEvents.Exported))
                    // Some at a time, so that what others look at need not wait behind all of them.
                    foreach (var some in several.Parts.Chunk(PartsAtOnce))
                        await Task.WhenAll(some.Select(part => looks.Record(Of(part, line), context.HttpContext.RequestAborted)));
            }
            catch (LookNotRecorded failure)
            {
                log.LogError(failure, "The audit could not take the line of {Route}: the page is not shown", line.Route);
                context.HttpContext.Response.Headers.RetryAfter = "30";
                context.Result = new ViewResult
                {
                    ViewName = "/Features/Errors/Unavailable.cshtml",
                    StatusCode = StatusCodes.Status503ServiceUnavailable,
                    ViewData = new ViewDataDictionary<ErrorPage>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
                    {
                        Model = new ErrorPage(Reference: context.HttpContext.TraceIdentifier),
                    },
                };
            }
        }

        await next();
    }

    private static AuditEntry Of(AuditPart part, AuditEntry line) => new()
    {
        At = line.At, UserId = line.UserId, AgencyId = line.AgencyId, Event = line.Event, Route = line.Route, From = line.From, RequestId = line.RequestId,
        RecordKind = part.Kind, RecordId = part.RecordId, SubjectId = part.SubjectId, PanelId = part.PanelId,
    };

    private AuditEntry? LineOf(ResultExecutingContext context)
    {
        var action = context.ActionDescriptor;
        var said = action.EndpointMetadata.OfType<LooksAttribute>().LastOrDefault();
        var template = action.AttributeRouteInfo?.Template ?? "";
        var named = NamedRecord.In(template);
        if (named is null && said is null && context.Result is not FileResult) return null;
        if (EventOf(context.Result, context.HttpContext.Request, said) is not { } what) return null;

        var subject = context.HttpContext.Features.Get<AuditSubject>();
        var route = $"{context.HttpContext.Request.Method} /{template}";
        return new AuditEntry
        {
            At = clock.GetUtcNow().UtcDateTime,
            UserId = viewer.IsKnown ? viewer.UserId : null,
            AgencyId = viewer.AgencyId,
            Event = what,
            RecordKind = said?.Kind.Name ?? named?.Kind,
            RecordId = named is not null && Guid.TryParse(Convert.ToString(context.RouteData.Values[named.Value], CultureInfo.InvariantCulture), out var id) ? id : subject?.RecordId,
            SubjectId = subject?.SubjectId,
            PanelId = subject?.PanelId ?? OnlyPanel(),
            Route = route.Length <= 300 ? route : route[..300],
            From = context.HttpContext.Connection.RemoteIpAddress?.ToString(),
            RequestId = context.HttpContext.TraceIdentifier is { Length: <= 64 } whole ? whole : context.HttpContext.TraceIdentifier[..64],
        };
    }

    private static string? EventOf(IActionResult result, HttpRequest request, LooksAttribute? said) => result switch
    {
        ChallengeResult => null,
        ForbidResult => AuditEvents.Refused,
        // Asked for the password first: nothing is shown, and whoever gives it comes by again.
        AskedAgain => null,
        IStatusCodeActionResult { StatusCode: StatusCodes.Status401Unauthorized } => null,
        IStatusCodeActionResult { StatusCode: StatusCodes.Status404NotFound } => AuditEvents.Missing,
        // The page with both versions shows the record.
        ViewResult { Model: ConflictPage { Version: not null } } => said?.Event ?? AuditEvents.Seen,
        // The form for a file came back with its mistakes: nothing left.
        ViewResult when said?.Event == AuditEvents.Exported && request.HttpContext.Response.StatusCode == StatusCodes.Status422UnprocessableEntity => null,
        // A form that comes back with its mistakes shows the record.
        IStatusCodeActionResult { StatusCode: >= 400 and not StatusCodes.Status422UnprocessableEntity } => AuditEvents.Refused,
        // Half a sentence that its writer's page keeps for them, every few seconds: nothing is shown.
        IStatusCodeActionResult { StatusCode: StatusCodes.Status204NoContent } => null,
        ShownPicture => AuditEvents.Seen,
        FileResult => AuditEvents.Exported,
        // What a post changed has its lines already, and its answer shows nothing.
        IKeepTempDataResult or LocalRedirectResult when !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) => null,
        _ => said?.Event ?? AuditEvents.Seen,
    };

    private Guid? OnlyPanel()
    {
        Guid? only = null;
        foreach (var role in viewer.Roles)
        {
            if (role.PanelId is null || role.PanelId == only) continue;
            if (only is not null) return null;
            only = role.PanelId;
        }

        return only;
    }
}

/// <summary>The record that an address names: the last value of its template that ends in Id, and the kind of record it is the id of.</summary>
internal sealed record NamedRecord(string Value, string Kind)
{
    private static readonly ConcurrentDictionary<string, NamedRecord?> Templates = [];
    private static readonly Type[] Kinds = [.. typeof(Record).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false })];

    public static NamedRecord? In(string template) => Templates.GetOrAdd(template, static template =>
    {
        var value = template.Split('{').Skip(1).Select(part => part.Split('}', ':', '?', '=')[0].TrimStart('*'))
            .LastOrDefault(name => name.Length > 2 && name.EndsWith("Id", StringComparison.Ordinal));
        if (value is null) return null;
        var name = char.ToUpperInvariant(value[0]) + value[1..^2];
        return new(value, KindOf(name));
    });

    // A change of a SupportAction stands in the audit under that name; so must a look at /actions/{actionId}.
    private static string KindOf(string name)
    {
        if (Kinds.Any(type => type.Name == name)) return name;
        var ending = Kinds.Where(type => type.IsAssignableTo(typeof(Record)) && type.Name.EndsWith(name, StringComparison.Ordinal)).ToList();
        return ending.Count == 1 ? ending[0].Name : name;
    }
}
