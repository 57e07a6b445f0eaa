using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Services;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Matching;

/// <summary>What is looked for: a need, and what the family wishes. Whether in Welsh is taken from the language that the young person chose, unless somebody says otherwise.</summary>
public sealed record MatchingFilter(string? Need = null, bool? Welsh = null, Sector? Sector = null);

public sealed record FitRow(Guid Id, string Name, string Agency, SupportKind Kind, RatingLine Evidence, int MinimumAge, int MaximumAge, WelshMedium Welsh, ReferralRoute Route, PlacesLine Places, IReadOnlyList<Obstacle> Obstacles);

/// <summary>Which services fit a need of this young person, and what stands in the way of the others.</summary>
public sealed record MatchingPage(CaseHead Head, string? Need, string? NeedText, bool InWelsh, Sector? Sector, IReadOnlyList<Choice> Needs, IReadOnlyList<FitRow> Fitting, IReadOnlyList<FitRow> Others, bool HasMore,
    bool MayOffer, bool HasAgreement, bool GapIsRecorded)
{
    // More services than any panel has for one need; what is left out is said.
    private const int Most = 200;
    private const int ClosedDays = 365;

    /// <summary>What stands in the way of most, or nothing where there is no service for this need.</summary>
    public Obstacle? MostInTheWay => Others.SelectMany(row => row.Obstacles).GroupBy(obstacle => obstacle).OrderByDescending(found => found.Count()).ThenBy(found => found.Key).Select(found => (Obstacle?)found.Key).FirstOrDefault();

    /// <param name="case">With its young person and its agreements.</param>
    public static async Task<MatchingPage> Of(YoungFuturesDb db, Case @case, MatchingFilter filter)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var needs = await db.ChoicesOf(ReferenceKind.Need);
        var need = needs.Any(choice => choice.Value == filter.Need) ? filter.Need : null;
        var inWelsh = filter.Welsh ?? @case.YoungPerson.SpokenLanguage == ContactLanguage.Welsh;
        var page = new MatchingPage(CaseHead.Of(@case), need, needs.FirstOrDefault(choice => choice.Value == need)?.Text, inWelsh, filter.Sector, needs, [], [], false, @case.CanBeOffered, @case.HasAgreement, false);
        if (need is null) return page;

        var limits = (await db.LimitsOf([@case.PanelId]))[@case.PanelId];
        var since = db.Now.AddDays(-ClosedDays);
        var services = await db.Services.AsNoTracking().Include(service => service.Agency)
            .Where(service => service.PanelId == @case.PanelId && (service.ClosedAt == null || service.ClosedAt >= since) && service.NeedCodes.Contains(need))
            .OrderBy(service => service.ClosedAt).ThenBy(service => service.Name).ThenBy(service => service.Id).Take(Most + 1).ToListAsync();
        var offered = (await db.Interventions.Where(held => held.CaseId == @case.Id && held.EndedAt == null).Select(held => held.ServiceId).ToListAsync()).ToHashSet();
        var kinds = services.Select(service => service.Kind).Distinct().ToList();
        var ratings = await db.ApproachRatings.AsNoTracking().Where(rating => kinds.Contains(rating.Kind)).ToDictionaryAsync(rating => rating.Kind);
        var wanted = new Wanted(need, @case.YoungPerson.BornOn, @case.AreaCode, inWelsh, filter.Sector, offered);
        var rows = services.Take(Most).Select(service => new FitRow(service.Id, welsh ? service.NameCy : service.Name, welsh ? service.Agency.NameCy : service.Agency.Name, service.Kind,
            RatingLine.Of(service.Kind, ratings.GetValueOrDefault(service.Kind)), service.MinimumAge, service.MaximumAge, service.Welsh, service.Route,
            new(service.Places, service.WaitingDays, service.IsFull, service.HasOldPlaces(limits, today) || service.IsOld(limits, today), service.PlacesAt), wanted.ObstaclesTo(service, limits, today))).ToList();
        return page with
        {
            // Who can begin soonest first; nothing is scored.
            Fitting = [.. rows.Where(row => row.Obstacles.Count == 0).OrderBy(row => row.Places.WaitingDays ?? (row.Places.Places > 0 ? 0 : int.MaxValue)).ThenBy(row => row.Name, StringComparer.CurrentCulture)],
            Others = [.. rows.Where(row => row.Obstacles.Count > 0).OrderBy(row => row.Obstacles.Count).ThenBy(row => row.Name, StringComparer.CurrentCulture)],
            HasMore = services.Count > Most,
            GapIsRecorded = await db.ProvisionGaps.AnyAsync(gap => gap.CaseId == @case.Id && gap.NeedCode == need),
        };
    }
}
