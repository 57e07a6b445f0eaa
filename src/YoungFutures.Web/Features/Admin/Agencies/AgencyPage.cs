using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Admin.Agencies;

public sealed record AgencyRow(Guid Id, string Name, Sector Sector, int Panels, int People, DateOnly? AgreementExpiresOn, DateOnly? LeftOn)
{
    public static Expression<Func<Agency, AgencyRow>> From(YoungFuturesDb db, bool welsh) => agency => new AgencyRow(
        agency.Id, welsh ? agency.NameCy : agency.Name, agency.Sector, db.PanelAgencies.Count(seat => seat.AgencyId == agency.Id),
        db.Users.Count(user => user.AgencyId == agency.Id), agency.AgreementExpiresOn, agency.LeftOn);
}

public sealed record AgenciesPage(Plumbing.Paged<AgencyRow> Agencies, DateOnly Today);

public sealed record AgencySeat(Guid PanelId, string Panel, bool MayRefer);

public sealed record AgencyPage(Guid Id, string Name, string NameCy, Sector Sector, string? Area, string? Contact, bool ContactHasLeft,
    DateOnly? AgreementSignedOn, DateOnly? AgreementExpiresOn, DateOnly? AgreementExtendedTo, bool HasLapsed, DateOnly? LeftOn, IReadOnlyList<AgencySeat> Seats, int People, IReadOnlyList<Systems.SystemRow> Systems, DateOnly Today)
{
    public static async Task<AgencyPage?> For(YoungFuturesDb db, Guid agencyId)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(held => held.Id == agencyId);
        if (agency is null) return null;
        var area = await db.PanelAreas.Where(held => held.Code == agency.AreaCode).OrderBy(held => held.Id).Select(held => welsh ? held.NameCy : held.Name).FirstOrDefaultAsync();
        var contact = await db.Users.Where(user => user.Id == agency.ContactId).Select(user => new { user.DisplayName, user.LeavesOn }).SingleOrDefaultAsync();
        var seats = await db.PanelAgencies.Where(seat => seat.AgencyId == agencyId)
            .Join(db.Panels, seat => seat.PanelId, panel => panel.Id, (seat, panel) => new { panel.Id, panel.Code, Name = welsh ? panel.NameCy : panel.Name, seat.MayRefer })
            .OrderBy(seat => seat.Code).Take(200).Select(seat => new AgencySeat(seat.Id, seat.Name, seat.MayRefer)).ToListAsync();
        return new AgencyPage(agency.Id, agency.Name, agency.NameCy, agency.Sector, area ?? agency.AreaCode, contact?.DisplayName, contact?.LeavesOn < today,
            agency.AgreementSignedOn, agency.AgreementExpiresOn, agency.AgreementExtendedTo > agency.AgreementExpiresOn ? agency.AgreementExtendedTo : null, agency.HasLapsedBy(today), agency.LeftOn, seats, await db.Users.CountAsync(user => user.AgencyId == agencyId),
            await YoungFutures.Web.Features.Admin.Agencies.Systems.SystemRow.Of(db, agencyId), today);
    }
}
