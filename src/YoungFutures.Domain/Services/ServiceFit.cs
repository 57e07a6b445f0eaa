using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Services;

/// <summary>Why a service is not for this young person now.</summary>
public enum Obstacle
{
    [Display(Name = "It is not for this need")] OtherNeed,
    [Display(Name = "It has closed")] Closed,
    [Display(Name = "It tries to shock, which can do harm")] Shock,
    [Display(Name = "The young person is too young for it")] TooYoung,
    [Display(Name = "The young person is too old for it")] TooOld,
    [Display(Name = "No date of birth is recorded, and it is for certain ages")] AgeUnknown,
    [Display(Name = "It is not for the area where the young person lives")] OtherArea,
    [Display(Name = "It is not given in Welsh")] NotInWelsh,
    [Display(Name = "It is of another sector")] OtherSector,
    [Display(Name = "It is full")] Full,
    [Display(Name = "The wait is longer than the panel allows")] LongWait,
    [Display(Name = "Its agency has left, or its sharing agreement has ended")] NoAgreement,
    [Display(Name = "It has been offered to them already and is still open")] OfferedAlready,
}

/// <summary>What is looked for, for whom.</summary>
public sealed record Wanted(string NeedCode, DateOnly? BornOn, string? AreaCode, bool InWelsh, Sector? Sector, IReadOnlySet<Guid> OfferedAlready)
{
    /// <summary>Everything that stands in the way of this service, the plainest first; none where it fits.</summary>
    public IReadOnlyList<Obstacle> ObstaclesTo(Service service, PanelSettings limits, DateOnly today)
    {
        var found = new List<Obstacle>();
        If(!service.IsOpen, Obstacle.Closed);
        If(service.Kind.IsShock(), Obstacle.Shock);
        If(!service.NeedCodes.Contains(NeedCode), Obstacle.OtherNeed);
        If(OfferedAlready.Contains(service.Id), Obstacle.OfferedAlready);
        if (BornOn is not { } born) found.Add(Obstacle.AgeUnknown);
        else
        {
            var age = Age.On(born, today);
            If(age < service.MinimumAge, Obstacle.TooYoung);
            If(age > service.MaximumAge, Obstacle.TooOld);
        }

        If(service.AreaCodes.Count > 0 && (AreaCode is null || !service.AreaCodes.Contains(AreaCode)), Obstacle.OtherArea);
        If(InWelsh && service.Welsh == WelshMedium.None, Obstacle.NotInWelsh);
        If(Sector is { } sector && service.Agency.Sector != sector, Obstacle.OtherSector);
        If(service.IsFull, Obstacle.Full);
        If(service.WaitingDays > 7 * limits.WaitingWeeks, Obstacle.LongWait);
        If(service.Agency.LeftOn is not null || service.Agency.HasLapsedBy(today), Obstacle.NoAgreement);
        return found;

        void If(bool stands, Obstacle obstacle)
        {
            if (stands) found.Add(obstacle);
        }
    }
}

/// <summary>The age groups in which figures are given.</summary>
public enum AgeBand
{
    [Display(Name = "Under 10")] Under10,
    [Display(Name = "10 to 13")] From10To13,
    [Display(Name = "14 to 15")] From14To15,
    [Display(Name = "16 to 17")] From16To17,
    [Display(Name = "18 or over")] From18,
    [Display(Name = "Not known")] Unknown,
}

public static class AgeBands
{
    public static AgeBand Of(DateOnly? bornOn, DateOnly on) => bornOn is not { } born ? AgeBand.Unknown : Age.On(born, on) switch
    {
        < 10 => AgeBand.Under10,
        < 14 => AgeBand.From10To13,
        < 16 => AgeBand.From14To15,
        < 18 => AgeBand.From16To17,
        _ => AgeBand.From18,
    };
}
