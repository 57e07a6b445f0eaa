using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.ActNow;

/// <summary>Stands on every record: first whom to ring, then what was seen.</summary>
public sealed class ActNowController(YoungFuturesDb db, Viewer viewer, Words T, Alarm alarm) : Controller
{
    [HttpGet("referrals/{referralId:guid}/act-now")]
    [HttpGet("cases/{caseId:guid}/act-now")]
    [HttpGet("checks/{checkId:guid}/act-now")]
    [HttpGet("notes/{noteId:guid}/act-now")]
    [HttpGet("actions/{actionId:guid}/act-now")]
    [HttpGet("interventions/{interventionId:guid}/act-now")]
    public async Task<IActionResult> New(Guid? referralId, Guid? caseId, Guid? checkId, Guid? noteId, Guid? actionId, Guid? interventionId)
    {
        var record = await Find(referralId, caseId, checkId, noteId, actionId, interventionId);
        if (record is null) return NotFound();
        HttpContext.Concerns(record);
        if (!viewer.May(SafeguardingRights.Raise, record)) return Forbid();
        var page = await PageOf(record);
        return View(new ActNowForm { Page = page, OwnWords = page.Open is { IsWritten: false } open ? open.OwnWords : null });
    }

    [HttpPost("referrals/{referralId:guid}/act-now")]
    [HttpPost("cases/{caseId:guid}/act-now")]
    [HttpPost("checks/{checkId:guid}/act-now")]
    [HttpPost("notes/{noteId:guid}/act-now")]
    [HttpPost("actions/{actionId:guid}/act-now")]
    [HttpPost("interventions/{interventionId:guid}/act-now")]
    public async Task<IActionResult> Create(Guid? referralId, Guid? caseId, Guid? checkId, Guid? noteId, Guid? actionId, Guid? interventionId, ActNowForm form)
    {
        var record = await Find(referralId, caseId, checkId, noteId, actionId, interventionId);
        if (record is null) return NotFound();
        HttpContext.Concerns(record);
        if (!viewer.May(SafeguardingRights.Raise, record)) return Forbid();
        form.Page = await PageOf(record);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        // An answer of the referral may have raised it already, and told everybody: what was seen belongs to that report.
        var report = await db.SafeguardingReports.Where(held => held.RecordId == record.RecordId && held.ConfirmedAt == null && held.Concern == "")
            .OrderByDescending(held => held.RaisedAt).FirstOrDefaultAsync();
        if (report is not null && viewer.May(SafeguardingRights.Record, report)) report.Write(form.Concern!, form.OwnWords, record.AreaCode);
        else report = await alarm.Raise(record, await db.ActIn(record.PanelId), form.Concern!, form.OwnWords);
        await db.SaveChangesAsync();
        this.Done(T["The panel’s coordinator and chair have been told. Once you have rung, record whom you reported it to."]);
        return LocalRedirect($"/safeguarding/{report.Id}");
    }

    private Task<RecordAtRisk?> Find(Guid? referralId, Guid? caseId, Guid? checkId, Guid? noteId, Guid? actionId, Guid? interventionId) => (referralId, caseId, checkId, noteId, actionId, interventionId) switch
    {
        ({ } id, _, _, _, _, _) => RecordAtRisk.Find(db, ReportedFrom.Referral, id),
        (_, { } id, _, _, _, _) => RecordAtRisk.Find(db, ReportedFrom.Case, id),
        (_, _, { } id, _, _, _) => RecordAtRisk.Find(db, ReportedFrom.Check, id),
        (_, _, _, { } id, _, _) => RecordAtRisk.Find(db, ReportedFrom.Note, id),
        (_, _, _, _, { } id, _) => RecordAtRisk.Find(db, ReportedFrom.Action, id),
        (_, _, _, _, _, { } id) => RecordAtRisk.Find(db, ReportedFrom.Intervention, id),
        _ => Task.FromResult<RecordAtRisk?>(null),
    };

    private async Task<ActNowPage> PageOf(RecordAtRisk record) => new(RecordAddress.Of(record.From, record.RecordId, record.CaseId), record.Reference, record.Name,
        await StatutoryRoute.Of(db, T, record.PanelId, record.AreaCode),
        await db.SafeguardingReports.Where(held => held.RecordId == record.RecordId && held.ConfirmedAt == null)
            .OrderByDescending(held => held.RaisedAt).Select(held => new OpenReport(held.Id, held.Concern != "", held.OwnWords)).FirstOrDefaultAsync());
}
