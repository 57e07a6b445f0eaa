using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Plumbing;

/// <summary>
/// How somebody last looked through the lists in this session, so that the way back leads to a list as it was narrowed and on that page of it. A closed cookie keeps it as long as the session:
/// paths, and codes, ids and numbers of what the action asks for. A search is never among them, nor anything that has a blank in it, as a name would.
/// </summary>
public sealed class FilteredLists(IDataProtectionProvider protection, IHostEnvironment environment) : IResultFilter
{
    private const int Most = 6;
    private const int LongestValue = 40;
    private const int Longest = 200;

    private readonly ClosedCookie<Kept> cookie = new(protection, environment, "lists", SameSiteMode.Lax);

    /// <summary>This address of a list, with what was last asked of it; as it is where nothing was.</summary>
    public string LastSeen(HttpContext context, string address) => address + Of(context).FirstOrDefault(list => IsAt(list, address))?.Query;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        if (!HttpMethods.IsGet(request.Method) || context.Result is not ViewResult { StatusCode: null } || !IsList(context.ActionDescriptor) || SessionOf(http) is not { } sessionId) return;
        var (path, query, before) = (request.Path.Value!.TrimEnd('/'), Asked(context.ActionDescriptor, request), Of(http));
        if (path.Length > Longest || (before.FirstOrDefault(list => IsAt(list, path))?.Query ?? "") == query) return;
        var others = before.Where(list => !IsAt(list, path));
        List<ListSeen> lists = query.Length == 0 ? [.. others] : [.. others.Prepend(new ListSeen(path, query)).Take(Most)];
        if (lists.Count > 0) cookie.Give(http, new Kept(sessionId, lists));
        else cookie.Forget(http);
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    private IReadOnlyList<ListSeen> Of(HttpContext context) => cookie.Read(context) is { Lists: { } lists } kept && kept.SessionId == SessionOf(context) ? lists : [];

    private static Guid? SessionOf(HttpContext context) => context.Features.Get<Viewer>()?.SessionId;

    private static bool IsAt(ListSeen list, string path) => list.Path.Equals(path, StringComparison.OrdinalIgnoreCase);

    private static bool IsList(ActionDescriptor action) =>
        action.Parameters.Any(parameter => parameter.Name == "page") && !action.EndpointMetadata.OfType<LooksAttribute>().Any(said => said.Event == AuditEvents.Searched);

    private static string Asked(ActionDescriptor action, HttpRequest request)
    {
        var names = action.Parameters.SelectMany(parameter => parameter.ParameterType.Namespace == nameof(System) || parameter.ParameterType.IsEnum ? [parameter.Name] : parameter.ParameterType.GetProperties().Select(part => part.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var asked = request.Query.Where(pair => names.Contains(pair.Key)).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value)).Where(pair => IsCode(pair.Value));
        return QueryString.Create(asked).Value is { Length: <= Longest } query ? query : "";
    }

    private static bool IsCode(string? value) => value is { Length: > 0 and <= LongestValue } && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private sealed record Kept(Guid SessionId, IReadOnlyList<ListSeen> Lists);

    private sealed record ListSeen(string Path, string Query);
}
