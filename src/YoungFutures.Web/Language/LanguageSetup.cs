using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Microsoft.Net.Http.Headers;

namespace YoungFutures.Web.Language;

/// <summary>What the site knows of a user's own choice of language, besides the cookie.</summary>
public sealed class LanguageSettings
{
    /// <summary>The language kept with the user who is signed in: "en", "cy" or nothing.</summary>
    public Func<HttpContext, string?> OfUser { get; set; } = context => context.User.FindFirst("culture")?.Value;

    /// <summary>Keeps a choice just made with the user, when somebody is signed in.</summary>
    public Func<HttpContext, string, Task> Remember { get; set; } = (_, _) => Task.CompletedTask;
}

public static class LanguageSetup
{
    public static IServiceCollection AddEnglishAndWelsh(this IServiceCollection services, Action<LanguageSettings>? settings = null)
    {
        var chosen = services.AddOptions<LanguageSettings>();
        if (settings is not null) chosen.Configure(settings);
        services.TryAddSingleton<Words>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages.English);
            options.SupportedCultures = options.SupportedUICultures = [Languages.English, Languages.Welsh];
            options.RequestCultureProviders = [new ReadersLanguage()];
        });
        // Pages of prose have a twin: Privacy.cshtml, Privacy.cy.cshtml.
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new LanguageViewLocationExpander()));
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingMessages>();
        // Welsh letters and printers' quotes need no escaping; whatever steers the direction of text still gets it.
        services.Configure<WebEncoderOptions>(options =>
        {
            var plain = new TextEncoderSettings(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.LatinExtendedAdditional);
            plain.AllowCharacters('‘', '’', '“', '”', '–', '—', '…', '⋯');
            options.TextEncoderSettings = plain;
        });
        ValidatorOptions.Global.LanguageManager = new ValidationWords(new Words());
        return services;
    }

    /// <summary>After authentication, so that a user's own language is known; before anything that speaks.</summary>
    public static IApplicationBuilder UseEnglishAndWelsh(this IApplicationBuilder app)
    {
        app.UseRequestLocalization();
        return app.Use((context, next) =>
        {
            context.Response.Headers.ContentLanguage = Languages.IsWelsh(CultureInfo.CurrentUICulture) ? "cy" : "en";
            context.Response.Headers.Append(HeaderNames.Vary, "Cookie, Accept-Language");
            return next(context);
        });
    }

    /// <summary>What a form asks for, then the cookie, then the user's setting, then what the browser asks for.</summary>
    private sealed class ReadersLanguage : RequestCultureProvider
    {
        public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext context)
        {
            var settings = context.RequestServices.GetRequiredService<IOptions<LanguageSettings>>().Value;
            var culture = await SpeakAgain.AskedFor(context)
                ?? Languages.Find(context.Request.Cookies[Languages.Cookie])
                ?? Languages.Find(settings.OfUser(context))
                ?? context.Request.GetTypedHeaders().AcceptLanguage
                    .Where(asked => asked.Quality is not 0)
                    .OrderByDescending(asked => asked.Quality ?? 1)
                    .Select(asked => Languages.Find(asked.Value.Value))
                    .FirstOrDefault(found => found is not null);
            return culture is null ? null : new ProviderCultureResult(culture.Name);
        }
    }

    private sealed class BindingMessages(Words T) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions options)
        {
            // "Required" is for validators to say, in words that name the question.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            Speak(options.ModelBindingMessageProvider);
        }

        // None of them repeats the value: what was typed may be about a child, and it is still in its field.
        private void Speak(DefaultModelBindingMessageProvider messages)
        {
            messages.SetAttemptedValueIsInvalidAccessor((_, _) => T["Enter an answer that can be understood"]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => T["Enter an answer that can be understood"]);
            messages.SetUnknownValueIsInvalidAccessor(_ => T["Enter an answer that can be understood"]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => T["Enter an answer that can be understood"]);
            messages.SetValueIsInvalidAccessor(_ => T["Enter an answer that can be understood"]);
            messages.SetValueMustBeANumberAccessor(_ => T["Enter a number"]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => T["Enter a number"]);
            messages.SetValueMustNotBeNullAccessor(_ => T["Enter an answer"]);
            messages.SetMissingBindRequiredValueAccessor(_ => T["Enter an answer"]);
            messages.SetMissingKeyOrValueAccessor(() => T["Enter an answer"]);
            messages.SetMissingRequestBodyRequiredValueAccessor(() => T["Enter an answer"]);
        }
    }
}
