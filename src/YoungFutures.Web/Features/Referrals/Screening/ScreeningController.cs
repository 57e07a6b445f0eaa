using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.ActNow;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Screening;

[Route("referrals/{referralId:guid}/screening")]
public sealed class ScreeningController(YoungFuturesDb db, Viewer viewer, Words T, SiteAddress site, Alarm alarm, Endings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid referralId)
    {
        var referral = await Load(referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.SeeScreening, referral)) return Forbid();
        if (!viewer.May(ReferralRights.Screen, referral) || !referral.CanBeScreened) return View("Details", await ScreenedPage.Of(db, referral));
        var page = await ScreeningPage.For(db, T, referral, await db.ActIn(referral.PanelId), await PossibleMatches.Of(db, referral));
        return View(new ScreeningForm { Page = page, Summary = page.SuggestedSummary(T), Version = referral.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid referralId, ScreeningForm form)
    {
        var referral = await Load(referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.Screen, referral)) return Forbid();
        if (!referral.CanBeScreened) throw new Refused("This referral has moved on since you opened it, so that step is no longer possible.");
        var act = await db.ActIn(referral.PanelId);
        var matches = await PossibleMatches.Of(db, referral);
        form.Page = await ScreeningPage.For(db, T, referral, act, matches);
        CheckChoices(form, matches);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(referral, form.Version);
        db.Screenings.Add(new Domain.Referrals.Screening(referral, form.Outcome!.Value, form.Reason!, form.Page.FactsAsText(T), act));
        switch (form.Outcome)
        {
            case ScreeningOutcome.Accept:
                var @case = await CaseFor(referral, form, matches, act);
                referral.Accept(act, @case);
                await Found.CameIntoCase(db, referral);
                await db.SaveChangesAsync();
                await Found.BecameYoungPerson(db, referral);
                this.Done(T["Referral {0} was accepted. It belongs to case {1}: next, ask the agencies.", referral.Reference, @case.Reference]);
                return LocalRedirect($"/cases/{@case.Id}");
            case ScreeningOutcome.Ask:
                var referrer = await db.ReferrerOf(referral);
                Tell(referral.Ask(act, form.Question!, referrer?.Id), referral, referrer);
                await db.SaveChangesAsync();
                this.Done(T["The question about referral {0} was sent. It comes back to screening with the answer.", referral.Reference]);
                break;
            case ScreeningOutcome.Redirect:
                referral.Redirect(act, form.RedirectTo!, form.RedirectReference, form.RedirectTold!, form.RedirectNoReferenceBecause);
                await Confirm(referral, form, act);
                await endings.Tell(referral, act);
                await db.SaveChangesAsync();
                this.Done(T["Referral {0} was redirected.", referral.Reference]);
                break;
            case ScreeningOutcome.NotEligible:
                referral.FindNotEligible(act, form.NotEligibleTold!);
                await endings.Tell(referral, act);
                await db.SaveChangesAsync();
                this.Done(T["Referral {0} was found not eligible.", referral.Reference]);
                break;
        }

        return LocalRedirect($"/referrals/{referral.Id}");
    }

    private Task<Referral?> Load(Guid referralId) =>
        db.Referrals.AsSplitQuery().Include(held => held.Triggers).Include(held => held.Questions).SingleOrDefaultAsync(held => held.Id == referralId);

    /// <summary>A choice that the page did not offer is refused like an id in an address.</summary>
    private void CheckChoices(ScreeningForm form, PossibleMatches matches)
    {
        if (form.Outcome == ScreeningOutcome.Accept && form.YoungPerson is { } chosen && chosen != ScreeningForm.NewYoungPerson
            && (!Guid.TryParse(chosen, out var id) || matches.Find(id) is null))
            ModelState.AddModelError(nameof(form.YoungPerson), T["Say whether this is somebody on record or a new young person"]);

        if (form.Outcome != ScreeningOutcome.Redirect || form.RedirectTo is not { } code) return;
        if (form.Page.RedirectTargets.FirstOrDefault(entry => entry.Code == code) is not { } target)
            ModelState.AddModelError(nameof(form.RedirectTo), T["Choose where it is redirected to"]);
        else if (!target.IsSafeguarding && form.SaysConfirmed)
            ModelState.AddModelError(nameof(form.RedirectConfirmedBy), T["Only a service that protects children confirms. Clear the confirmation, or choose another service."]);
        else if (target.IsSafeguarding && form.SaysConfirmed && string.IsNullOrWhiteSpace(form.RedirectReference))
            ModelState.AddModelError(nameof(form.RedirectReference), T["Enter the reference that the service gave you: without it nobody knows that it has this young person"]);
    }

    // The service that protects children has it only once it says so. Until then the clock of Act now runs, every day of the week, and the chair is told.
    private async Task Confirm(Referral referral, ScreeningForm form, Act act)
    {
        if (form.Page.RedirectTargets.FirstOrDefault(entry => entry.Code == form.RedirectTo) is not { IsSafeguarding: true } target) return;
        var report = await db.SafeguardingReports.Where(held => held.RecordId == referral.Id && held.ConfirmedAt == null).OrderByDescending(held => held.RaisedAt).FirstOrDefaultAsync();
        if (report is null)
        {
            var record = (await RecordAtRisk.Find(db, ReportedFrom.Referral, referral.Id))!;
            // The reason is the panel's own: colleagues of the coordinator's agency, who may have referred, do not read it here.
            var raiser = act with { AgencyId = null };
            report = form.SaysConfirmed ? await record.Raise(db, raiser, form.Reason!, null) : await alarm.Raise(record, raiser, form.Reason!, null);
        }

        if (!report.IsReported) report.Report(viewer.DisplayName, target.Name, act.At, form.RedirectReference);
        if (form.SaysConfirmed) report.Confirm(form.RedirectConfirmedBy!, form.ConfirmedAt, form.RedirectReference!);
    }

    private async Task<Case> CaseFor(Referral referral, ScreeningForm form, PossibleMatches matches, Act act)
    {
        var match = Guid.TryParse(form.YoungPerson, out var id) ? matches.Find(id) : null;
        if (match?.OpenCase is { } open)
        {
            var joined = await db.Cases.SingleAsync(held => held.Id == open.Id);
            // Joining changes nothing on the case itself; its version still has to be the one just read, or it may have closed meanwhile.
            db.Entry(joined).Property(held => held.Version).IsModified = true;
            return joined;
        }

        var youngPerson = match is null ? YoungPerson.From(referral) : await db.YoungPeople.SingleAsync(held => held.Id == match.YoungPersonId);
        if (match is null) db.YoungPeople.Add(youngPerson);
        else db.OpensFor(youngPerson);
        var opened = new Case(act, youngPerson, await ReferenceNumber.ForCase(db, act), form.Summary!, referral.AreaCode ?? youngPerson.AreaCode,
            UkTime.LocalDate(referral.SubmittedAt!.Value), match is not null && ScreeningFacts.IsRepeat(referral, act, match));
        db.Cases.Add(opened);
        return opened;
    }

    private void Tell(ReferralQuestion question, Referral referral, User? referrer)
    {
        if (referrer?.Email is null || referrer.Id == viewer.UserId) return;
        db.OutboxMessages.Add(QuestionMail.To(referrer, T.In(Languages.Find(referrer.Culture) ?? Languages.English), referral.Reference!, question.DueOn!.Value,
            site.Of($"/referrals/{referral.Id}/questions/{question.Id}/answer"), db.Now));
    }
}
