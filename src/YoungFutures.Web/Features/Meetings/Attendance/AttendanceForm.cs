using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Attendance;

/// <summary>Who is there for each agency at the table, on one page.</summary>
public sealed class AttendanceForm : IVersioned
{
    [Display(Name = "The chair")] [RecordedAs(nameof(PanelMeeting.ChairPresence))] public Presence? Chair { get; set; }
    [Display(Name = "Who takes the chair instead?"), UpTo(100)] public string? ChairDeputy { get; set; }
    [Display(Name = "Agency")] public List<SeatForm> Seats { get; set; } = [];
    public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public DateTime StartsAt { get; set; }
    [BindNever] public string? ChairName { get; set; }

    public static async Task<AttendanceForm> Of(YoungFuturesDb db, PanelMeeting meeting)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var recorded = meeting.Attendance.ConvertAll(held => held.AgencyId);
        var agencies = await db.AgenciesAtTheTable(meeting.PanelId, meeting.On).Union(db.Agencies.Where(agency => recorded.Contains(agency.Id)))
            .AsNoTracking().OrderBy(agency => welsh ? agency.NameCy : agency.Name).ToListAsync();
        return new AttendanceForm
        {
            MeetingId = meeting.Id,
            StartsAt = meeting.StartsAt,
            ChairName = await db.Users.Where(user => user.Id == meeting.ChairId).Select(user => user.DisplayName).SingleOrDefaultAsync(),
            Version = meeting.Version.ToString(),
            Chair = meeting.ChairPresence,
            ChairDeputy = meeting.ChairDeputy,
            Seats = agencies.ConvertAll(agency => SeatForm.Of(agency, meeting.Attendance.Find(held => held.AgencyId == agency.Id), welsh)),
        };
    }

    public void TakeNamesFrom(AttendanceForm shown)
    {
        (MeetingId, StartsAt, ChairName) = (shown.MeetingId, shown.StartsAt, shown.ChairName);
        foreach (var seat in Seats) seat.Agency = shown.Seats.Find(known => known.AgencyId == seat.AgencyId)?.Agency ?? "";
    }
}

/// <summary>One agency's place. Without a presence nothing is recorded of it.</summary>
[DisplayColumn(nameof(Agency))]
public sealed class SeatForm
{
    public Guid AgencyId { get; set; }
    [Display(Name = "Attendance")] public Presence? Presence { get; set; }
    [Display(Name = "Name"), UpTo(100)] public string? Name { get; set; }
    [Display(Name = "Deputy for whom?"), UpTo(100)] public string? DeputyFor { get; set; }
    [Display(Name = "Has signed the confidentiality statement")] public bool ConfidentialitySigned { get; set; }
    [BindNever] public string Agency { get; set; } = "";

    public static SeatForm Of(Agency agency, Domain.Panels.Attendance? held, bool welsh) => new()
    {
        AgencyId = agency.Id,
        Agency = welsh ? agency.NameCy : agency.Name,
        Presence = held?.Presence,
        Name = held?.Name,
        DeputyFor = held?.DeputyFor,
        ConfidentialitySigned = held?.ConfidentialitySigned ?? false,
    };
}

public sealed class AttendanceFormValidator : AbstractValidator<AttendanceForm>
{
    public AttendanceFormValidator(Words T)
    {
        RuleFor(form => form.Chair).NotEqual(Presence.InformationOnly).WithMessage(_ => T["A chair cannot send information only"]);
        RuleFor(form => form.ChairDeputy).NotEmpty().When(form => form.Chair == Presence.Deputy).WithMessage(_ => T["Enter who takes the chair"]);
        RuleFor(form => form.Seats).Must(seats => seats.Select(seat => seat.AgencyId).Distinct().Count() == seats.Count).WithMessage(_ => T["An agency stands here twice"]);
        RuleForEach(form => form.Seats).ChildRules(seat =>
        {
            seat.RuleFor(held => held.Presence).IsInEnum();
            seat.RuleFor(held => held.Name).NotEmpty().When(held => held.Presence is Presence.Present or Presence.Deputy).WithMessage(_ => T["Enter the name of who is there"]);
            seat.RuleFor(held => held.DeputyFor).NotEmpty().When(held => held.Presence is Presence.Deputy).WithMessage(_ => T["Enter whose deputy this is"]);
        });
    }
}
