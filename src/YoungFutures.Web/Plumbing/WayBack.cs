using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Plumbing;

/// <summary>Which page a posting leads back to: not every address that takes a form can be looked at.</summary>
public sealed class WayBack(EndpointDataSource endpoints)
{
    private readonly Lazy<FrozenSet<string>> pages = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
        .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The page of this address, or the nearest one above it.</summary>
    public string From(ActionContext context)
    {
        for (var length = Parts(context.HttpContext.Request.Path).Length; length > 0; length--)
            if (At(context, length) is { } page) return page;
        return "/my-work";
    }

    /// <summary>The record that the posting was about: /referrals/{id} of /referrals/{id}/withdrawal. Where it has no page of its own, the page of the address.</summary>
    public string ToRecord(ActionContext context)
    {
        var record = Array.FindIndex(Parts(context.HttpContext.Request.Path), part => Guid.TryParse(part, out _));
        return (record < 0 ? null : At(context, record + 1)) ?? From(context);
    }

    private string? At(ActionContext context, int length)
    {
        var template = Parts(context.ActionDescriptor.AttributeRouteInfo?.Template);
        var path = Parts(context.HttpContext.Request.Path);
        return template.Length == path.Length && pages.Value.Contains(string.Join('/', template[..length])) ? $"/{string.Join('/', path[..length])}" : null;
    }

    private static string[] Parts(string? address) => (address ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
}
