using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Language;

/// <summary>The lists that people choose from, in the reader's language.</summary>
public static class ReferenceChoices
{
    private const int Most = 200;

    /// <summary>The entries in force today, and those already chosen even where they no longer are.</summary>
    public static async Task<IReadOnlyList<Choice>> ChoicesOf(this YoungFuturesDb db, ReferenceKind kind, params IEnumerable<string> chosen)
    {
        var today = UkTime.LocalDate(db.Now);
        var held = chosen.ToArray();
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return await db.ReferenceEntries.AsNoTracking()
            .Where(entry => entry.Kind == kind
                && (((entry.ValidFrom == null || entry.ValidFrom <= today) && (entry.ValidTo == null || today <= entry.ValidTo)) || held.Contains(entry.Code)))
            .OrderBy(entry => entry.Order).ThenBy(entry => entry.Code).Take(Most)
            .Select(entry => new Choice(entry.Code, welsh ? entry.Welsh : entry.English, null, false))
            .ToListAsync();
    }

    /// <summary>What codes stand for; one that stands for nothing is left as it is.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WordsFor(this YoungFuturesDb db, params IEnumerable<string> codes)
    {
        var asked = codes.Distinct().ToArray();
        if (asked.Length == 0) return new Dictionary<string, string>();
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var entries = await db.ReferenceEntries.AsNoTracking().Where(entry => asked.Contains(entry.Code))
            .OrderBy(entry => entry.Kind).ThenBy(entry => entry.Code).Take(Most)
            .Select(entry => new { entry.Code, Words = welsh ? entry.Welsh : entry.English }).ToListAsync();
        return asked.ToDictionary(code => code, code => entries.Find(entry => entry.Code == code)?.Words ?? code);
    }
}
