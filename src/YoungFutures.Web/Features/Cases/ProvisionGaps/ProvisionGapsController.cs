using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Features.Cases.Matching;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.ProvisionGaps;

[Route("cases/{caseId:guid}/provision-gaps")]
public sealed class ProvisionGapsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, GapForm form)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Agreements).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        var page = await MatchingPage.Of(db, @case, new(form.Need, form.InWelsh));
        // One press of a button: there is no form to come back with its mistakes.
        if (!ModelState.IsValid || page.Need is null) throw new Refused("Choose a need to see which services there are for it.");
        if (page.GapIsRecorded) throw Twice();
        if (page.Fitting.Count > 0) throw new Refused("There is a service that fits this need, so there is no gap. Look at the services again.");

        db.ProvisionGaps.Add(new ProvisionGap(await db.ActIn(@case.PanelId), @case, page.Need, form.InWelsh, page.MostInTheWay));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException twice) when (Clash.Is(twice))
        {
            throw Twice();
        }

        this.Done(T["It was recorded on case {0} that there is no service for this need.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private static Refused Twice() => new("It is recorded already that there is no service for this need of the young person.");
}
