using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain;

/// <summary>Who does something, when, and under which of the panel's limits.</summary>
public sealed record Act(Guid UserId, Guid? AgencyId, DateTime At, Panel Panel)
{
    public PanelSettings Limits => Panel.Settings;
    public Guid CoordinatorId => Panel.CoordinatorId;
    public DateOnly Today => UkTime.LocalDate(At);
    public DateOnly In(int workingDays) => WorkingCalendar.EnglandAndWales.Add(Today, workingDays);
    public DateOnly InWeeks(int weeks) => InWeeks(Today, weeks);

    /// <summary>So many weeks after a day, or the next working day after that.</summary>
    public static DateOnly InWeeks(DateOnly from, int weeks) => WorkingCalendar.EnglandAndWales.Add(from.AddDays((7 * weeks) - 1), 1);
}
