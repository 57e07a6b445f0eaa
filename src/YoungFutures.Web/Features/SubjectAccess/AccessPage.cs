using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess;

public sealed record AccessRow(Guid Id, string Reference, string RecordReference, string Panel, Requester Requester, DateOnly ReceivedOn, AccessState State, DateOnly? AnswerBy, bool Stands, bool IsLate, string? Owner);

public sealed record AccessListPage(bool Closed, Paged<AccessRow> Rows);

/// <summary>At the head of each page on which something of a request is recorded.</summary>
public sealed record AccessHead(Guid Id, string Reference, string RecordReference, Requester Requester, DateOnly ReceivedOn, DateOnly? AnswerBy)
{
    public static AccessHead Of(AccessRequest request) => new(request.Id, request.Reference, request.RecordReference, request.Requester, request.ReceivedOn, request.AnswerBy);
}

public sealed record PauseRow(PauseReason Reason, DateOnly From, DateOnly? Until);

public sealed record AskingRow(Guid Id, AskedOf Of, string Whom, string? Agency, bool IsOfItem, string Question, DateOnly AnswerBy, bool IsOpen, bool IsLate, AskingAnswer? Answer, string? Words, DateOnly? AnsweredOn);

/// <summary>What has been decided so far, in numbers.</summary>
public sealed record ItemCounts(int All, int Undecided, int Withheld);

public sealed record AccessRequestPage(Guid Id, string Reference, string RecordReference, string Panel, Requester Requester, string RequesterName, string ReplyTo, LetterLanguage Language, DateOnly ReceivedOn, string? Wanted,
    AccessState State, DateOnly? DueOn, DateOnly? AnswerBy, bool IsLate, string? Owner, bool MayAnswer, bool MayTakeOver, string? IdentitySeen, DateOnly? IdentityOn, string? IdentityBy, string? Authority,
    Competence? Competence, string? CompetenceBecause, string? Wishes, DateTime? WishesAt, string? Risk, bool? GoesOn, string? RiskBecause, string? RiskBy, DateTime? ExtendedAt, string? ExtendedBecause, DateOnly? ExtensionToldOn,
    IReadOnlyList<PauseRow> Pauses, bool Stands, bool IsReadyToGather, DateTime? GatheredAt, DateTime? FinishedAt, string? FinishedDespite, AccessEnding? Ending, DateOnly? SentOn, string? SentHow,
    ItemCounts Items, int Unanswered, IReadOnlyList<AskingRow> Askings, DateTime? FileUntil);

internal static class AccessInHand
{
    public static Task<AccessRequest?> AccessRequestInSight(this YoungFuturesDb db, Guid accessRequestId) => db.AccessRequests.Include(held => held.Pauses).SingleOrDefaultAsync(held => held.Id == accessRequestId);

    /// <summary>The hold that came with the request goes with it; one that somebody set for another reason stays.</summary>
    public static async Task LiftHoldOf(this YoungFuturesDb db, AccessRequest request, Act act, string because)
    {
        foreach (var hold in await db.RetentionHolds.Where(held => held.SubjectId == request.SubjectId && held.LiftedAt == null).ToListAsync())
            if (hold.Reason == HoldReason.SubjectAccess && hold.Because.Contains(request.Reference, StringComparison.Ordinal)) hold.Lift(act, because);
    }

    /// <summary>What was decided was decided about what the records say now.</summary>
    public static async Task MustFit(this YoungFuturesDb db, AccessRequest request)
    {
        if (await AccessContent.Undecided(db, request) > 0) throw new Refused("Something has changed in the record since it was decided about. Gather it again, and decide about what has changed.");
    }

    public static async Task<List<AskingRow>> AskingRows(this YoungFuturesDb db, Language.Words T, IReadOnlyList<AccessAsking> askings)
    {
        var ids = askings.Select(held => held.AgencyId).OfType<Guid>().Distinct().ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id);
        var today = Domain.Calendar.UkTime.LocalDate(db.Now);
        return [.. askings.Select(held => new AskingRow(held.Id, held.Of, held.Whom, held.AgencyId is { } id && agencies.TryGetValue(id, out var agency) ? T.Of(agency) : null, held.AccessItemId is not null, held.Question, held.AnswerBy,
            held.IsOpen, held.IsOpen && held.AnswerBy < today, held.Answer, held.Words, held.AnsweredOn))];
    }
}
