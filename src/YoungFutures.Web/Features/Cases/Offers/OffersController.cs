using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Interventions;
using YoungFutures.Web.Features.Services;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Offers;

/// <summary>Offers one service to the young person, with what its provider is told.</summary>
[Route("cases/{caseId:guid}/offers/new")]
public sealed class OffersController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters) : Controller
{
    private const int MostGoals = 50;

    [HttpGet]
    public async Task<IActionResult> New(Guid caseId, Guid? service, string? need)
    {
        var @case = await db.WholeCaseToSupport(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        if (!@case.CanBeOffered || !@case.HasAgreement || await Open(@case, service) is not { } chosen) return LocalRedirect($"/cases/{caseId}/services");
        var form = new OfferForm
        {
            ServiceId = service, NeedCode = need, Version = @case.Version.ToString(), WorkerId = @case.IsRestricted ? null : await db.ContactOf(chosen.AgencyId),
        };
        await Fill(form, @case, chosen);
        // One goal with this need is most likely the one that it serves.
        var goals = await db.Goals.Where(goal => goal.CaseId == caseId && goal.LastPlan == null && goal.NeedCode == need).OrderBy(goal => goal.SetAt).Select(goal => goal.Id).Take(2).ToListAsync();
        if (goals.Count == 1) form.GoalId = goals[0];
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, OfferForm form)
    {
        var @case = await db.WholeCaseToSupport(caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        // Without a service there is nothing to fill in: it has closed meanwhile, or was none of this panel's.
        if (await Open(@case, form.ServiceId) is not { } service) throw new Refused("This service cannot be offered any more. Choose another one.");

        await Fill(form, @case, service);
        if (form.NeedCode is not null && !form.Needs.Any(need => need.Value == form.NeedCode)) ModelState.AddModelError(nameof(form.NeedCode), T["Choose the need that it is for"]);
        if (form.WorkerId is { } named && !form.People.Any(person => person.Value == named.ToString())) ModelState.AddModelError(nameof(form.WorkerId), T["Choose one of the people on the list"]);
        if (form.IsNamedOnly && form.WorkerId is null) ModelState.AddModelError(nameof(form.WorkerId), T["This case is restricted to named people. Name who has it in hand at the provider’s."]);
        if (form.GoalId is { } goalId && !form.Goals.Any(goal => goal.Value == goalId.ToString())) ModelState.AddModelError(nameof(form.GoalId), T["Choose one of the goals on the list"]);
        if (IsHidden(@case, service) && @case.ObjectionTo(service.AgencyId) is not null) ModelState.AddModelError(nameof(form.ServiceId), T["Here only the panel’s coordinator can offer this service. Speak with them."]);
        if (form.Objection is not null && string.IsNullOrWhiteSpace(form.Despite)) ModelState.AddModelError(nameof(form.Despite), T["The family objects to this agency knowing. Say why the service is asked all the same."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(@case, form.Version);
        var act = await db.ActIn(@case.PanelId);
        var workerId = form.WorkerId ?? (await db.KeptOutOf(caseId)).Unless(await db.ContactOf(service.AgencyId));
        var offered = @case.Offer(act, service, new Offer(form.NeedCode!, form.GoalId, form.Matters!, form.HowToTalk, form.SafeContact), workerId, form.Objection is null ? null : form.Despite);
        db.Interventions.Add(offered);
        await letters.OfferTo(offered, act);
        await db.SaveChangesAsync();
        this.Done(T["The service was asked on case {0}. It answers by {1}.", @case.Reference, offered.DueOn!.Value.ToLong()]);
        return LocalRedirect($"/interventions/{offered.Id}");
    }

    private bool IsHidden(Case @case, Service service) => viewer.BelongsTo(service.AgencyId) && !viewer.RunsOrChairs(@case.PanelId);

    private Task<Service?> Open(Case @case, Guid? serviceId) => serviceId is null ? Task.FromResult<Service?>(null)
        : db.Services.Include(held => held.Agency).SingleOrDefaultAsync(held => held.Id == serviceId && held.PanelId == @case.PanelId && held.ClosedAt == null);

    private async Task Fill(OfferForm form, Case @case, Service service)
    {
        form.Head = CaseHead.Of(@case);
        form.Service = T.Either(service.Name, service.NameCy);
        form.IsNamedOnly = @case.IsRestricted;
        form.Needs = await db.ChoicesOf(ReferenceKind.Need);
        // Read around the filter with the case: the agency itself never learns of it, also where it leads.
        form.Objection = IsHidden(@case, service) ? null : @case.ObjectionTo(service.AgencyId)?.Words;
        form.Goals = [.. (await db.Goals.AsNoTracking().Where(goal => goal.CaseId == @case.Id && goal.LastPlan == null && goal.SetAt >= (@case.ReopenedAt ?? @case.OpenedAt)).OrderBy(goal => goal.SetAt).Take(MostGoals).Select(goal => new { goal.Id, goal.Words }).ToListAsync())
            .Select(goal => new Choice(goal.Id.ToString(), goal.Words))];
        form.People = await db.WorkersOf(service.AgencyId, @case.PanelId, @case.Id, viewer);
        if (form.WorkerId is { } named && !HttpMethods.IsPost(Request.Method) && !form.People.Any(person => person.Value == named.ToString())) form.WorkerId = null;
        if (form.NeedCode is not { } need) return;
        var limits = (await db.LimitsOf([@case.PanelId]))[@case.PanelId];
        form.Obstacles = new Wanted(need, @case.YoungPerson.BornOn, @case.AreaCode, @case.YoungPerson.SpokenLanguage == ContactLanguage.Welsh, null, @case.Interventions.Where(held => held.IsOpen).Select(held => held.ServiceId).ToHashSet())
            .ObstaclesTo(service, limits, UkTime.LocalDate(db.Now));
    }
}
