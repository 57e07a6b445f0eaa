using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SightRequests;

public sealed record RequestRow(Guid Id, string Reference, string CaseReference, string Name, string? Agency, SightPurpose Purpose, SightRequestStatus Status, DateOnly? DueOn, DateTime? EndedAt);

public sealed record RequestListPage(bool Answered, Paged<RequestRow> Rows);

/// <summary>Who asks and what for, above each page about it: for the panel’s own people, who see the case.</summary>
public sealed record RequestHead(Guid Id, Guid KnownRecordId, string Reference, CaseHead Case, string? Agency, string? By, DateTime At, SightPurpose Purpose, string Because)
{
    public static async Task<RequestHead> Of(YoungFuturesDb db, SightRequest request)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return new(request.Id, request.KnownRecordId, await db.KnownRecords.Where(held => held.Id == request.KnownRecordId).Select(held => held.Reference).SingleAsync(),
            CaseHead.Of(await db.Cases.AsNoTracking().Include(held => held.YoungPerson).SingleAsync(held => held.Id == request.CaseId)),
            await db.Agencies.Where(held => held.Id == request.AgencyId).Select(held => welsh ? held.NameCy : held.Name).SingleOrDefaultAsync(),
            await db.Users.Where(user => user.Id == request.AskedById).Select(user => user.DisplayName).SingleOrDefaultAsync(), request.AskedAt, request.Purpose, request.Because);
    }
}

public sealed record RequestPage(RequestHead Head, SightRequestStatus Status, string? Owner, DateOnly? DueOn, SightLevel? Level, DateOnly? Until, string? RefusedBecause, string? AnsweredBy, DateTime? EndedAt, bool MayAnswer);
