using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Services;

/// <summary>What the address asks of the directory. It names codes and an age, never a person.</summary>
public sealed record ServiceFilter(string? Need = null, string? Area = null, int? Age = null, Sector? Sector = null, bool Welsh = false, ReferralRoute? Route = null, FamilyCost? Cost = null,
    EstimatedImpact? Impact = null, bool Closed = false)
{
    /// <summary>Services closed as well as open, one or the other, narrowed by each answer that was given.</summary>
    public IQueryable<Service> Of(YoungFuturesDb db)
    {
        var services = db.Services.Where(service => Closed ? service.ClosedAt != null : service.ClosedAt == null);
        if (!string.IsNullOrEmpty(Need)) services = services.Where(service => service.NeedCodes.Contains(Need));
        if (!string.IsNullOrEmpty(Area)) services = services.Where(service => !service.AreaCodes.Any() || service.AreaCodes.Contains(Area));
        if (Age is { } age) services = services.Where(service => service.MinimumAge <= age && age <= service.MaximumAge);
        if (Sector is { } sector) services = services.Where(service => service.Agency.Sector == sector);
        if (Welsh) services = services.Where(service => service.Welsh != WelshMedium.None);
        if (Route is { } route) services = services.Where(service => service.Route == route);
        if (Cost is { } cost) services = services.Where(service => service.Cost == cost);
        if (Impact is { } impact) services = services.Where(service => db.ApproachRatings.Any(rating => rating.Kind == service.Kind && rating.Impact == impact));
        return services;
    }
}

public sealed record ServiceRow(Guid Id, string Name, string Agency, SupportKind Kind, IReadOnlyList<string> AreaCodes, int MinimumAge, int MaximumAge, WelshMedium Welsh,
    int? Places, int? WaitingDays, bool IsFull, bool HasOldPlaces, bool IsOld, DateTime? PlacesAt, EstimatedImpact? Impact, DateTime? ClosedAt);

public sealed record ServiceListPage(ServiceFilter Filter, Paged<ServiceRow> Services, IReadOnlyList<AreaName> Areas, IReadOnlyList<Choice> Needs, bool MayAdd)
{
    public static async Task<ServiceListPage> Of(YoungFuturesDb db, Viewer viewer, ServiceFilter filter, int page)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var asked = filter.Of(db).AsNoTracking().Include(service => service.Agency);
        var found = await (welsh ? asked.OrderBy(service => service.NameCy) : asked.OrderBy(service => service.Name)).ThenBy(service => service.Id).ToPageAsync(page);
        var limits = await db.LimitsOf(found.Items.Select(service => service.PanelId));
        var kinds = found.Items.Select(service => service.Kind).Distinct().ToList();
        var impact = await db.ApproachRatings.AsNoTracking().Where(rating => kinds.Contains(rating.Kind)).ToDictionaryAsync(rating => rating.Kind, rating => rating.Impact);
        return new(filter, new([.. found.Items.Select(Row)], found.Page, found.PageSize, found.Total), await db.AreasInSight(viewer), await db.ChoicesOf(ReferenceKind.Need), viewer.May(ServiceRights.Add));

        ServiceRow Row(Service service) => new(service.Id, welsh ? service.NameCy : service.Name, welsh ? service.Agency.NameCy : service.Agency.Name, service.Kind, service.AreaCodes,
            service.MinimumAge, service.MaximumAge, service.Welsh, service.Places, service.WaitingDays, service.IsFull, service.HasOldPlaces(limits[service.PanelId], today),
            service.IsOld(limits[service.PanelId], today), service.PlacesAt, impact.TryGetValue(service.Kind, out var known) ? known : null, service.ClosedAt);
    }

    public string AreaOf(string code) => Areas.FirstOrDefault(area => area.Code == code)?.Name ?? code;
}

public static class ServiceLimits
{
    /// <summary>The settings in force of these panels.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PanelSettings>> LimitsOf(this YoungFuturesDb db, IEnumerable<Guid> panelIds)
    {
        var asked = panelIds.Distinct().ToList();
        return asked.Count == 0 ? new Dictionary<Guid, PanelSettings>()
            : await db.PanelSettings.AsNoTracking().Where(held => asked.Contains(held.PanelId) && held.SupersededAt == null).ToDictionaryAsync(held => held.PanelId);
    }

    /// <summary>The areas of the viewer's panels; of all panels for administrators, who keep each directory.</summary>
    public static async Task<IReadOnlyList<AreaName>> AreasInSight(this YoungFuturesDb db, Viewer viewer)
    {
        if (!viewer.IsAdministrator) return await db.AreasOf(viewer);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return await db.PanelAreas.AsNoTracking().OrderBy(area => area.Name).Select(area => new AreaName(area.Code, welsh ? area.NameCy : area.Name)).Take(200).ToListAsync();
    }
}
