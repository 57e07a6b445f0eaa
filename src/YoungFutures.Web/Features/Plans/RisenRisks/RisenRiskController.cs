using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Features.Meetings.Calendar;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.RisenRisks;

[Route("cases/{caseId:guid}/risen-risks/new")]
public sealed class RisenRiskController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters, MeetingInvitations invitations) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.ReportRisk, @case)) return Forbid();
        if (!@case.HasLead) return LocalRedirect($"/cases/{caseId}");
        var form = new RisenRiskForm { Version = @case.Version.ToString() };
        await Fill(form, @case);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, RisenRiskForm form)
    {
        var @case = await Find(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.ReportRisk, @case)) return Forbid();
        await Fill(form, @case);
        // A child in danger first: what is typed here stays, and can be recorded once that was reported.
        if (form.InDanger == true && !form.WasReported) ModelState.AddModelError(nameof(form.InDanger), T["Report the danger first, with Act now. What you wrote stays here; send it again afterwards"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        // Refused before the agenda changes, where it is to be.
        if (!@case.HasLead) throw new Refused("A risk that rises is recorded on a case that the panel has taken on. One that waits for its first meeting can be heard urgently.");
        var (meeting, added) = await db.OntoNextAgenda(act, caseId);
        var risen = @case.RaiseRisk(act, form.WhatChanged!, form.Since.Date!.Value, form.InDanger!.Value, form.WasReported, meeting);
        db.RisenRisks.Add(risen);
        if (meeting is not null && added is not null) await invitations.TellOfAdded(meeting, [added]);
        await Tell(act.CoordinatorId);
        if (await db.ChairOf(@case) is var chairId && chairId != act.CoordinatorId) await Tell(chairId);
        await db.SaveChangesAsync();
        this.Done(meeting is null
            ? T["It was recorded. No meeting is planned yet, so the coordinator has until {0} to find a way.", risen.DueOn!.Value.ToLong()]
            : T["It was recorded. The panel looks at the case at its meeting of {0}; the coordinator and the chair have been told.", meeting.On.ToLong()]);
        return LocalRedirect($"/cases/{caseId}");

        async Task Tell(Guid userId) => await letters.Send(userId, null, $"/cases/{caseId}/plan", T => T["Case {0}: the risk has risen", @case.Reference],
            T => meeting is null
                ? T["Somebody who works on case {0} recorded that the risk has risen. No meeting is planned; it is to be dealt with by {1}:", @case.Reference, T.Day(risen.DueOn!.Value)]
                : T["Somebody who works on case {0} recorded that the risk has risen. It is on the agenda of the meeting of {1}:", @case.Reference, T.Day(meeting.On)], caseId);
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);

    private async Task Fill(RisenRiskForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.Route = await StatutoryRoute.Of(db, T, @case.PanelId, @case.AreaCode);
        var lately = db.Now.AddDays(-RisenRiskForm.ReportedWithinDays);
        form.WasReported = await db.SafeguardingReports.AnyAsync(report => report.CaseId == @case.Id && report.RaisedAt >= lately);
    }
}

public sealed class RisenRiskForm : IVersioned
{
    /// <summary>An older report was about something else.</summary>
    public const int ReportedWithinDays = 3;

    [Display(Name = "Is anybody in danger now?"), RecordedAs(nameof(RisenRisk.WasInDanger))] public bool? InDanger { get; set; }
    [Long, Display(Name = "What changed?"), RecordedAs(nameof(RisenRisk.WhatChanged))] public string? WhatChanged { get; set; }
    [Display(Name = "Since when?"), RecordedAs(nameof(RisenRisk.Since))] public DateAnswer Since { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public StatutoryRoute? Route { get; set; }
    [BindNever] public bool WasReported { get; set; }
}

public sealed class RisenRiskFormValidator : AbstractValidator<RisenRiskForm>
{
    public RisenRiskFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.InDanger).NotNull().WithMessage(_ => T["Say whether anybody is in danger now"]);
        RuleFor(form => form.WhatChanged).NotEmpty().WithMessage(_ => T["Say what changed"]);
        RuleFor(form => form.Since).IsGiven().WithMessage(_ => T["Enter the day since when the risk rose"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day since when the risk rose cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}
