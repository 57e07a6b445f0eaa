using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Interventions;

public static class WorkersOfProvider
{
    // More than any provider has in one panel.
    private const int Most = 300;

    /// <summary>Who can have support in hand: the provider's people in this panel who are not kept out of the case.</summary>
    public static Task<IReadOnlyList<Choice>> WorkersOf(this YoungFuturesDb db, Intervention held, Viewer viewer) => db.WorkersOf(held.AgencyId, held.PanelId, held.CaseId, viewer);

    public static async Task<IReadOnlyList<Choice>> WorkersOf(this YoungFuturesDb db, Guid agencyId, Guid panelId, Guid caseId, Viewer viewer)
    {
        var keptOut = (await db.KeptOutOf(caseId)).UserIds.ToList();
        var people = await db.Users.OfAgency(agencyId, panelId, db.Now).Where(user => !keptOut.Contains(user.Id)).OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(Most)
            .Select(user => new { user.Id, user.DisplayName, user.JobTitle }).ToListAsync();
        // A provider without accounts takes part all the same: whoever runs the panel keeps its support for it.
        if (people.Count == 0 && viewer.Runs(panelId)) people.Add(new { Id = viewer.UserId, viewer.DisplayName, JobTitle = (string?)null });
        return [.. people.Select(person => Choice.Person(person.Id, person.DisplayName, person.JobTitle))];
    }
}
