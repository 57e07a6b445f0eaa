using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web;

/// <summary>Sets a scene through the records' own verbs. Names are made up; each call makes another young person.</summary>
public sealed class Given
{
    private static readonly string[] Names = ["Gwenllian Tŷ-Mawr", "Osian Llwyd", "Mabli Wyn-Parry", "Macsen Rowlands", "Erin Hafod", "Jac Penrhos", "Non Gwynne", "Idris Vale"];

    private readonly YoungFuturesHost site;
    private int made;

    private Given(YoungFuturesHost site) => this.site = site;

    public Guid PanelId { get; private set; }
    public Guid OtherPanelId { get; private set; }

    internal static async Task<Given> In(YoungFuturesHost site)
    {
        var given = new Given(site);
        await using var db = site.Db();
        given.PanelId = await db.Panels.Where(panel => panel.Code == "NW").Select(panel => panel.Id).SingleAsync();
        given.OtherPanelId = await db.Panels.Where(panel => panel.Code == "HERTS").Select(panel => panel.Id).SingleAsync();
        return given;
    }

    public async Task<User> User(string account)
    {
        await using var db = site.Db();
        return await db.Users.Include(user => user.Memberships).Include(user => user.Agency).SingleAsync(user => user.Email == account + "@demo.example");
    }

    /// <summary>The account as the filter and the rights know it.</summary>
    public async Task<Viewer> Viewer(string account)
    {
        var user = await User(account);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await using var db = site.Db();
        var emergencies = await db.Involvements.Where(held => held.UserId == user.Id && held.Reach == Reach.BrokenGlass && held.From <= now && (held.Until == null || now < held.Until)).Select(held => held.SubjectId).ToArrayAsync();
        return new Viewer
        {
            UserId = user.Id, DisplayName = user.DisplayName, AgencyId = user.AgencyId, Sector = user.Agency?.Sector, Culture = user.Culture, AnswersForAgency = user.Agency?.ContactId == user.Id,
            EmergencyIds = emergencies,
            ToldUntil = YoungFutures.Domain.Agencies.Agency.ToldUntil(user.Agency?.AgreementExpiresOn, user.Agency?.AgreementExtendedTo, YoungFutures.Domain.Calendar.UkTime.LocalDate(now)),
            Roles = [.. user.Memberships.Where(held => held.IsOpenAt(now) && held.SuspendedAt is null).Select(held => new RoleInPanel(held.Role, held.PanelId))],
        };
    }

    /// <summary>Does something to the records as this account, and saves it.</summary>
    public async Task<T> As<T>(string account, Func<YoungFuturesDb, Act, Task<T>> what, Guid? panelId = null)
    {
        var user = await User(account);
        await using var db = site.Db();
        var act = await db.ActIn(panelId ?? PanelId) with { UserId = user.Id, AgencyId = user.AgencyId };
        var made = await what(db, act);
        await db.SaveChangesAsync();
        return made;
    }

    /// <summary>A draft with the least that may be sent.</summary>
    public Task<Guid> Draft(string by = "police.nw", string? name = null, Guid? panelId = null) => As(by, (db, act) => Task.FromResult(NewDraft(db, act, name).Id), panelId);

    /// <summary>A referral that was sent.</summary>
    public Task<Guid> Referral(string by = "police.nw", string? name = null, Guid? panelId = null) => As(by, async (db, act) =>
    {
        var draft = NewDraft(db, act, name);
        draft.Submit(act, await Number(db, act, ReferenceCounter.OfReferral), safeguardingConfirmed: false);
        return draft.Id;
    }, panelId);

    /// <summary>A case that gathers information, opened from a referral.</summary>
    public async Task<Guid> Case(string referredBy = "police.nw", string? name = null, string coordinator = "coordinator.nw", Guid? panelId = null)
    {
        var referralId = await Referral(referredBy, name, panelId);
        return await As(coordinator, async (db, act) =>
        {
            var referral = await db.Referrals.SingleAsync(held => held.Id == referralId);
            var youngPerson = new YoungPerson(act.Panel.Id, referral.GivenName!, referral.FamilyName!) { BornOn = referral.BornOn, AreaCode = referral.AreaCode };
            db.YoungPeople.Add(youngPerson);
            var @case = new Case(act, youngPerson, await Number(db, act, ReferenceCounter.OfCase), "Out late with older friends; school is worried.", referral.AreaCode,
                YoungFutures.Domain.Calendar.UkTime.LocalDate(referral.SubmittedAt!.Value), isRepeat: false);
            db.Cases.Add(@case);
            referral.StartScreening(act);
            db.Screenings.Add(new Screening(referral, ScreeningOutcome.Accept, "Fits the panel.", "Age 14 on the day of referral.", act));
            referral.Accept(act, @case);
            // The family knows, as the referrer says.
            @case.RecordTold(act, WhoIsTold.YoungPerson, "A teacher", act.Today, ToldHow.InPerson);
            @case.RecordTold(act, WhoIsTold.Parents, "A teacher", act.Today, ToldHow.Telephone);
            return @case.Id;
        }, panelId);
    }

    /// <summary>An open check that an agency was asked for.</summary>
    public Task<Guid> Check(Guid caseId, string agency = "North Wales Police", string coordinator = "coordinator.nw") => As(coordinator, async (db, act) =>
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).SingleAsync(held => held.Id == caseId);
        var asked = await Agency(db, agency);
        return @case.Ask(act, asked.Id, asked.ContactId, "Is the young person known to you?", act.In(3)).Id;
    });

    /// <summary>An open action of an agency.</summary>
    public Task<Guid> Action(Guid caseId, string agency = "North Wales Police", string coordinator = "coordinator.nw", int dueInDays = 10) => As(coordinator, async (db, act) =>
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Actions).SingleAsync(held => held.Id == caseId);
        var owner = await Agency(db, agency);
        var action = new SupportAction(act, @case, owner, owner.ContactId, "Offer a place in the boxing club.", act.In(dueInDays), null);
        db.SupportActions.Add(action);
        return action.Id;
    });

    /// <summary>An agency whose sharing agreement has run out in the demonstration signs a new one.</summary>
    public Task Renew(string agency) => As("admin", async (db, act) => (await Agency(db, agency)).AgreementExpiresOn = act.Today.AddYears(1));

    /// <summary>An agency works on the case, as its lead does.</summary>
    public Task<Guid> Party(Guid caseId, string agency) => As("coordinator.nw", async (db, act) =>
    {
        var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
        var working = Involvement.InCase(@case, (await Agency(db, agency)).Id, null, Reach.Party, "works on the case", act.At);
        db.Involvements.Add(working);
        return working.Id;
    });

    public Task<Guid> Note(Guid caseId, string by, string text, Visibility visibility) => As(by, async (db, act) =>
    {
        var note = new Note(await db.Cases.SingleAsync(held => held.Id == caseId), act, text, visibility, []);
        db.Notes.Add(note);
        return note.Id;
    });

    /// <summary>A meeting three days on, with these cases on its agenda, published if wanted.</summary>
    public Task<Guid> Meeting(bool published, params Guid[] caseIds) => As("coordinator.nw", async (db, act) =>
    {
        var chair = await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example");
        var meeting = new PanelMeeting(act, act.At.AddDays(3), 90, "Tŷ Pawb", null, chair.Id);
        db.PanelMeetings.Add(meeting);
        foreach (var caseId in caseIds) meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
        if (published)
        {
            meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).ToListAsync());
        }

        return meeting.Id;
    });

    public async Task<string> Number(YoungFuturesDb db, Act act, string kind)
    {
        var counter = await db.ReferenceCounters.SingleOrDefaultAsync(held => held.PanelId == act.Panel.Id && held.Kind == kind && held.Year == act.Today.Year);
        if (counter is null) db.ReferenceCounters.Add(counter = new ReferenceCounter(act.Panel.Id, kind, act.Today.Year));
        return counter.Next(act.Panel.Code);
    }

    private static Task<Agency> Agency(YoungFuturesDb db, string name) => db.Agencies.SingleAsync(agency => agency.Name == name);

    private Referral NewDraft(YoungFuturesDb db, Act act, string? name)
    {
        var parts = (name ?? $"{Names[made % Names.Length]}{(made / Names.Length is > 0 and var again ? $"-{(char)('A' + (again % 26))}" : "")}").Split(' ', 2);
        made++;
        var draft = new Referral(act, act.AgencyId)
        {
            BornOn = act.Today.AddYears(-14).AddDays(-40 - made), AreaCode = act.Panel.Areas.MaxBy(area => area.Code)!.Code, WhatHappened = "Seen in town at night with older friends.",
            ConcernsText = "Out late.", StrengthsText = "Likes football.", FamilyAware = FamilyAware.Both, OwnWords = "I want to be left alone.",
        };
        draft.Call(parts[0], parts[1], null, null);
        draft.AddTrigger("T11", "Seen twice this month.", act.Today.AddDays(-5), null);
        draft.AnswerImmediateRisk(Answer.No, act);
        db.Referrals.Add(draft);
        return draft;
    }
}
