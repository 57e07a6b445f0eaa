using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Services;

/// <summary>What the Toolkit says of a kind of support.</summary>
public sealed record RatingLine(SupportKind Kind, EstimatedImpact? Impact, int? Quality, EstimatedCost? Cost, DateOnly? ReadOn)
{
    public static RatingLine Of(SupportKind kind, ApproachRating? rating) => new(kind, rating?.Impact, rating?.Quality, rating?.Cost, rating?.ReadOn);
}

public sealed record ServicePage(Guid Id, string Name, string Agency, string About, RatingLine Evidence, IReadOnlyList<string> Needs, IReadOnlyList<string> Areas, int MinimumAge, int MaximumAge,
    WelshMedium Welsh, ReferralRoute Route, FamilyCost Cost, string? WhileWaiting, int? Places, int? WaitingDays, bool IsFull, DateTime? PlacesAt, string? PlacesBy, bool HasOldPlaces,
    DateTime CheckedAt, string? CheckedBy, bool IsOld, DateTime? ClosedAt, string? ClosedBecause, bool MayKeep, bool MaySayPlaces)
{
    public static async Task<ServicePage?> Of(YoungFuturesDb db, Viewer viewer, Guid serviceId)
    {
        var service = await db.Services.AsNoTracking().Include(held => held.Agency).SingleOrDefaultAsync(held => held.Id == serviceId);
        if (service is null) return null;
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var limits = (await db.LimitsOf([service.PanelId]))[service.PanelId];
        var needs = await db.WordsFor(service.NeedCodes);
        var areas = await db.PanelAreas.AsNoTracking().Where(area => area.PanelId == service.PanelId && service.AreaCodes.Contains(area.Code)).OrderBy(area => area.Name)
            .Select(area => welsh ? area.NameCy : area.Name).Take(200).ToListAsync();
        var names = await db.Users.Where(user => user.Id == service.PlacesById || user.Id == service.CheckedById).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var rating = await db.ApproachRatings.AsNoTracking().SingleOrDefaultAsync(held => held.Kind == service.Kind);
        return new(service.Id, welsh ? service.NameCy : service.Name, welsh ? service.Agency.NameCy : service.Agency.Name, welsh ? service.AboutCy : service.About, RatingLine.Of(service.Kind, rating),
            [.. service.NeedCodes.Select(code => needs[code])], areas, service.MinimumAge, service.MaximumAge, service.Welsh, service.Route, service.Cost,
            welsh ? service.WhileWaitingCy ?? service.WhileWaiting : service.WhileWaiting, service.Places, service.WaitingDays, service.IsFull, service.PlacesAt,
            service.PlacesById is { } by ? names.GetValueOrDefault(by) : null, service.HasOldPlaces(limits, today), service.CheckedAt, names.GetValueOrDefault(service.CheckedById), service.IsOld(limits, today),
            service.ClosedAt, service.ClosedBecause, viewer.May(ServiceRights.Keep, service) && service.IsOpen, viewer.May(ServiceRights.SayPlaces, service) && service.IsOpen);
    }
}
