namespace YoungFutures.Domain.Calendar;

/// <summary>The time on the wall in England and Wales; everything stored is UTC, everything due is due by this.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The clock time in London at a moment in UTC. A time read from a database carries no kind and counts as UTC.</summary>
    /// <exception cref="ArgumentException">The time is marked as local to the machine.</exception>
    public static DateTime Of(DateTime utc)
    {
        if (utc.Kind == DateTimeKind.Local) throw new ArgumentException("The time must be UTC.", nameof(utc));
        return TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), London);
    }

    /// <summary>The calendar day in London at a moment in UTC.</summary>
    /// <exception cref="ArgumentException">The time is marked as local to the machine.</exception>
    public static DateOnly LocalDate(DateTime utc) => DateOnly.FromDateTime(Of(utc));

    /// <summary>
    /// The moment in UTC of a clock time in London. A time skipped when the clocks go forward means the hour after; a time
    /// that comes twice when they go back means the first.
    /// </summary>
    public static DateTime ToUtc(DateOnly on, TimeOnly at)
    {
        var local = on.ToDateTime(at, DateTimeKind.Unspecified);
        if (London.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = London.IsAmbiguousTime(local) ? London.GetAmbiguousTimeOffsets(local).Max() : London.GetUtcOffset(local);
        var ticks = Math.Max(0, local.Ticks - offset.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }

    /// <summary>The moment in UTC at which a day begins in London.</summary>
    public static DateTime StartOf(DateOnly day) => ToUtc(day, TimeOnly.MinValue);

    /// <summary>Today in London.</summary>
    public static DateOnly Today(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return LocalDate(clock.GetUtcNow().UtcDateTime);
    }
}
