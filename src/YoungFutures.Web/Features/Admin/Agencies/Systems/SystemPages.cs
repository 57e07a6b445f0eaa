using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Admin.Agencies.Systems;

/// <summary>A system that sends signals by itself, among those of its agency.</summary>
public sealed record SystemRow(Guid Id, string Name, DateOnly ExpiresOn, DateTime? EndedAt)
{
    private const int Most = 100;

    public static async Task<IReadOnlyList<SystemRow>> Of(YoungFuturesDb db, Guid agencyId) =>
        await db.PartnerSystems.AsNoTracking().Where(held => held.AgencyId == agencyId).OrderBy(held => held.Name).ThenBy(held => held.Id).Take(Most)
            .Select(held => new SystemRow(held.Id, held.Name, held.ExpiresOn, held.EndedAt)).ToListAsync();
}

public sealed record SystemList(Guid Id, string Name, string Panel, bool IsTaken);

public sealed record SystemPage(Guid Id, Guid AgencyId, string Agency, string Name, DateOnly ExpiresOn, DateTime AddedAt, DateTime? EndedAt, IReadOnlyList<SystemList> Lists, DateOnly Today)
{
    public static async Task<SystemPage?> For(YoungFuturesDb db, Guid agencyId, Guid systemId)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        if (await db.PartnerSystems.AsNoTracking().SingleOrDefaultAsync(held => held.Id == systemId && held.AgencyId == agencyId) is not { } system) return null;
        var agency = await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == agencyId);
        var ids = system.ListIds;
        await using var own = db.As(Purpose.Importing);
        var lists = await own.SignalLists.AsNoTracking().Where(list => ids.Contains(list.Id))
            .Join(own.Panels, list => list.PanelId, panel => panel.Id, (list, panel) => new { list, Panel = welsh ? panel.NameCy : panel.Name })
            .OrderBy(held => held.Panel).ThenBy(held => held.list.Name).ThenBy(held => held.list.Id).Take(200).ToListAsync();
        return new SystemPage(system.Id, agencyId, welsh ? agency.NameCy : agency.Name, system.Name, system.ExpiresOn, system.AddedAt, system.EndedAt,
            [.. lists.Select(held => new SystemList(held.list.Id, held.list.Name, held.Panel, held.list.IsTakenOn(today)))], today);
    }
}

/// <summary>Shown once, where the secret was made.</summary>
public sealed record SecretPage(Guid AgencyId, Guid SystemId, string Agency, string Name, string Secret, DateOnly ExpiresOn);
