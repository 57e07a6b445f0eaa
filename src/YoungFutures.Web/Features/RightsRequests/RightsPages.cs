using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.RightsRequests;

public sealed record RightsRow(Guid Id, string Reference, string RecordReference, string Panel, RightKind Kind, string Theme, Asker Asker, DateOnly ReceivedOn, DateOnly? DueOn, bool ToAcknowledge, RightsState State, RightsOutcome? Outcome, bool IsLate, string? Owner);

public sealed record RightsListPage(bool Closed, bool CountsThemes, Paged<RightsRow> Rows);

/// <summary>At the head of each page on which something of a request is recorded.</summary>
public sealed record RightsHead(Guid Id, string Reference, string RecordReference, RightKind Kind, string Words, DateOnly AnswerBy)
{
    public static RightsHead Of(RightsRequest request) => new(request.Id, request.Reference, request.RecordReference, request.Kind, request.Words, request.AnswerBy);
}

public sealed record MarkLine(MarkKind Kind, string Text, DateTime SetAt, DateTime? LiftedAt, string? LiftedBecause, DateTime? KeptAt, string? KeptBecause);

public sealed record RightsRequestPage(Guid Id, string Reference, string RecordReference, Guid? CaseId, Guid? ReferralId, string Panel, RightKind Kind, string Theme, Asker Asker, string AskerName, AskedHow How, string Words, string ReplyTo, LetterLanguage Language,
    DateOnly ReceivedOn, string? About, string? RecordedBy, RightsState State, DateOnly? DueOn, DateOnly AnswerBy, bool IsLate, string? Owner, DateOnly? AcknowledgeBy, DateOnly? AcknowledgedOn, string? AcknowledgedHow,
    DateTime? ExtendedAt, string? ExtendedBecause, DateOnly? ExtensionToldOn, string? Decider, RightsOutcome? Outcome, string? Because, string? WhatWasDone, DateTime? DecidedAt, string? DecidedBy, DateOnly? ToldOn, string? ToldHow, string? WithdrawnBecause,
    IReadOnlyList<MarkLine> Marks, bool MayHandle, bool MayDecide, bool HasPart, bool MayTakeOver, bool CanAcknowledge, bool CanExtend, bool CanRestrict, bool Stands);

internal static class RightsInHand
{
    public static Task<RightsRequest?> RightsRequestInSight(this YoungFuturesDb db, Guid rightsRequestId) => db.RightsRequests.Include(held => held.Marks).SingleOrDefaultAsync(held => held.Id == rightsRequestId);

    /// <summary>Everybody with a part in the panel, information governance too; no analyst, who knows of no young person.</summary>
    public static async Task<IReadOnlyList<Choice>> PeopleWithAPart(this YoungFuturesDb db, Guid panelId)
    {
        var (welsh, now, today) = (Languages.IsWelsh(CultureInfo.CurrentUICulture), db.Now, UkTime.LocalDate(db.Now));
        var people = await db.Users.AsNoTracking()
            .Where(user => (user.LeavesOn == null || user.LeavesOn >= today)
                && user.Memberships.Any(held => held.PanelId == panelId && held.Role != Role.Analyst && held.Role != Role.Administrator && held.From <= now && (held.Until == null || now < held.Until)))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(500)
            .Select(user => new { user.Id, user.DisplayName, Agency = user.Agency == null ? null : welsh ? user.Agency.NameCy : user.Agency.Name }).ToListAsync();
        return [.. people.Select(user => new Choice(user.Id.ToString(), user.DisplayName, user.Agency))];
    }
}
