using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Support;
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

    /// <summary>A conversation was held, and a version of the plan with one goal and one step is being written.</summary>
    public static Task<(Guid PlanId, Guid GoalId, Guid StepId)> DraftPlan(this Given given, Guid caseId, string words = "I want to be in school every day.") => given.As("health.nw", async (db, act) =>
    {
        var @case = await db.Cases.WithSupport().SingleAsync(held => held.Id == caseId);
        if (@case.Conversation is null)
            db.Add(@case.RecordConversation(act, new(act.Today, ContactLanguage.Welsh, "The young person and the mother", "I want people to listen.", null, "Her grandmother.",
                [new(LifeArea.Friends, "Plays football on Sundays.", "Arguments."), new(LifeArea.School, null, "Mornings.")], ["N13", "N19"])));
        var plan = @case.BeginPlan(act);
        var goal = @case.SetGoal(act, plan, "N13", words);
        var step = goal.AddStep(act, plan, "Mrs Price", "Meets you at the gate.", act.In(5), null);
        db.AddRange(plan, goal, step);
        return (plan.Id, goal.Id, step.Id);
    });

    /// <summary>That version is in force.</summary>
    public static async Task<(Guid PlanId, Guid GoalId, Guid StepId)> Planned(this Given given, Guid caseId, string words = "I want to be in school every day.")
    {
        var made = await given.DraftPlan(caseId, words);
        await given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.WithSupport().SingleAsync(held => held.Id == caseId)).DraftOfPlan!.Record(act, "You are a good friend.", "Ring Mrs Price.", act.Today.AddDays(30));
            return caseId;
        });
        return made;
    }

    public static Task<Guid> Score(this Given given, Guid caseId, Guid goalId, decimal score = 3, MeasurePoint point = MeasurePoint.Start) => given.As("health.nw", async (db, act) =>
    {
        var @case = await db.Cases.WithSupport().SingleAsync(held => held.Id == caseId);
        var measure = @case.Measure(act, Measured.Goal, @case.Goals.Single(goal => goal.Id == goalId), point, score, Respondent.YoungPerson, act.Today);
        db.OutcomeMeasures.Add(measure);
        return measure.Id;
    });

    public static Task<Guid> RisenRisk(this Given given, Guid caseId) => given.As("health.nw", async (db, act) =>
    {
        var risen = (await db.Cases.SingleAsync(held => held.Id == caseId)).RaiseRisk(act, "Out at night again.", act.Today, false, false, null);
        db.RisenRisks.Add(risen);
        return risen.Id;
    });

    public static Task<Guid> Handover(this Given given, Guid caseId) => given.As("health.nw", async (db, act) =>
    {
        var handover = (await db.Cases.WithSupport().SingleAsync(held => held.Id == caseId)).PlanHandover(act, "Careers Wales", "What helps.");
        db.AdultHandovers.Add(handover);
        return handover.Id;
    });

    /// <summary>Support that ended well, where the family agreed to be asked later.</summary>
    public static async Task<Guid> EndedWithChecks(this Given given, ClosingReason reason = ClosingReason.NeedsMet)
    {
        var caseId = await given.TakenOn();
        await given.As("health.nw", async (db, act) => db.Add((await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == caseId))
            .RecordAgreement(act, true, AgreementBy.Parent, "The mother", "Mentoring once a week", ContactLanguage.Welsh, act.Today, true)).Entity.Id);
        await given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == caseId)).StartSupport(act);
            return caseId;
        });
        await given.Planned(caseId);
        return await given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId);
            @case.Close(act, reason, "It went well.", "The youth club.", notAsked: NotAskedBecause.NoTime);
            return caseId;
        });
    }

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
