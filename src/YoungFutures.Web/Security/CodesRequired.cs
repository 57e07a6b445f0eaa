using Microsoft.AspNetCore.Authorization;

namespace YoungFutures.Web.Security;

/// <summary>Whether everybody must set up one-time codes or a passkey before anything else opens: setting <c>SignIn:CodesRequired</c>, true but in Development.</summary>
public sealed class CodesRequired(IConfiguration configuration, IHostEnvironment environment)
{
    public const string Setting = "SignIn:CodesRequired";
    public const string SetUp = "/account/codes/new";

    public bool OfEverybody { get; } = configuration.GetValue(Setting, !environment.IsDevelopment());
}

/// <summary>Signed in with the password alone, where codes are required and neither they nor a passkey are set up.</summary>
public sealed class CodesMissing
{
    public static readonly CodesMissing Here = new();
}

/// <summary>Opens although whoever asks has no codes yet: what is needed to set them up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenWithoutCodesAttribute : Attribute;

public static class CodesRequiredSetup
{
    /// <summary>After authentication. Before it knows what was asked for it leads whoever must still set up codes there.</summary>
    public static IApplicationBuilder UseCodesRequired(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<CodesMissing>() is not null && context.GetEndpoint()?.Metadata is var marks
            && marks?.GetMetadata<IAllowAnonymous>() is null && marks?.GetMetadata<OpenWithoutCodesAttribute>() is null)
        {
            context.Response.Redirect(CodesRequired.SetUp);
            return;
        }

        await next(context);
    });
}
