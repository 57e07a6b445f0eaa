using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Safeguarding.Redirection;

/// <summary>Ends a draft that an immediate risk stopped, once the statutory service has confirmed that it holds it.</summary>
[Route("safeguarding/{reportId:guid}/redirection")]
public sealed class RedirectionController(YoungFuturesDb db, Viewer viewer, Words T, Endings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid reportId)
    {
        var (report, referral) = await Load(reportId);
        if (report is null || referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.Screen, referral)) return Forbid();
        return View(new RedirectionForm { Page = await PageOf(report), Version = referral.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid reportId, RedirectionForm form)
    {
        var (report, referral) = await Load(reportId);
        if (report is null || referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.Screen, referral)) return Forbid();
        form.Page = await PageOf(report);
        if (form.To is { } code && !form.Page.Targets.Any(target => target.Value == code)) ModelState.AddModelError(nameof(form.To), T["Choose where it is redirected to"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(referral, form.Version);
        var act = await db.ActIn(referral.PanelId);
        referral.EndAtRisk(act, await ReferenceNumber.ForReferral(db, act), report, form.To!, form.Told!);
        await endings.Tell(referral, act);
        await db.SaveChangesAsync();
        this.Done(T["Referral {0} was redirected.", referral.Reference]);
        return LocalRedirect($"/safeguarding/{report.Id}");
    }

    private async Task<(SafeguardingReport? Report, Referral? Referral)> Load(Guid reportId)
    {
        var report = await db.SafeguardingReports.SingleOrDefaultAsync(held => held.Id == reportId && held.From == ReportedFrom.Referral);
        return (report, report is null ? null : await db.Referrals.SingleOrDefaultAsync(held => held.Id == report.RecordId));
    }

    private async Task<RedirectionPage> PageOf(SafeguardingReport report)
    {
        var targets = await db.ReferenceEntries.AsNoTracking().Where(entry => entry.Kind == ReferenceKind.RedirectTarget).OrderBy(entry => entry.Order).ToListAsync();
        return new(report.Id, report.ServiceReference, [.. targets.Where(entry => entry.IsSafeguarding && entry.IsInForce(UkTime.LocalDate(db.Now))).Select(entry => new Choice(entry.Code, T.Of(entry)))]);
    }
}
