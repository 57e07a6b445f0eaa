using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Closure.SignOff;

/// <summary>The chair reads what a coordinator wrote, and with one press the case closes.</summary>
[Route("cases/{caseId:guid}/closure/sign-off")]
public sealed class SignOffController(YoungFuturesDb db, Viewer viewer, Words T, Endings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.SignOff, @case)) return Forbid();
        return Waiting(@case) is { } request ? View(await Page(@case, request)) : LocalRedirect($"/cases/{caseId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, SignOffForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.SignOff, @case)) return Forbid();
        if (Waiting(@case) is not { } request) throw new Refused("The closing of this case does not wait for the chair any more.");

        db.Expect(request, form.Version);
        db.Entry(@case).Property(held => held.Version).IsModified = true;
        var act = await db.ActIn(@case.PanelId);
        request.SignOff(act);
        await endings.Tell(@case.Referrals, act);
        await db.SaveChangesAsync();
        this.Done(T["Case {0} is closed.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private Task<Case?> Find(Guid caseId) => db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);

    private static RequestToChair? Waiting(Case @case) => @case.Requests.Find(request => request.IsOpen && request.Asks == ChairIsAsked.Closing);

    private async Task<SignOffForm> Page(Case @case, RequestToChair request) => new()
    {
        Version = request.Version.ToString(), RequestId = request.Id, Head = CaseHead.Of(@case), Reason = T.Of(request.Reason!.Value), Note = request.Because, ExitPlan = request.ExitPlan, NotAsked = request.NotAsked is { } notAsked ? T.Of(notAsked) : null,
        AskedBy = await db.Users.Where(user => user.Id == request.AskedById).Select(user => user.DisplayName).SingleOrDefaultAsync(), AskedAt = request.AskedAt,
        OpenActions = @case.Actions.Count(action => action.IsOpen), OpenChecks = @case.Checks.Count(check => check.IsOpen),
    };
}

public sealed class SignOffForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid RequestId { get; set; }
    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string Reason { get; set; } = "";
    [BindNever] public string Note { get; set; } = "";
    [BindNever] public string? ExitPlan { get; set; }
    [BindNever] public string? NotAsked { get; set; }
    [BindNever] public string? AskedBy { get; set; }
    [BindNever] public DateTime AskedAt { get; set; }
    [BindNever] public int OpenActions { get; set; }
    [BindNever] public int OpenChecks { get; set; }
}
