using System.Collections;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

public static class FormFields
{
    /// <summary>Every field that the form of a route would take, also those that its page does not show; of a page, every value that its address would.</summary>
    public static string[] Of(YoungFuturesHost site, string route, string verb = "POST")
    {
        var action = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => "/" + SampleRecords.Value.Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "{$1}") == route
                && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(verb) == true)
            .Select(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()!).First();
        return [.. action.MethodInfo.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken) && !route.Contains($"{{{parameter.Name}}}", StringComparison.OrdinalIgnoreCase))
            .SelectMany(parameter => Simple(parameter.ParameterType) ? [parameter.Name!] : Names(parameter.ParameterType, "", 0)).Distinct()];
    }

    /// <summary>Those of them that hold the id of a record, or several.</summary>
    public static string[] IdsOf(YoungFuturesHost site, string route) => [.. Of(site, route).Where(field => field.EndsWith("Id", StringComparison.Ordinal) || field.EndsWith("Ids", StringComparison.Ordinal) || field is "Key" or "Over")];

    private static IEnumerable<string> Names(Type type, string prefix, int depth)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.SetMethod?.IsPublic == true))
        {
            var name = prefix + property.Name;
            if (Simple(property.PropertyType)) yield return name;
            else if (property.PropertyType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType.GetGenericArguments() is [var element])
            {
                if (Simple(element)) yield return name;
                else if (depth < 2)
                    foreach (var inner in Names(element, name + "[0].", depth + 1)) yield return inner;
            }
            else if (depth < 2)
                foreach (var inner in Names(property.PropertyType, name + ".", depth + 1)) yield return inner;
        }
    }

    private static bool Simple(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true } or { IsEnum: true } || (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(string) || plain == typeof(Guid) || plain == typeof(DateOnly) || plain == typeof(DateTime) || plain == typeof(TimeOnly) || plain == typeof(decimal));
}
