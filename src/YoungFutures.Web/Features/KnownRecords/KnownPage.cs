using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.KnownRecords;

/// <summary>A record that an agency knows of. What stands here is all that it knows.</summary>
public sealed record KnownRow(Guid Id, string Reference, Guid PanelId, DateTime Since)
{
    public string? Agency { get; init; }
    public Guid? CaseId { get; init; }
    public string? CaseReference { get; init; }
    public string? Name { get; init; }
    public bool Waits { get; init; }
    public bool Lasts { get; init; }
}

/// <param name="IsPanels">Its reader runs or chairs a panel.</param>
public sealed record KnownListPage(Paged<KnownRow> Rows, IReadOnlyDictionary<Guid, string> Panels, bool IsPanels);

/// <summary>What stands above each page about such a record.</summary>
public sealed record KnownHead(Guid Id, string Reference, string Panel, string? Coordinator, DateTime Since)
{
    public static async Task<KnownHead> Of(YoungFuturesDb db, KnownRecord known, Words T)
    {
        var panel = await db.Panels.AsNoTracking().SingleAsync(held => held.Id == known.PanelId);
        return new(known.Id, known.Reference, T.Of(panel), await db.Users.Where(user => user.Id == panel.CoordinatorId).Select(user => user.DisplayName).SingleOrDefaultAsync(), known.Since);
    }
}

/// <summary>What somebody asked, and what came of it.</summary>
public sealed record AskedLine(Guid Id, DateTime AskedAt, string? By, SightPurpose Purpose, string Because, SightRequestStatus Status, DateOnly? DueOn, SightLevel? Level, DateOnly? Until, string? RefusedBecause, DateTime? EndedAt);

/// <summary>A record of the reader’s own agency that says whom it is about.</summary>
public sealed record OwnRecord(string Name, string Reference, string Address);

public sealed record KnownPage(KnownHead Head, string? Agency, IReadOnlyList<OwnRecord> Own, IReadOnlyList<AskedLine> Asked, bool Lasts, bool MayAsk, bool MayEnd, bool IsPanels, Guid? CaseId, string? CaseReference)
{
    private const int Most = 50;

    public static async Task<KnownPage> Of(YoungFuturesDb db, Viewer viewer, KnownRecord known, Words T)
    {
        var (now, welsh, agencyId, id) = (db.Now, Languages.IsWelsh(CultureInfo.CurrentUICulture), viewer.AgencyId, known.Id);
        var isPanels = viewer.RunsOrChairs(known.PanelId);
        List<OwnRecord> own = isPanels ? [] :
        [
            .. (await db.Referrals.AsNoTracking().Where(held => held.CaseId == known.CaseId && held.ReferringAgencyId == agencyId).OrderBy(held => held.Id).Take(Most)
                .Select(held => new { held.Id, held.Reference, Name = held.GivenName + " " + held.FamilyName }).ToListAsync()).Select(held => new OwnRecord(held.Name, held.Reference ?? "–", $"/referrals/{held.Id}")),
            .. (await db.AgencyChecks.AsNoTracking().Where(held => held.CaseId == known.CaseId && held.AgencyId == agencyId).OrderBy(held => held.Id).Take(Most)
                .Select(held => new { held.Id, held.Reference, held.SubjectName }).ToListAsync()).Select(held => new OwnRecord(held.SubjectName, held.Reference, $"/checks/{held.Id}")),
        ];
        var asked = await db.SightRequests.AsNoTracking().Where(held => held.KnownRecordId == id).OrderByDescending(held => held.AskedAt).ThenBy(held => held.Id).Take(Most)
            .Select(held => new AskedLine(held.Id, held.AskedAt, db.Users.Where(user => user.Id == held.AskedById).Select(user => user.DisplayName).FirstOrDefault(), held.Purpose, held.Because, held.Status, held.DueOn,
                held.Level, held.GrantedUntil, held.RefusedBecause, held.EndedAt)).ToListAsync();
        var lasts = await db.Involvements.AnyAsync(held => held.Id == known.InvolvementId && (held.Until == null || now < held.Until));
        // Only for whoever sees the case by another way: the panel’s own people, and an agency that was given access.
        var @case = await db.Cases.AsNoTracking().Where(held => held.Id == known.CaseId).Select(held => new { held.Id, held.Reference }).SingleOrDefaultAsync();
        return new KnownPage(await KnownHead.Of(db, known, T), await db.Agencies.Where(held => held.Id == known.AgencyId).Select(held => welsh ? held.NameCy : held.Name).SingleOrDefaultAsync(), own, asked, lasts,
            lasts && viewer.May(KnownRecordRights.Ask, known) && !asked.Exists(held => held.Status == SightRequestStatus.Waiting), lasts && viewer.May(KnownRecordRights.End, known), isPanels, @case?.Id, @case?.Reference);
    }
}
