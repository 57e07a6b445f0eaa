using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Interventions.Sessions;

/// <summary>Two buttons for one session.</summary>
public sealed record WhoCame(Guid InterventionId, string CaseReference, DateOnly On, DateOnly Today, bool FromList);

/// <summary>What one press of a button says. It needs no version: a day has one session, and only the first word on it is taken.</summary>
public sealed class AttendanceForm
{
    [Display(Name = "Day of the session")] public DateOnly? Day { get; set; }
    [Display(Name = "Who came?")] public SessionAttendance? Attendance { get; set; }
    [Display(Name = "Young people we support")] public bool FromList { get; set; }
}

public sealed class AttendanceFormValidator : AbstractValidator<AttendanceForm>
{
    public AttendanceFormValidator(Words T)
    {
        RuleFor(form => form.Day).NotNull().WithMessage(_ => T["Enter the day of the session"]);
        RuleFor(form => form.Attendance).Must(came => came is SessionAttendance.Came or SessionAttendance.DidNotCome).WithMessage(_ => T["Say who came"]);
    }
}

public sealed class SessionForm : IVersioned
{
    [Display(Name = "Day of the session")] public DateAnswer On { get; set; } = new();
    [Display(Name = "Who came?")] public SessionAttendance? Attendance { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public InterventionHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Ways { get; set; } = [];
}

public sealed class SessionFormValidator : AbstractValidator<SessionForm>
{
    public SessionFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day of the session"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddYears(1)).WithMessage(_ => T["Check the year"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
        RuleFor(form => form.Attendance).Must(came => came is not null and not SessionAttendance.CalledOff).WithMessage(_ => T["Say who came"]);
    }
}
