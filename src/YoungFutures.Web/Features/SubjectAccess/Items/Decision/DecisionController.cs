using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Features.Audit;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.SubjectAccess.Items.Decision;

/// <summary>One item as its record stands now, who was asked about it and what they said, and what is decided about it.</summary>
[Route("subject-access/{accessRequestId:guid}/items/{accessItemId:guid}/decision")]
public sealed class DecisionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid accessRequestId, Guid accessItemId)
    {
        if (await InSight(accessRequestId, accessItemId) is not var (request, item)) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!request.IsInSight) return LocalRedirect($"/subject-access/{accessRequestId}");
        var form = new DecisionForm
        {
            Decision = item.IsDecided ? item.Decision : null, Exemption = item.Exemption, Because = item.Because, OthersBecause = item.OthersBecause, Unsaid = item.IsUnsaid, Version = item.Version.ToString(),
            Columns = [.. Redaction.Read(item.Redactions).WholeColumns],
        };
        return await Shown(form, request, item) is null ? LocalRedirect($"/subject-access/{accessRequestId}/items") : View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid accessRequestId, Guid accessItemId, DecisionForm form)
    {
        if (await InSight(accessRequestId, accessItemId) is not var (request, item)) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(AccessRights.Answer, request)) return Forbid();
        if (!request.IsInSight) return LocalRedirect($"/subject-access/{accessRequestId}");
        if (await Shown(form, request, item) is not { } said) throw new Refused("This record is not there any more. Gather the record again.");
        var redaction = Redaction.None;
        if (form.Decision == ItemDecision.Redacted)
        {
            try
            {
                redaction = Redaction.Of(said, form.Columns, (form.Passages ?? "").Split('\n'));
            }
            catch (Refused nowhere)
            {
                ModelState.AddModelError(nameof(form.Passages), T.Translate(nowhere.Sentence));
            }
        }

        var takesOthers = said.Others.All(one => redaction.TakesWhole(one.Column));
        if (form.Decision is ItemDecision.Disclosed or ItemDecision.Redacted && !takesOthers && string.IsNullOrWhiteSpace(form.OthersBecause))
            ModelState.AddModelError(nameof(form.OthersBecause), T["Take out what is said of another person, or say why it goes all the same"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(item, form.Version);
        var act = await db.ActIn(request.PanelId);
        var hasOpinion = form.Askings.Any(asking => asking is { Of: AskedOf.Professional, IsOpen: false });
        switch (form.Decision)
        {
            case ItemDecision.Disclosed:
                item.Disclose(act, request, said, Redaction.None, form.OthersBecause, hasOpinion);
                break;
            case ItemDecision.Redacted:
                item.Redact(act, request, said, redaction, form.Exemption!.Value, form.Because!, form.OthersBecause, hasOpinion);
                break;
            default:
                item.Withhold(act, request, said, form.Exemption!.Value, form.Because!, form.Unsaid);
                break;
        }

        await db.SaveChangesAsync();
        var next = await db.AccessItems.Where(one => one.AccessRequestId == accessRequestId && one.Decision == ItemDecision.Undecided).OrderBy(one => one.On).ThenBy(one => one.Id).Select(one => (Guid?)one.Id).FirstOrDefaultAsync();
        this.Done(next is null ? T["Every item is decided."] : T["It was recorded what happens to the item. This is the next one."]);
        return LocalRedirect(next is { } nextId ? $"/subject-access/{accessRequestId}/items/{nextId}/decision" : $"/subject-access/{accessRequestId}/items");
    }

    private async Task<(AccessRequest Request, AccessItem Item)?> InSight(Guid accessRequestId, Guid accessItemId)
    {
        if (!viewer.May(AccessRights.Govern) || await db.AccessRequestInSight(accessRequestId) is not { } request) return null;
        return await db.AccessItems.SingleOrDefaultAsync(held => held.Id == accessItemId && held.AccessRequestId == accessRequestId) is { } item ? (request, item) : null;
    }

    /// <summary>Fills in what the page shows beside the form. Nothing where the record is no more.</summary>
    private async Task<RecordSaid?> Shown(DecisionForm form, AccessRequest request, AccessItem item)
    {
        (form.Head, form.ItemId, form.Kind, form.On, form.NeedsOpinion, form.IsDeciding) = (AccessHead.Of(request), item.Id, AuditWords.Kind(T, item.Kind) ?? item.Kind, item.HasDate ? item.On : null, item.NeedsOpinion, request.State == AccessState.Deciding);
        form.Columns ??= [];
        if (!(await AccessContent.Read(db, request, [item])).TryGetValue(item.Id, out var said)) return null;
        HttpContext.ConcernsEach([new AuditPart(item.Kind, item.RecordId, request.SubjectId, request.PanelId)]);
        var words = await RecordWords.Of(db, T, [said]);
        var taken = Redaction.Read(item.Redactions);
        form.Said = [.. said.Said.Select(one => new SaidRow(one.Column, words.Label(one.Column), words.Value(one), one.Class == ColumnClass.Other, taken.Touches(one.Column)))];
        form.Choices = [.. form.Said.Select(one => new Choice(one.Column, one.Label))];
        var askings = await db.AccessAskings.AsNoTracking().Where(held => held.AccessRequestId == request.Id).OrderBy(held => held.AskedAt).ThenBy(held => held.Id).ToListAsync();
        form.Askings = await db.AskingRows(T, askings.FindAll(asking => asking.IsAbout(item)));
        return said;
    }
}
