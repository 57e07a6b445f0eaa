using System.Globalization;
using YoungFutures.Domain.Calendar;

namespace YoungFutures.Web.Language;

/// <summary>Dates and times as people here write them, in the reader's language. Moments are kept in UTC and shown in London's time.</summary>
public static class Dates
{
    /// <summary>22 November 2026</summary>
    public static string ToLong(this DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>22 November 2026</summary>
    public static string ToLong(this DateTime utc) => UkTime.Of(utc).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>22 Nov 2026</summary>
    public static string ToShort(this DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>22 Nov 2026</summary>
    public static string ToShort(this DateTime utc) => UkTime.Of(utc).ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>22 November 2026, 14:05</summary>
    public static string ToLongWithTime(this DateTime utc) => UkTime.Of(utc).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>November 2026</summary>
    public static string ToMonth(this DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
