using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases;

/// <summary>The agencies and people of a panel, to be chosen from.</summary>
public static class AgenciesOfPanel
{
    /// <summary>Those that can be asked or can read what is written on a case: a provider of support carries its own actions and no more.</summary>
    public static async Task<IReadOnlyList<Choice>> AgencyChoices(this YoungFuturesDb db, Guid panelId, Guid? except = null)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        return await db.PanelAgencies.AsNoTracking()
            .Where(seat => seat.PanelId == panelId && seat.AgencyId != except && seat.Agency.Sector != Sector.Provider && (seat.Agency.LeftOn == null || seat.Agency.LeftOn >= today))
            .OrderBy(seat => seat.Agency.Name).Take(300)
            .Select(seat => new Choice(seat.AgencyId.ToString(), welsh ? seat.Agency.NameCy : seat.Agency.Name, null, false))
            .ToListAsync();
    }

    /// <summary>Whoever has a part in the panel and could see one of its cases, or, as a provider of support might, no more than something of it.</summary>
    public static async Task<IReadOnlyList<Choice>> PeopleChoices(this YoungFuturesDb db, Guid panelId, bool withProviders)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var now = db.Now;
        var today = UkTime.LocalDate(now);
        var people = await db.Users.AsNoTracking()
            .Where(user => (user.LeavesOn == null || user.LeavesOn >= today) && user.Memberships.Any(held => held.PanelId == panelId
                && (held.Role == Role.Coordinator || held.Role == Role.Chair || held.Role == Role.Partner || (withProviders && held.Role == Role.Provider))
                && held.SuspendedAt == null && held.From <= now && (held.Until == null || now < held.Until)))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(500)
            .Select(user => new { user.Id, user.DisplayName, Agency = user.Agency == null ? null : welsh ? user.Agency.NameCy : user.Agency.Name })
            .ToListAsync();
        return [.. people.Select(user => new Choice(user.Id.ToString(), user.DisplayName, user.Agency))];
    }

    /// <summary>Agencies that the family does not want to know, as far as the viewer may see that.</summary>
    public static async Task<IReadOnlyList<Agencies.ObjectedAgency>> ObjectedAgencies(this YoungFuturesDb db, Guid caseId)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return await db.Objections.AsNoTracking().Where(held => held.CaseId == caseId && held.EndedAt == null).OrderBy(held => held.RecordedAt).ThenBy(held => held.Id).Take(50)
            .Select(held => new Agencies.ObjectedAgency(held.AgencyId, db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault() ?? "–", held.Words)).ToListAsync();
    }

    /// <summary>What was chosen was on offer: an id that a form hides is checked like one in an address.</summary>
    public static bool Offers(this IReadOnlyList<Choice> offered, IEnumerable<Guid> chosen)
    {
        var values = offered.Select(choice => choice.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return chosen.All(id => values.Contains(id.ToString()));
    }
}
