using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using YoungFutures.Domain.Calendar;

namespace YoungFutures.Domain.Reporting;

public enum PeriodKind
{
    Month = 1,
    Quarter = 2,
    Year = 3,
}

/// <summary>One step of the fixed grid on which figures are released: a calendar month, quarter or year, never a free range.</summary>
public sealed record ReleasePeriod : IParsable<ReleasePeriod>
{
    /// <summary>How many days after its end a period is released, so that what happened in it has been recorded.</summary>
    public const int DaysToSettle = 7;

    private const int FirstYear = 2000;
    private const int LastYear = 2200;

    private ReleasePeriod(PeriodKind kind, DateOnly start) => (Kind, Start) = (kind, start);

    public PeriodKind Kind { get; }

    /// <summary>The first day.</summary>
    public DateOnly Start { get; }

    /// <summary>The first day after.</summary>
    public DateOnly End => Start.AddMonths(Length);

    /// <summary>The last day.</summary>
    public DateOnly LastDay => End.AddDays(-1);

    /// <summary>The moment it begins in the United Kingdom, in UTC.</summary>
    public DateTime StartsAt => UkTime.StartOf(Start);

    /// <summary>The moment the next one begins in the United Kingdom, in UTC.</summary>
    public DateTime EndsAt => UkTime.StartOf(End);

    /// <summary>The day from which its release may be computed.</summary>
    public DateOnly ReleasedFrom => End.AddDays(DaysToSettle);

    public ReleasePeriod Previous => new(Kind, Start.AddMonths(-Length));

    public ReleasePeriod Next => new(Kind, End);

    /// <summary>The months it is made of, first to last: itself, when it is one.</summary>
    public IEnumerable<ReleasePeriod> Months =>
        Enumerable.Range(0, Length).Select(month => new ReleasePeriod(PeriodKind.Month, Start.AddMonths(month)));

    /// <summary><c>2026-10</c>, <c>2026-Q4</c> or <c>2026</c>: the form of addresses, file names and <see cref="Parse(string)"/>.</summary>
    public string Code => Kind switch
    {
        PeriodKind.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}-Q{QuarterOfYear}"),
        _ => Start.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>1 to 4: the quarter it lies in or is.</summary>
    public int QuarterOfYear => (Start.Month + 2) / 3;

    private int Length => Kind switch { PeriodKind.Month => 1, PeriodKind.Quarter => 3, _ => 12 };

    /// <summary>The period of this kind in which the day lies.</summary>
    public static ReleasePeriod Of(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Month => new(kind, new DateOnly(day.Year, day.Month, 1)),
        PeriodKind.Quarter => new(kind, new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1)),
        PeriodKind.Year => new(kind, new DateOnly(day.Year, 1, 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The latest period of this kind that may be released on a day.</summary>
    public static ReleasePeriod LastReleasable(PeriodKind kind, DateOnly today) =>
        Of(kind, today.AddDays(-DaysToSettle)).Previous;

    public bool Contains(DateOnly day) => Start <= day && day < End;

    public bool MayBeReleased(DateOnly today) => ReleasedFrom <= today;

    public override string ToString() => Code;

    /// <exception cref="FormatException">The text is no <see cref="Code"/>.</exception>
    public static ReleasePeriod Parse(string s) =>
        TryParse(s, out var period) ? period : throw new FormatException("A period reads 2026-10, 2026-Q4 or 2026.");

    public static ReleasePeriod Parse(string s, IFormatProvider? provider) => Parse(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out ReleasePeriod? result) =>
        TryParse(s, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, [NotNullWhen(true)] out ReleasePeriod? period)
    {
        period = null;
        if (s is null || s.Length < 4 || !Digits(s.AsSpan(0, 4), out var year) || year is < FirstYear or > LastYear)
            return false;

        period = s.Length switch
        {
            4 => new(PeriodKind.Year, new DateOnly(year, 1, 1)),
            7 when s[4] == '-' && s[5] == 'Q' && s[6] is >= '1' and <= '4' =>
                new(PeriodKind.Quarter, new DateOnly(year, ((s[6] - '1') * 3) + 1, 1)),
            7 when s[4] == '-' && Digits(s.AsSpan(5, 2), out var month) && month is >= 1 and <= 12 =>
                new(PeriodKind.Month, new DateOnly(year, month, 1)),
            _ => null,
        };
        return period is not null;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
