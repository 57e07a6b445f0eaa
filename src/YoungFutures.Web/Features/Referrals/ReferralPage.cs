using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Referrals.Drafts;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Referrals;

/// <summary>One stage of a referral's way, and what the reader can expect of it.</summary>
public sealed record StageRow(string What, DateTime? At, bool IsNow);

public sealed record QuestionRow(Guid Id, string Question, DateTime AskedAt, DateOnly? DueOn, string? Answer, DateTime? AnsweredAt);

public sealed record ScreeningRow(ScreeningOutcome Outcome, string Reason, string Facts, DateTime At, string By);

/// <summary>
/// One referral. Its referrer sees what they said, where it stands and what comes next, never what the panel knew or found;
/// whoever runs or chairs the panel sees the screening besides.
/// </summary>
public sealed record ReferralPage(
    Guid Id, string? Reference, ReferralStatus Status, string Name, DateOnly? DueOn, string? LoggedBy, DateTime? SubmittedAt, StepHead Head,
    IReadOnlyList<StageRow> Way, string Next, IReadOnlyList<QuestionRow> Questions, AnswersPage Answers,
    IReadOnlyList<ScreeningRow> Screenings, bool SeesScreening, string? CaseReference, Guid? CaseId, bool IsRepeat, string? EndingReason, string? RedirectedTo, string? RedirectReference, string? NoReferenceBecause,
    DateOnly? TellReferrerBy, DateTime? ReferrerToldAt, string? ReferrerToldHow,
    IReadOnlyList<DraftStep> ToDo, string? Continue, bool MayScreen, bool MayWithdraw, bool MayTell, bool MayLogAnother, bool MayAnswer)
{
    public static async Task<ReferralPage> For(Referral referral, YoungFuturesDb db, Viewer viewer, Words T)
    {
        var act = await db.ActIn(referral.PanelId);
        var seesScreening = viewer.May(ReferralRights.SeeScreening, referral);
        var mayWrite = viewer.May(ReferralRights.Write, referral);
        var isDraft = referral.Status == ReferralStatus.Draft;
        var head = await StepHead.For(referral, null, db, act.Limits);
        var screenings = seesScreening
            ? await db.Screenings.AsNoTracking().Where(held => held.ReferralId == referral.Id).OrderBy(held => held.ScreenedAt).Take(50)
                .Select(held => new ScreeningRow(held.Outcome, held.Reason, held.Facts, held.ScreenedAt,
                    db.Users.Where(user => user.Id == held.ScreenedById).Select(user => user.DisplayName).FirstOrDefault() ?? "")).ToListAsync()
            : [];
        var @case = seesScreening && referral.CaseId is { } caseId
            ? await db.Cases.AsNoTracking().Where(held => held.Id == caseId).Select(held => new { held.Id, held.Reference }).SingleOrDefaultAsync()
            : null;
        return new(
            referral.Id, referral.Reference, referral.Status, referral.NameAsGiven, referral.DueOn,
            await db.Users.Where(user => user.Id == referral.LoggedById).Select(user => user.DisplayName).SingleOrDefaultAsync(), referral.SubmittedAt, head,
            [.. WayOf(referral, await ReferralSteps.Of(db, referral), T)], seesScreening ? NextForPanel(referral, T, head) : NextForReferrer(referral, T, head, act.Limits.TellReferrerDays),
            [.. referral.Questions.OrderBy(question => question.AskedAt).Select(question => new QuestionRow(question.Id, question.Question, question.AskedAt, question.DueOn, question.Answer, question.AnsweredAt))],
            await AnswersPage.For(referral, db, T, changeable: isDraft && mayWrite),
            screenings, seesScreening, @case?.Reference, @case?.Id, seesScreening && referral.IsRepeat,
            referral.EndingReason,
            seesScreening ? await NameOf(referral.RedirectedTo, db, T) : null, seesScreening ? referral.RedirectReference : null, seesScreening ? referral.NoReferenceBecause : null,
            seesScreening ? referral.TellReferrerBy : null, seesScreening ? referral.ReferrerToldAt : null, seesScreening ? referral.ReferrerToldHow : null,
            isDraft ? referral.StepsToDo : [], isDraft && mayWrite ? Steps.Next(referral) : null,
            MayScreen: viewer.May(ReferralRights.Screen, referral) && referral.CanBeScreened,
            MayWithdraw: viewer.May(ReferralRights.Withdraw, referral) && referral.CanMoveTo(ReferralStatus.Withdrawn) && !head.IsStopped,
            MayTell: viewer.May(ReferralRights.TellReferrer, referral) && referral is { TellReferrerBy: not null, ReferrerToldAt: null },
            MayLogAnother: mayWrite && viewer.May(ReferralRights.Start),
            MayAnswer: viewer.May(ReferralRights.AnswerQuestion, referral));
    }

    private static async Task<string?> NameOf(string? code, YoungFuturesDb db, Words T) => code is not null
        && await db.ReferenceEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Kind == ReferenceKind.RedirectTarget && entry.Code == code) is { } target ? T.Of(target) : code;

    private static IEnumerable<StageRow> WayOf(Referral referral, ReferralSteps steps, Words T)
    {
        if (referral.SubmittedAt is not { } sent)
        {
            if (referral.EndedAt is { } ended) yield return new(referral.Status == ReferralStatus.Redirected ? T["Sent on to another service"] : T["Withdrawn before it was sent"], ended, true);
            yield break;
        }

        yield return new(T["Sent to the panel"], sent, false);
        if (referral.Status is ReferralStatus.Submitted) yield return new(T["Waiting to be read by the coordinator"], null, true);
        if (referral.Status is ReferralStatus.Screening) yield return new(T["Being read by the coordinator"], null, true);
        if (referral.Status is ReferralStatus.AwaitingInformation) yield return new(T["Waiting for the answer to a question"], null, true);
        if (referral.ScreenedAt is { } screened)
        {
            var isNow = referral.Status != ReferralStatus.Accepted || (referral.EndedAt is null && steps.HeardAt is null);
            yield return referral.Status switch
            {
                ReferralStatus.Accepted => new(T["Accepted: the panel looks at it"], screened, isNow),
                ReferralStatus.NotEligible => new(T["Not eligible: the panel is not the right place"], screened, isNow),
                _ => new(T["Sent on to another service"], screened, isNow),
            };
        }

        var open = referral.EndedAt is null;
        if (steps.HeardAt is { } heard) yield return new(T["Heard at a meeting of the panel"], heard, open && steps.ArrangedAt is null);
        if (steps.ArrangedAt is { } arranged) yield return new(T["Support is being arranged"], arranged, open && steps.BegunAt is null);
        if (steps.BegunAt is { } begun) yield return new(T["Support has begun"], begun, open);
        if (referral.Status == ReferralStatus.Withdrawn) yield return new(T["Withdrawn"], referral.EndedAt, true);
        if (referral is { Status: ReferralStatus.Accepted, EndedAt: { } over }) yield return new(T["The panel’s work has ended"], over, true);
    }

    private static string NextForPanel(Referral referral, Words T, StepHead head) => (referral.Status, referral.DueOn) switch
    {
        (ReferralStatus.Draft, _) when head.IsStopped => T["Stopped by an immediate risk: it waits for the safeguarding report and the confirmation of the service that received it."],
        (ReferralStatus.Draft, _) => T["This is a draft: nobody at the panel has it yet."],
        (ReferralStatus.Submitted or ReferralStatus.Screening, { } due) => T["To be screened by {0}: accept it, ask the referrer something, send it on, or find it not eligible.", due.ToLong()],
        (ReferralStatus.AwaitingInformation, { } due) => T["The referrer has until {0} to answer. It can be screened without the answer.", due.ToLong()],
        (ReferralStatus.Accepted, _) when referral.EndedAt is null => T["It belongs to a case now; everything else happens there."],
        _ => T["Nothing more is to be done, once the referrer has heard."],
    };

    private static string NextForReferrer(Referral referral, Words T, StepHead head, int tellDays) => (referral.Status, referral.DueOn) switch
    {
        (ReferralStatus.Draft, _) when head.IsStopped => T["Stopped by an immediate risk: it waits for the safeguarding report and the confirmation of the service that received it."],
        (ReferralStatus.Draft, _) => T["This is a draft: nobody at the panel has it yet."],
        (ReferralStatus.Submitted or ReferralStatus.Screening, { } due) => T["The coordinator reads it by {0} and then accepts it, asks you something, or says where else it belongs. You see that here.", due.ToLong()],
        (ReferralStatus.AwaitingInformation, { } due) => T["A question waits for an answer by {0}. After that the coordinator reads on.", due.ToLong()],
        (ReferralStatus.Accepted, _) when referral.EndedAt is null => T["The panel looks at it. You hear within {0} working days when its work ends; what the panel knows and does stays with those who work on it.", tellDays],
        (ReferralStatus.Accepted, _) => T["Nothing more is asked of you. If something new happens, log a new referral."],
        (ReferralStatus.NotEligible, _) => T["Nothing more is asked of you. If the worry stays, turn to the service that fits it, or log a new referral when something changes."],
        (ReferralStatus.Redirected, _) => T["Another service has it now. Nothing more is asked of you."],
        _ => T["Nothing more is asked of you."],
    };
}
