using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.YoungPeople.Edit;

[Route("young-people/{youngPersonId:guid}/edit")]
public sealed class EditController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid youngPersonId)
    {
        var who = await Find(youngPersonId);
        if (who is null) return NotFound();
        HttpContext.Concerns(who);
        if (!viewer.May(YoungPersonRights.Edit, who)) return Forbid();
        // Its page leads to the one that it is read with, and says so.
        if (await db.SeenWith(who) is not null) return LocalRedirect($"/young-people/{youngPersonId}");
        return View(await Offered(YoungPersonForm.For(who), who));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid youngPersonId, YoungPersonForm form)
    {
        var who = await Find(youngPersonId);
        if (who is null) return NotFound();
        HttpContext.Concerns(who);
        if (!viewer.May(YoungPersonRights.Edit, who)) return Forbid();
        await Offered(form, who);
        MustOffer(nameof(form.AreaCode), form.AreaCode, form.Areas);
        MustOffer(nameof(form.EthnicityCode), form.EthnicityCode, form.Ethnicities);
        MustOffer(nameof(form.CareStatusCode), form.CareStatusCode, form.CareStatuses);
        MustOffer(nameof(form.LearningNeedsCode), form.LearningNeedsCode, form.LearningNeeds);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(who, form.Version);
        if (await db.SeenWith(who) is not null) throw new Refused("This record was put together with another. Change the details of the one that it is read with.");
        form.WriteTo(who, UkTime.LocalDate(db.Now).Year);
        await db.SaveChangesAsync();
        this.Done(T["The details were changed."]);
        return LocalRedirect($"/young-people/{youngPersonId}");
    }

    private Task<YoungPerson?> Find(Guid id) => db.YoungPeople.Include(held => held.NameKeys).SingleOrDefaultAsync(held => held.Id == id);

    private void MustOffer(string field, string? chosen, IReadOnlyList<Choice> offered)
    {
        if (!string.IsNullOrEmpty(chosen) && offered.All(choice => choice.Value != chosen)) ModelState.AddModelError(field, T["Choose from the list"]);
    }

    private async Task<YoungPersonForm> Offered(YoungPersonForm form, YoungPerson who)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var areas = await db.PanelAreas.AsNoTracking().Where(area => area.PanelId == who.PanelId).OrderBy(area => area.Name).Take(200)
            .Select(area => new Choice(area.Code, welsh ? area.NameCy : area.Name, null, false)).ToListAsync();
        // An answer given under an entry that has ended since is still this young person's answer.
        var entries = await db.ReferenceEntries.AsNoTracking()
            .Where(entry => (entry.Kind == ReferenceKind.Ethnicity || entry.Kind == ReferenceKind.CareStatus || entry.Kind == ReferenceKind.LearningNeeds)
                && (((entry.ValidFrom == null || entry.ValidFrom <= today) && (entry.ValidTo == null || today <= entry.ValidTo))
                    || entry.Code == who.EthnicityCode || entry.Code == who.CareStatusCode || entry.Code == who.LearningNeedsCode))
            .OrderBy(entry => entry.Order).Take(500).ToListAsync();
        IReadOnlyList<Choice> Of(ReferenceKind kind) => [.. entries.Where(entry => entry.Kind == kind).Select(entry => new Choice(entry.Code, welsh ? entry.Welsh : entry.English))];
        return form.Offering(areas, Of(ReferenceKind.Ethnicity), Of(ReferenceKind.CareStatus), Of(ReferenceKind.LearningNeeds));
    }
}
