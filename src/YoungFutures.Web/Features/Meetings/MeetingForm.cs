using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings;

public class MeetingForm : IVersioned
{
    private static readonly string[] ClockTimes = ["H:mm", "HH:mm", "H.mm", "HH.mm", "HHmm"];

    [Display(Name = "Panel")] public Guid? PanelId { get; set; }
    [Display(Name = "Date of the meeting")] public DateAnswer On { get; set; } = new();
    [Display(Name = "Start time"), UpTo(10)] public string? StartsAt { get; set; }
    [Display(Name = "Length in minutes")] public int? Minutes { get; set; }
    [Display(Name = "Place")] public string? Place { get; set; }
    [Display(Name = "Link for joining online"), UpTo(500)] public string? Link { get; set; }
    [Display(Name = "Who will chair?")] public Guid? ChairId { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid? MeetingId { get; set; }
    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Chairs { get; set; } = [];

    /// <summary>What was typed, as a time on the clock.</summary>
    public TimeOnly? ClockTime => TimeOf(StartsAt);

    public static TimeOnly? TimeOf(string? typed) =>
        TimeOnly.TryParseExact(typed?.Trim(), ClockTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>The moment the meeting begins; only of a form that is filled in properly.</summary>
    public DateTime Moment => UkTime.ToUtc(On.Date!.Value, ClockTime!.Value);

    public static MeetingForm Of(PanelMeeting meeting) => new()
    {
        MeetingId = meeting.Id,
        PanelId = meeting.PanelId,
        On = DateAnswer.From(meeting.On),
        StartsAt = UkTime.Of(meeting.StartsAt).ToString("HH:mm", CultureInfo.InvariantCulture),
        Minutes = meeting.Minutes,
        Place = meeting.Place,
        Link = meeting.Link,
        ChairId = meeting.ChairId,
        Version = meeting.Version.ToString(),
    };

    /// <summary>The lists to choose from: the panels the viewer runs, or the meeting's own, and who chairs them.</summary>
    public async Task Offer(YoungFuturesDb db, Viewer viewer)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var panelIds = MeetingId is null ? viewer.RunPanelIds : [PanelId!.Value];
        Panels = [.. (await db.Panels.Where(panel => panelIds.Contains(panel.Id)).OrderBy(panel => panel.Name).Take(100)
            .Select(panel => new { panel.Id, Name = welsh ? panel.NameCy : panel.Name }).ToListAsync())
            .Select(panel => new Choice(panel.Id.ToString(), panel.Name))];
        Chairs = [.. (await ChairsOf(db, panelIds).OrderBy(user => user.DisplayName).Take(200).Select(user => new { user.Id, user.DisplayName, user.JobTitle }).ToListAsync())
            .Select(user => Choice.Person(user.Id, user.DisplayName, user.JobTitle, true))];
        if (Panels.Count == 1) PanelId ??= Guid.Parse(Panels[0].Value);
    }

    public static IQueryable<User> ChairsOf(YoungFuturesDb db, params Guid[] panelIds)
    {
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        return db.Users.Where(user => (user.LeavesOn == null || user.LeavesOn >= today)
            && user.Memberships.Any(held => held.Role == Role.Chair && held.PanelId != null && panelIds.Contains(held.PanelId.Value)
                && held.From <= now && (held.Until == null || now < held.Until)));
    }
}

public class MeetingFormValidator : AbstractValidator<MeetingForm>
{
    private const int YearsAhead = 2;

    public MeetingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the date of the meeting"])
            .IsRealDate(T)
            .IsNotAfter(() => clock.Today().AddYears(YearsAhead)).WithMessage(_ => T["The date is more than two years away. Check the year."]);
        RuleFor(form => form.StartsAt).NotEmpty().WithMessage(_ => T["Enter the time at which the meeting starts"]);
        RuleFor(form => form.StartsAt).Must((form, _) => form.ClockTime is not null).When(form => !string.IsNullOrEmpty(form.StartsAt))
            .WithMessage(_ => T["Enter the time in hours and minutes, like 09:30 or 14:00"]);
        RuleFor(form => form.Minutes).NotNull().WithMessage(_ => T["Enter how long the meeting is to last, in minutes"])
            .InclusiveBetween(15, 600).WithMessage(_ => T["A meeting lasts between 15 and 600 minutes"]);
        RuleFor(form => form.Place).NotEmpty().When(form => string.IsNullOrEmpty(form.Link)).WithMessage(_ => T["Enter a place, a link, or both"]);
        RuleFor(form => form.Link).Must(link => Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            .When(form => !string.IsNullOrEmpty(form.Link)).WithMessage(_ => T["Enter a whole link that begins with https://"]);
        RuleFor(form => form.ChairId).NotNull().WithMessage(_ => T["Choose who will chair"]);
    }
}
