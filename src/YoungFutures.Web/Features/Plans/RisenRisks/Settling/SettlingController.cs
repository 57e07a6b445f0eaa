using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.RisenRisks.Settling;

[Route("risen-risks/{risenRiskId:guid}/settling")]
public sealed class SettlingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid risenRiskId)
    {
        var risen = await Find(risenRiskId);
        if (risen is null) return NotFound();
        HttpContext.Concerns(risen);
        if (!viewer.May(SupportRights.Settle, risen)) return Forbid();
        if (!risen.IsOpen) return LocalRedirect($"/cases/{risen.CaseId}/plan");
        return View(new SettlingForm { Version = risen.Version.ToString(), Head = CaseHead.Of(risen.Case), WhatChanged = risen.WhatChanged });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid risenRiskId, SettlingForm form)
    {
        var risen = await Find(risenRiskId);
        if (risen is null) return NotFound();
        HttpContext.Concerns(risen);
        if (!viewer.May(SupportRights.Settle, risen)) return Forbid();
        (form.Head, form.WhatChanged) = (CaseHead.Of(risen.Case), risen.WhatChanged);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(risen, form.Version);
        risen.Settle(await db.ActIn(risen.PanelId), form.WhatWasDone!);
        await db.SaveChangesAsync();
        this.Done(T["What was done was recorded on case {0}.", risen.Case.Reference]);
        return LocalRedirect($"/cases/{risen.CaseId}/plan");
    }

    private Task<RisenRisk?> Find(Guid risenRiskId) => db.RisenRisks.Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == risenRiskId);
}

public sealed class SettlingForm : IVersioned
{
    [Long, Display(Name = "What was done about it?"), RecordedAs(nameof(RisenRisk.WhatWasDone))] public string? WhatWasDone { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string WhatChanged { get; set; } = "";
}

public sealed class SettlingFormValidator : AbstractValidator<SettlingForm>
{
    public SettlingFormValidator(Words T) => RuleFor(form => form.WhatWasDone).NotEmpty().WithMessage(_ => T["Say what was done about it"]);
}
