namespace YoungFutures.Domain.Looking;

/// <summary>
/// From when on looking is unusual. They belong to the installation and not to a panel’s settings: whoever changes those is among the people who are looked at.
/// </summary>
public sealed record LookLimits
{
    public static readonly LookLimits Usual = new();

    /// <summary>Fewer young people in a day than this are never many.</summary>
    public int ManyRecords { get; init; } = 30;
    /// <summary>So many times what is usual for the person and for their role.</summary>
    public int TimesUsual { get; init; } = 3;
    /// <summary>A family name that at least so many others in the panel’s records bear…</summary>
    public int CommonNameBearers { get; init; } = 3;
    /// <summary>…and more than so many in a thousand of them, is common and says nothing.</summary>
    public int CommonNamePerThousand { get; init; } = 10;
    /// <summary>A case that closed longer ago than this is looked at for a reason.</summary>
    public int ClosedDays { get; init; } = 30;
    public TimeOnly DayBegins { get; init; } = new(7, 0);
    public TimeOnly DayEnds { get; init; } = new(20, 0);
    /// <summary>Young people looked at outside those hours, or on a day that is no working day.</summary>
    public int OutOfHoursRecords { get; init; } = 1;
    /// <summary>So long what was explained about one person and one young person is not asked again.</summary>
    public int QuietDays { get; init; } = 30;
    /// <summary>Working days until an alert is to be reviewed.</summary>
    public int ReviewDays { get; init; } = 5;

    /// <returns>What is wrong with them, by the name of the setting; nothing where they are right.</returns>
    public string? Fault() =>
        ManyRecords < 1 ? nameof(ManyRecords) : TimesUsual < 1 ? nameof(TimesUsual) : CommonNameBearers < 1 ? nameof(CommonNameBearers) : CommonNamePerThousand is < 0 or > 1000 ? nameof(CommonNamePerThousand)
        : ClosedDays < 1 ? nameof(ClosedDays) : DayEnds <= DayBegins ? nameof(DayEnds) : OutOfHoursRecords < 1 ? nameof(OutOfHoursRecords) : QuietDays < 0 ? nameof(QuietDays) : ReviewDays < 1 ? nameof(ReviewDays) : null;
}
