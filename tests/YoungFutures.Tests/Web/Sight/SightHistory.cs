using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Sight;

/// <summary>A world of two panels in which sight is opened, narrowed, ended and taken back at random while time moves.</summary>
internal sealed class SightHistory(YoungFuturesHost site, int seed)
{
    public static readonly string[] Accounts =
    [
        "coordinator.nw", "chair.nw", "police.nw", "police2.nw", "wrexham.nw", "health.nw", "education.nw", "community.nw", "provider.nw", "coordinator.herts", "police.herts", "opcc.nw", "ig.nw", "admin",
    ];

    private static readonly string[] Names = ["Mabli Trefriw", "Osian Cwmystwyth", "Lleucu Dolbadarn", "Gethin Pwllmawr", "Nest Ynysddu", "Heulyn Abergarw", "Ffraid Rhosgadfan", "Idwal Brynsaith", "Tegwen Llwynderw"];

    private readonly Random chance = new(seed);
    private List<string> agencies = [];

    public Guid MeetingId { get; private set; }
    public int Done { get; private set; }
    public int Refusals { get; private set; }

    /// <summary>Young people at every stage, each with something of everything that can be opened by itself.</summary>
    public async Task Begin()
    {
        var given = site.Given;
        string[] referrers = ["police.nw", "school.nw", "health.nw"];
        var cases = new List<Guid>();
        foreach (var (name, number) in Names.Select((name, number) => (name, number))) cases.Add(await given.Case(referrers[number % referrers.Length], name));
        var theirs = await given.Case("police.herts", "Tobias Underhill", "coordinator.herts", given.OtherPanelId);
        foreach (var caseId in cases.Take(6))
        {
            await given.Check(caseId);
            await given.Check(caseId, "Wrexham children’s services");
            await given.Action(caseId, caseId == cases[0] ? "North Wales Police" : "Betsi Cadwaladr University Health Board");
            foreach (var visibility in Enum.GetValues<Visibility>()) await given.Note(caseId, "wrexham.nw", "Seen at the gate.", visibility);
        }

        MeetingId = await given.Meeting(published: true, [.. cases.Skip(3).Take(4)]);
        var service = await given.Service("North Wales Police");
        for (var number = 0; number < 2; number++) await given.Intervention(service);
        await using var db = site.Db();
        agencies = await db.Agencies.Where(agency => agency.AgreementExpiresOn > DateOnly.FromDateTime(db.Now)).OrderBy(agency => agency.Name).Select(agency => agency.Name).ToListAsync();
        Assert(agencies.Count > 5 && theirs != Guid.Empty);
    }

    /// <summary>From the next midnight on nothing new goes to the health board, and what its people see already stands still.</summary>
    public async Task Lapse()
    {
        await using var db = site.Db();
        (await db.Agencies.SingleAsync(agency => agency.Name == "Betsi Cadwaladr University Health Board")).AgreementExpiresOn = YoungFutures.Domain.Calendar.UkTime.LocalDate(db.Now);
        await db.SaveChangesAsync();
    }

    public async Task Step()
    {
        await using var db = site.Db();
        var cases = await db.Cases.Include(held => held.Involvements).Include(held => held.Exclusions).Include(held => held.Events).Include(held => held.YoungPerson).OrderBy(held => held.Reference).AsSplitQuery().ToListAsync();
        var @case = One(cases);
        var act = await db.ActIn(@case.PanelId);
        act = act with { UserId = act.CoordinatorId };
        try
        {
            await Change(db, act, @case);
            await db.SaveChangesAsync();
            Done++;
        }
        catch (Refused)
        {
            Refusals++;
        }

        // Now and then some hours, so that what lasts until a moment ends without anybody doing anything.
        site.Clock.Advance(chance.Next(4) == 0 ? TimeSpan.FromHours(chance.Next(1, 30)) : TimeSpan.FromMinutes(1));
    }

    private async Task Change(YoungFuturesDb db, Act act, Case @case)
    {
        var person = await Person(db);
        switch (chance.Next(14))
        {
            case < 5:
                await Open(db, act, @case, person);
                break;
            case 5 or 6:
                if (await db.Involvements.Where(held => held.Until == null || held.Until > db.Now).OrderBy(held => held.Id).ToListAsync() is { Count: > 0 } open) One(open).EndNotLaterThan(act.At.AddHours(chance.Next(3) * 5));
                break;
            case 7:
                @case.Exclude(act, person.Id, "A cousin.");
                break;
            case 8:
                if (@case.Exclusions.Find(held => held.Until is null) is { } kept) kept.Lift(act.At);
                break;
            case 9:
                @case.Restrict(act, [.. chance.Next(2) == 0 ? new[] { person.Id } : []]);
                break;
            case 10:
                @case.Unrestrict(act);
                break;
            case 11:
                ChangePart(db, act, person);
                break;
            case 12:
                if (await db.AgencyChecks.Include(held => held.Agency).Include(held => held.Involvements).Where(held => held.CaseId == @case.Id && held.ReturnedAt == null && held.UnassignedAt == null).FirstOrDefaultAsync() is { } asked)
                    asked.ReturnKnown(act, asked.Agency, "Known since spring.", null, null, One(Enum.GetValues<Visibility>()), chance.Next(2) == 0 ? [await AgencyId(db)] : [], LegalGateway.CrimeAndDisorder);
                break;
            default:
                db.Notes.Add(new Note(@case, act with { UserId = person.Id, AgencyId = person.AgencyId }, "Rang back.", One(Enum.GetValues<Visibility>()), chance.Next(2) == 0 ? [await AgencyId(db)] : []));
                break;
        }
    }

    /// <summary>One reach to one record, for an agency or a person, from now, an hour ago or later on, for good or for some hours.</summary>
    private async Task Open(YoungFuturesDb db, Act act, Case @case, User person)
    {
        var from = act.At.AddHours(chance.Next(4) switch { 0 => -1, 1 => 2, _ => 0 });
        var agency = await AgencyId(db);
        Involvement? opened = chance.Next(7) switch
        {
            0 => Involvement.InCase(@case, agency, null, Reach.Party, "works on the case", from),
            1 => Involvement.InCase(@case, null, person.Id, Reach.Party, "named", from),
            2 => Involvement.InEmergency(@case, person.Id, from, from.AddHours(8)),
            3 => await db.AgencyChecks.FirstOrDefaultAsync(held => held.CaseId == @case.Id) is { } check ? Involvement.Asked(check, from) : null,
            4 => await db.SupportActions.FirstOrDefaultAsync(held => held.CaseId == @case.Id) is { } action ? Involvement.OfAction(action, agency, chance.Next(2) == 0, from) : null,
            5 => await db.Interventions.FirstOrDefaultAsync(held => held.CaseId == @case.Id) is { } support ? Involvement.OfIntervention(support, from)
                : await db.AgendaItems.FirstOrDefaultAsync(held => held.CaseId == @case.Id) is { } item ? Involvement.OfSeat(item, agency, from) : null,
            _ => await db.Referrals.FirstOrDefaultAsync(held => held.CaseId == @case.Id) is { } referral ? Involvement.OfReferrer(referral.PanelId, referral.Id, agency, null, from) : null,
        };
        if (opened is null) return;
        // To one colleague instead of the whole agency; a seat is the agency's.
        if (opened.AgencyId is not null && opened.Reach != Reach.Seat && chance.Next(3) == 0) opened = opened.Only(person.Id, from);
        if (chance.Next(3) == 0) opened.EndNotLaterThan(from.AddHours(chance.Next(1, 60)));
        db.Involvements.Add(opened);
    }

    private static readonly Role[] Parts = [Role.Partner, Role.Provider];

    /// <summary>Their part in the panel ends, or they have another one as well.</summary>
    private void ChangePart(YoungFuturesDb db, Act act, User person)
    {
        if (person.Memberships.Find(held => held.IsOpenAt(act.At) && held.Role is Role.Partner or Role.Provider) is { } part && chance.Next(2) == 0)
        {
            part.End(act.At);
            return;
        }

        var role = One(Parts);
        if (person.AgencyId is null || person.Memberships.Exists(held => held.IsOpenAt(act.At) && held.PanelId == act.Panel.Id && held.Role == role)) return;
        if (!Membership.MayHold([.. person.Memberships.Where(held => held.IsOpenAt(act.At)).Select(held => held.Role)], role)) return;
        db.Memberships.Add(new Membership(person.Id, role, act.Panel.Id, act.At));
    }

    private async Task<User> Person(YoungFuturesDb db)
    {
        var mail = One(Accounts) + "@demo.example";
        return await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Email == mail);
    }

    private async Task<Guid> AgencyId(YoungFuturesDb db)
    {
        var name = One(agencies);
        return await db.Agencies.Where(agency => agency.Name == name).Select(agency => agency.Id).FirstAsync();
    }

    private T One<T>(IReadOnlyList<T> of) => of[chance.Next(of.Count)];

    private static void Assert(bool holds) => Xunit.Assert.True(holds);
}
