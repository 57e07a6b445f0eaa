using System.Globalization;

namespace YoungFutures.Web.Language;

/// <summary>The two languages of the site.</summary>
public static class Languages
{
    public const string Cookie = "yf-language";

    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    public static readonly CultureInfo Welsh = CultureInfo.GetCultureInfo("cy-GB");

    public static bool IsWelsh(CultureInfo culture) => culture.TwoLetterISOLanguageName == "cy";

    /// <summary>The culture for "cy", "cy-GB", "en" and the like; nothing for any other language.</summary>
    public static CultureInfo? Find(string? code) => code?.Trim() switch
    {
        { Length: >= 2 } c when Means(c, "cy") => Welsh,
        { Length: >= 2 } c when Means(c, "en") => English,
        _ => null,
    };

    private static bool Means(string code, string language) =>
        code.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (code.Length == 2 || code[2] == '-');
}
