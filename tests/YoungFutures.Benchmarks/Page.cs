using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Benchmarks;

/// <summary>One of the pages that are measured. A path of null saves a referral: each posting sends a draft of its own.</summary>
internal sealed record Page(string Name, string Account, string? Path)
{
    public const string Sending = "Saving a referral";

    private const string Coordinator = "coordinator.nw@demo.example", Partner = "wrexham.nw@demo.example", Police = "police2.nw@demo.example", Analyst = "opcc.nw@demo.example";
    private const string Area = "W06000006";

    /// <summary>The pages, with the record that each names chosen from this data set: always the same one.</summary>
    public static async Task<IReadOnlyList<Page>> In(YoungFuturesDb db)
    {
        var panelId = await db.Panels.Where(panel => panel.Code == "NW").Select(panel => panel.Id).SingleAsync();
        var partnerId = await db.Users.Where(user => user.Email == Partner).Select(user => user.AgencyId).SingleAsync();
        // The busiest case of those that the partner leads: both may open it.
        var busy = await db.Cases.Where(@case => @case.PanelId == panelId && @case.AreaCode == Area && @case.Status == CaseStatus.Supporting && @case.LeadAgencyId == partnerId && !@case.IsRestricted)
            .Select(@case => new { @case.Id, @case.Reference, @case.YoungPerson.GivenName, @case.YoungPerson.FamilyName, Size = db.Notes.Count(note => note.CaseId == @case.Id) + @case.Actions.Count + @case.Checks.Count })
            .OrderByDescending(@case => @case.Size).ThenBy(@case => @case.Reference).FirstAsync();
        return
        [
            new("Case list", Coordinator, $"/cases?area={Area}"),
            new("Case list, for a partner", Partner, $"/cases?area={Area}"),
            new("One case with its history", Coordinator, $"/cases/{busy.Id}"),
            new("One case, for a partner", Partner, $"/cases/{busy.Id}"),
            new("Search for a name", Coordinator, $"/search/{await Search(db, Coordinator, $"{busy.GivenName} {busy.FamilyName}")}"),
            new("My work", Coordinator, "/my-work"),
            new("My work, for a partner", Partner, "/my-work"),
            new("The board", Coordinator, $"/panels/{panelId}/gaps"),
            new("The board, one rule", Coordinator, $"/panels/{panelId}/gaps?gap=CheckNotReturned"),
            new("OPCC summary", Analyst, "/summary"),
            new("OPCC comparison", Analyst, "/summary/comparison"),
            new("OPCC findings", Analyst, "/summary/findings"),
            new("OPCC rates", Analyst, "/summary/population"),
            new(Sending, Police, null),
        ];
    }

    /// <summary>Referrals that are ready to be sent, and who may send them.</summary>
    public static async Task<IReadOnlyList<Draft>> DraftsIn(YoungFuturesDb db) => await db.Referrals
        .Where(referral => referral.Status == Domain.Referrals.ReferralStatus.Draft && referral.StartedAt == db.Referrals.Where(other => other.Status == Domain.Referrals.ReferralStatus.Draft).Max(other => other.StartedAt))
        .OrderBy(referral => referral.Id)
        .Select(referral => new Draft(referral.Id, referral.Version, db.Users.Where(user => user.Id == referral.LoggedById).Select(user => user.Email!).First(), Guid.Empty))
        .ToListAsync();

    private static async Task<Guid> Search(YoungFuturesDb db, string account, string text)
    {
        var search = new SavedSearch(await db.Users.Where(user => user.Email == account).Select(user => user.Id).SingleAsync(), text, null, db.Now);
        db.SavedSearches.Add(search);
        await db.SaveChangesAsync();
        return search.Id;
    }
}
