using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace YoungFutures.Web.Security;

/// <summary>How much a partner’s system may ask. Settings <c>Api:RequestsPerMinute</c>, of one system, and <c>Api:TokensPerMinute</c>, from one address.</summary>
public sealed class ApiLimits
{
    public int RequestsPerMinute { get; set; } = 120;
    public int TokensPerMinute { get; set; } = 20;
}

/// <summary>What partners’ systems meet instead of pages: tokens, limits, and the document that describes it all.</summary>
public static class ApiSetup
{
    public const string DocumentPath = "/api/openapi.json";
    public const string PathPrefix = "/api";
    public const string PerSystem = "per system";
    public const string PerAddress = "per address";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection("Api").Get<ApiLimits>() ?? new ApiLimits();
        services.AddSingleton<PartnerTokens>();
        services.AddAuthentication().AddScheme<PartnerTokenOptions, PartnerTokenHandler>(PartnerTokens.Scheme, null);
        // Programs read words better than numbers, and words stay when an enumeration grows.
        services.AddControllers().AddJsonOptions(json => json.JsonSerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter()));
        services.AddRateLimiter(limiter =>
        {
            Limits.Add(limiter, Limits.Of(configuration));
            limiter.AddPolicy(PerSystem, context => Limits.Fixed(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody", limits.RequestsPerMinute, Window));
            limiter.AddPolicy(PerAddress, context => Limits.Fixed(Limits.Asking(context.Connection.RemoteIpAddress), limits.TokensPerMinute, Window));
            limiter.OnRejected = async (context, cancelled) =>
            {
                Limits.SayWhen(context);
                // A person gets a page, which the pipeline makes of an answer that says nothing yet.
                if (context.HttpContext.Request.Path.StartsWithSegments(PathPrefix)) await ApiProblem.Write(context.HttpContext, StatusCodes.Status429TooManyRequests, "Too many requests. Wait as long as Retry-After says.", cancelled);
            };
        });
        services.AddOpenApi("v1", document =>
        {
            document.ShouldInclude = description => description.ActionDescriptor is ControllerActionDescriptor action
                && action.ControllerTypeInfo.Namespace?.StartsWith("YoungFutures.Web.Features.Api", StringComparison.Ordinal) == true;
            document.AddDocumentTransformer((api, _, _) =>
            {
                api.Info = new OpenApiInfo
                {
                    Title = "Young Futures: signals from partners’ systems",
                    Version = "1",
                    Description = "A system of an agency sends signals to the lists it was given, under the terms that each list was accepted with. "
                        + "It takes a token with its id and secret, and sends each delivery with an Idempotency-Key: the same key brings the same answer and adds nothing.",
                };
                // Wherever it runs: the address is the one this document was fetched from.
                api.Servers?.Clear();
                api.Components ??= new OpenApiComponents();
                api.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["system"] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.OAuth2,
                        Description = "OAuth 2.0 client credentials. The scopes of a token are the lists that the system was named for.",
                        Flows = new OpenApiOAuthFlows { ClientCredentials = new OpenApiOAuthFlow { TokenUrl = new Uri("/api/token", UriKind.Relative), Scopes = new Dictionary<string, string>() } },
                    },
                };
                return Task.CompletedTask;
            });
            document.AddOperationTransformer((operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any()) return Task.CompletedTask;
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("system", context.Document)] = [] }];
                return Task.CompletedTask;
            });
        });
        return services;
    }
}

/// <summary>What went wrong, as RFC 9457 writes it. In English: its readers are programs and those who write them.</summary>
public static class ApiProblem
{
    public static Task Write(HttpContext context, int status, string what, CancellationToken cancelled = default)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new Microsoft.AspNetCore.Mvc.ProblemDetails { Status = status, Title = what }, (System.Text.Json.JsonSerializerOptions?)null, "application/problem+json", cancelled);
    }
}
