using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web;

/// <summary>Scenes in which the panel has taken a case on.</summary>
public static class GivenSupport
{
    /// <summary>A case that the panel adopted, led by this agency, which has not yet said that it takes it on.</summary>
    public static async Task<Guid> Adopted(this Given given, string lead = "Betsi Cadwaladr University Health Board")
    {
        var caseId = await given.Case();
        return await given.As("chair.nw", async (db, act) =>
        {
            var agency = await db.Agencies.SingleAsync(held => held.Name == lead);
            var meeting = new PanelMeeting(act, act.At, 60, "Tŷ Pawb", null, act.UserId);
            db.PanelMeetings.Add(meeting);
            meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
            meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).Where(seat => seat.AgencyId == agency.Id).ToListAsync());
            db.Decisions.Add(new Decision(act, meeting.Items.Single(), DecisionOutcome.Adopted, "Early help is wanted.", null, agency.Id, null, agency.ContactId, null, null,
                new Quorum(true, [], []), null, null));
            return caseId;
        });
    }

    /// <summary>A case whose lead agency has taken it on.</summary>
    public static async Task<Guid> TakenOn(this Given given)
    {
        var caseId = await given.Adopted();
        return await given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.ContactAttempts).SingleAsync(held => held.Id == caseId)).AcceptLead(act, act.UserId);
            return caseId;
        });
    }

    public static Task<Guid> Agreement(this Given given, Guid caseId, bool isGiven = true) => given.As("health.nw", async (db, act) =>
        (await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == caseId))
            .RecordAgreement(act, isGiven, AgreementBy.Parent, "The mother", "Mentoring once a week", ContactLanguage.Welsh, act.Today).Id);

    /// <summary>A case with support under way.</summary>
    public static async Task<Guid> Supported(this Given given)
    {
        var caseId = await given.TakenOn();
        await given.Agreement(caseId);
        return await given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == caseId)).StartSupport(act);
            return caseId;
        });
    }
}
