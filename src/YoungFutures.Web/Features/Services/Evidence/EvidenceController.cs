using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Services.Evidence;

/// <summary>What the Youth Endowment Fund's Toolkit says of each kind of support, as an administrator read it there.</summary>
[Route("services/evidence")]
public sealed class EvidenceController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        if (!viewer.May(ServiceRights.List)) return NotFound();
        var ratings = await db.ApproachRatings.AsNoTracking().ToDictionaryAsync(held => held.Kind);
        return View(new EvidencePage([.. Enum.GetValues<SupportKind>().Select(kind => RatingLine.Of(kind, ratings.GetValueOrDefault(kind)))], viewer.May(ServiceRights.Rate)));
    }

    [HttpGet("{approach}/edit")]
    public async Task<IActionResult> Edit(SupportKind approach)
    {
        if (!viewer.May(ServiceRights.List) || !ModelState.IsValid) return NotFound();
        if (!viewer.May(ServiceRights.Rate)) return Forbid();
        var held = await db.ApproachRatings.SingleOrDefaultAsync(rating => rating.Kind == approach);
        return View(new RatingForm
        {
            Kind = approach, Impact = held?.Impact, Quality = held?.Quality, Cost = held?.Cost, ReadOn = DateAnswer.From(held?.ReadOn ?? UkTime.LocalDate(db.Now)), Version = held?.Version.ToString(),
        });
    }

    [HttpPost("{approach}/edit")]
    public async Task<IActionResult> Update([FromRoute] SupportKind approach, RatingForm form)
    {
        if (!viewer.May(ServiceRights.List) || !Enum.IsDefined(approach)) return NotFound();
        if (!viewer.May(ServiceRights.Rate)) return Forbid();
        form.Kind = approach;
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        var held = await db.ApproachRatings.SingleOrDefaultAsync(rating => rating.Kind == approach);
        if (held is null) db.ApproachRatings.Add(held = new ApproachRating(approach));
        else db.Expect(held, form.Version);
        held.Say(form.Impact!.Value, form.Quality!.Value, form.Cost!.Value, form.ReadOn.Date!.Value, viewer.UserId);
        await db.SaveChangesAsync();
        this.Done(T["What the Toolkit says was saved."]);
        return LocalRedirect("/services/evidence");
    }
}
