using System.Globalization;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Plumbing;

/// <summary>A date as somebody typed it into three boxes. What was typed is kept, whether or not there is such a day.</summary>
public sealed class DateAnswer
{
    private static readonly string[][] MonthNames =
    [
        ["january", "ionawr"], ["february", "chwefror"], ["march", "mawrth"], ["april", "ebrill"], ["may", "mai"], ["june", "mehefin"],
        ["july", "gorffennaf"], ["august", "awst"], ["september", "medi"], ["october", "hydref"], ["november", "tachwedd"], ["december", "rhagfyr"],
    ];

    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    public static DateAnswer From(DateOnly? date) => date is not { } d ? new() : new()
    {
        Day = d.Day.ToString(CultureInfo.InvariantCulture),
        Month = d.Month.ToString(CultureInfo.InvariantCulture),
        Year = d.Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    public DateOnly? Date =>
        Number(Day, 2) is { } day and >= 1 && MonthNumber is { } month && HasFourDigitYear && Number(Year, 4) is { } year and >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>What is wrong, as a phrase to translate; nothing when it is a date, or empty (whether it may be empty is for the form to say).</summary>
    public string? Problem
    {
        get
        {
            if (IsEmpty || Date is not null) return null;
            var missing = (string.IsNullOrWhiteSpace(Day), string.IsNullOrWhiteSpace(Month), string.IsNullOrWhiteSpace(Year));
            return missing switch
            {
                (true, true, false) => Words.Key("The date must include a day and a month"),
                (true, false, true) => Words.Key("The date must include a day and a year"),
                (false, true, true) => Words.Key("The date must include a month and a year"),
                (true, _, _) => Words.Key("The date must include a day"),
                (_, true, _) => Words.Key("The date must include a month"),
                (_, _, true) => Words.Key("The date must include a year"),
                _ when Number(Year, int.MaxValue) is not null && !HasFourDigitYear => Words.Key("The year must have four digits"),
                _ => Words.Key("Enter a real date"),
            };
        }
    }

    /// <summary>Which box to look at first: "Day", "Month" or "Year"; nothing when the fault is in all of them together.</summary>
    internal string? FaultyPart =>
        Problem is null ? null
        : Number(Day, 2) is not (>= 1 and <= 31) ? nameof(Day)
        : MonthNumber is null ? nameof(Month)
        : !HasFourDigitYear || Number(Year, 4) is null or 0 ? nameof(Year)
        : null;

    private bool HasFourDigitYear => Squeezed(Year).Length == 4;

    private int? MonthNumber
    {
        get
        {
            if (Number(Month, 2) is { } number) return number is >= 1 and <= 12 ? number : null;
            var typed = Squeezed(Month).TrimEnd('.').ToLowerInvariant();
            if (typed.Length < 3) return null;
            var found = Array.FindIndex(MonthNames, names => names.Any(name => name.StartsWith(typed, StringComparison.Ordinal)));
            return found < 0 ? null : found + 1;
        }
    }

    private static int? Number(string? typed, int longest)
    {
        var digits = Squeezed(typed);
        return digits.Length > 0 && digits.Length <= longest && digits.All(char.IsAsciiDigit)
            ? int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue
            : null;
    }

    private static string Squeezed(string? typed) => typed is null ? "" : string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
}
