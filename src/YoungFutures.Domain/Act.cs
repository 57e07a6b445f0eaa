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
    public DateOnly InWeeks(int weeks) => WorkingCalendar.EnglandAndWales.Add(Today.AddDays((7 * weeks) - 1), 1);
}
