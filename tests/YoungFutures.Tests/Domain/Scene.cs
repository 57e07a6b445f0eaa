using YoungFutures.Domain;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain;

/// <summary>One panel, its agencies and one young person's case, as plain objects, on a Wednesday.</summary>
internal sealed class Scene
{
    public static readonly DateTime Wednesday = new(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc);

    public Scene(DateTime? at = null)
    {
        Now = at ?? Wednesday;
        Panel = new Panel("NW", "Panel", "Panel", Nation.Wales, "W15000001", CoordinatorId);
        Person = new YoungPerson(Panel.Id, "Non", "Gwynne") { BornOn = Act.Today.AddYears(-14) };
        Case = new Case(Act, Person, "YF-NW-2026-1", "Out late.", "W06000006", Act.Today, isRepeat: false);
    }

    public DateTime Now { get; set; }
    public Guid CoordinatorId { get; } = Guid.CreateVersion7();
    public Guid WorkerId { get; } = Guid.CreateVersion7();
    public Panel Panel { get; }
    public Agency Health { get; } = new("Health", "Iechyd", Sector.Health);
    public Agency School { get; } = new("School", "Ysgol", Sector.School);
    public YoungPerson Person { get; }
    public Case Case { get; }
    public List<PanelMeeting> Meetings { get; } = [];
    public Act Act => new(WorkerId, Health.Id, Now, Panel);

    public PanelAgency Seat(Agency agency) => new(Panel.Id, agency, mayRefer: true) { SitsOnEveryItem = true };

    public PanelMeeting Listed()
    {
        var meeting = new PanelMeeting(Act, Now.AddHours(1), 60, "Tŷ Pawb", null, null);
        Meetings.Add(meeting);
        meeting.Add(Act, Case, 10);
        meeting.Publish(Act, [Seat(Health), Seat(School)]);
        return meeting;
    }

    public Decision Decide(DecisionOutcome outcome, DateOnly? reviewOn = null) => Decide(Listed(), outcome, reviewOn);

    public Decision Decide(PanelMeeting meeting, DecisionOutcome outcome, DateOnly? reviewOn = null) =>
        new(Act, meeting.Items.Last(item => item.Decision is null), outcome, "Reasons.", null, outcome == DecisionOutcome.Adopted ? Health.Id : null, null, null, reviewOn, null,
            new Quorum(true, [], []), null, null);

    public Scene Adopted()
    {
        Decide(DecisionOutcome.Adopted);
        return this;
    }

    public Scene TakenOn()
    {
        Adopted().Case.AcceptLead(Act, WorkerId);
        return this;
    }

    public Agreement Agree(bool given = true) =>
        Case.RecordAgreement(Act, given, AgreementBy.Parent, "The mother", "Mentoring", ContactLanguage.Welsh, Act.Today);

    public Scene Supported()
    {
        TakenOn().Agree();
        Case.StartSupport(Act);
        return this;
    }

    public Scene Paused()
    {
        Supported().Case.Pause(Act, "Away.", Act.Today.AddDays(14));
        return this;
    }

    public Scene Assured()
    {
        Decide(DecisionOutcome.SupportInPlace, Act.Today.AddDays(30));
        return this;
    }

    public Scene Closed(ClosingReason reason = ClosingReason.OpenedInError)
    {
        Case.Close(Act, reason, "Note.", null);
        return this;
    }

    public Scene In(CaseStatus status) => status switch
    {
        CaseStatus.Listed => Do(() => Listed()),
        CaseStatus.Engaging => TakenOn(),
        CaseStatus.Supporting => Supported(),
        CaseStatus.Paused => Paused(),
        CaseStatus.Assured => Assured(),
        CaseStatus.Closed => Closed(),
        _ => this,
    };

    public SupportAction Action(int dueInDays = 10) => new(Act, Case, Health, Health.ContactId, "A first meeting with a mentor.", Act.In(dueInDays), null);

    /// <summary>A service of the school, offered to the young person.</summary>
    public Intervention Offer()
    {
        var service = new Service(Act, School, new("Mentoring", "Mentora", SupportKind.Mentoring, "A mentor.", "Mentor.", ["N13"], [], 10, 17, WelshMedium.Throughout, ReferralRoute.Panel, FamilyCost.Free));
        return Case.Offer(Act, service, new("N13", null, "Likes football.", null, null), WorkerId);
    }

    /// <summary>A draft with the least that may be sent, but for the answer about immediate risk.</summary>
    public Referral Draft(Guid? agencyId)
    {
        var draft = new Referral(Act, agencyId)
        {
            BornOn = Person.BornOn, AreaCode = Case.AreaCode, WhatHappened = "Out late.", ConcernsText = "Out late.", StrengthsText = "Football.", FamilyAware = FamilyAware.Both,
        };
        if (agencyId is null) draft.ToldBy(ReferralSource.Family, "An aunt", null, "01632 960999");
        draft.Call("Non", "Gwynne", null, null);
        draft.AddTrigger("T11", "Seen twice.", null, null);
        draft.SaveStep(DraftStep.YoungPerson, complete: true, Now);
        draft.SaveStep(DraftStep.Reasons, complete: true, Now);
        return draft;
    }

    public Referral Referral(Guid? agencyId)
    {
        var referral = Draft(agencyId);
        referral.AnswerImmediateRisk(Answer.No, Act);
        referral.Submit(Act, "YF-NW-2026-R1", safeguardingConfirmed: false);
        referral.Accept(Act, Case);
        Case.Referrals.Add(referral);
        return referral;
    }

    private Scene Do(Action what)
    {
        what();
        return this;
    }
}
