using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Questions.Answer;

[Route("referrals/{referralId:guid}/questions/{questionId:guid}/answer")]
public sealed class AnswerController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid referralId, Guid questionId)
    {
        var referral = await Load(referralId);
        if (referral?.Questions.Find(held => held.Id == questionId) is not { } question) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.AnswerQuestion, referral)) return Forbid();
        if (!question.IsOpen) return LocalRedirect($"/referrals/{referral.Id}");
        return View(new AnswerForm { Page = PageOf(referral, question), Version = referral.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid referralId, Guid questionId, AnswerForm form)
    {
        var referral = await Load(referralId);
        if (referral?.Questions.Find(held => held.Id == questionId) is not { } question) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.AnswerQuestion, referral)) return Forbid();
        form.Page = PageOf(referral, question);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(referral, form.Version);
        referral.AnswerQuestion(question, form.Answer!, await db.ActIn(referral.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The answer was sent. Referral {0} is being screened again.", referral.Reference]);
        return LocalRedirect($"/referrals/{referral.Id}");
    }

    private Task<Referral?> Load(Guid referralId) => db.Referrals.Include(held => held.Questions).SingleOrDefaultAsync(held => held.Id == referralId);

    private AnswerPage PageOf(Referral referral, ReferralQuestion question) => new(referral.Id, referral.Reference!, question.Question, question.AskedAt, question.DueOn,
        OnBehalf: viewer.Runs(referral.PanelId) && referral.ReferrerId != viewer.UserId);
}
