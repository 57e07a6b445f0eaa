using System.Globalization;
using Microsoft.Extensions.Options;

namespace YoungFutures.Web.Language;

/// <summary>
/// A form that came back, for correction or because it was too late, holds what was typed and nowhere else does. The switch of language on such a page sends it all again,
/// with this field, to be shown in the other language and not acted on.
/// </summary>
public static class SpeakAgain
{
    public const string Field = "SpeakAgain";

    public static bool IsWanted(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType
            && context.Response.StatusCode is StatusCodes.Status422UnprocessableEntity or StatusCodes.Status409Conflict;

    /// <summary>What was typed, but for what makes a form this one's and for passwords and recovery codes, which no page repeats.</summary>
    public static IEnumerable<(string Name, string Value)> Typed(HttpContext context) =>
        context.Request.Form.Where(field => field.Key is not (Field or "__RequestVerificationToken") && field.Key is not "RecoveryCode" && !field.Key.Contains("Password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value, (field, value) => (field.Key, value ?? ""));

    /// <summary>The language that this form asks to be shown in.</summary>
    internal static async Task<CultureInfo?> AskedFor(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType) return null;
        try
        {
            return Languages.Find((await context.Request.ReadFormAsync(context.RequestAborted))[Field]);
        }
        catch (Exception unread) when (unread is InvalidDataException or BadHttpRequestException)
        {
            // Whoever reads it next says what is wrong with it.
            return null;
        }
    }

    /// <summary>Keeps the choice, like the switch on any other page.</summary>
    public static async Task Keep(HttpContext context, CultureInfo language)
    {
        var code = language.TwoLetterISOLanguageName;
        context.Response.Cookies.Append(Languages.Cookie, code, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        await context.RequestServices.GetRequiredService<IOptions<LanguageSettings>>().Value.Remember(context, code);
    }
}
