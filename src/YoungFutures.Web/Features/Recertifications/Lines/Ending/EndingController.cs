using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Recertifications.Lines.Ending;

public sealed class EndingForm : IVersioned
{
    [Long, Display(Name = "Why is it needed no more?")] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid RecertificationId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public Role Role { get; set; }
    [BindNever] public int Owned { get; set; }
}

public sealed class EndingFormValidator : AbstractValidator<EndingForm>
{
    public EndingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is needed no more"]);
}

[Route("recertifications/{recertificationId:guid}/lines/{recertificationLineId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid recertificationId, Guid recertificationLineId)
    {
        if (await AccessToDecide.Of(db, recertificationId, recertificationLineId) is not { } access) return NotFound();
        if (!viewer.May(RecertificationRights.DecideRole, new RoleToDecide(access.Held, access.Line.Role))) return Forbid();
        access.Held.MustBeDecidable(viewer.UserId, access.Line, access.Role);
        return View(await Shown(new EndingForm { Version = access.Line.Version.ToString() }, access));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid recertificationId, Guid recertificationLineId, EndingForm form)
    {
        if (await AccessToDecide.Of(db, recertificationId, recertificationLineId) is not { } access) return NotFound();
        if (!viewer.May(RecertificationRights.DecideRole, new RoleToDecide(access.Held, access.Line.Role))) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", await Shown(form, access));
        db.Expect(access.Line, form.Version);
        if (access.Line.Role == Role.Coordinator) await db.MustCoordinateWithout(access.User.Id, access.Role.PanelId);
        if (access.Line.Role == Role.Administrator) await db.MustAdministerWithout(access.User.Id);
        access.Held.End(await db.ActIn(access.Held.PanelId), access.Line, access.User, access.Role, form.Because!, await db.DecidersOf(access.Held));
        await db.SaveChangesAsync();
        // What was lent to them there by standing in for somebody ends with the role, and not an hour later.
        await Covering.Sweep(db);
        this.Done(T["The role has ended."]);
        return LocalRedirect($"/recertifications/{recertificationId}");
    }

    private async Task<EndingForm> Shown(EndingForm form, AccessToDecide access)
    {
        (form.RecertificationId, form.Name, form.Role) = (access.Held.Id, access.User.DisplayName, access.Line.Role);
        form.Owned = (await OpenWork.CountsWithoutContent(db, access.User.Id)).Sum(held => held.Total);
        return form;
    }
}
