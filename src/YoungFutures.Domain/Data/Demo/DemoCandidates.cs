using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>
/// What lists say of a few made-up young people in Flintshire and Wrexham, and whom the rules found among them: two crimes; incidents beside low attendance; a long exclusion with a
/// social worker already there; a professional's concern with a programme that is not named; and one who is looked after.
/// </summary>
public static class DemoCandidates
{
    private const int Seed = 20264;

    private static readonly DemoPlace Wrexham = new("W06000006", true, ["LL11", "LL12", "LL13"], ["Ysgol y Bont", "Ysgol Maes Helyg"]);

    public static async Task Fill(YoungFuturesDb db)
    {
        if (await db.Candidates.AnyAsync()) return;
        var cast = await DemoCast.Of(db, "NW");
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        var imports = new Dictionary<Guid, SignalImport>();
        var rows = new Dictionary<Guid, long>();
        var chance = new Random(Seed);

        SignalImport Of(Agency agency)
        {
            if (imports.TryGetValue(agency.Id, out var held)) return held;
            var list = new SignalList(cast.Panel.Id, agency, "For the panel, weekly", Enum.GetValues<SignalKind>());
            list.Accept(agency.UsualGateway(Nation.Wales), "Finding young people whom nobody has referred", "Young Futures information sharing agreement", today.AddMonths(6), cast.Coordinator.Id, now.AddDays(-40));
            var import = new SignalImport(list, "weekly.csv", new string('0', 64), 4096, agency.ContactId, now.AddDays(-1)) { Status = ImportStatus.Committed, CommittedAt = now.AddDays(-1), CommittedById = agency.ContactId };
            db.AddRange(list, import);
            return imports[agency.Id] = import;
        }

        void Says(LinkedIdentity identity, DemoPerson person, string by, SignalKind kind, int daysAgo, Func<Signal, Signal>? with = null)
        {
            var part = cast.By(by);
            var import = Of(part.Agency);
            var row = rows[import.Id] = rows.GetValueOrDefault(import.Id, 1) + 1;
            var isPolice = part.Agency.Sector == Sector.Police;
            var signal = new Signal
            {
                PanelId = cast.Panel.Id, AgencyId = part.Agency.Id, ListId = import.ListId, ImportId = import.Id, Row = row, SourceKey = $"DEMO-{row:0000}",
                GivenName = person.Given, FamilyName = person.Family, BornOn = person.BornOn, Sex = person.Sex, Address = person.Address, Postcode = person.Postcode, AreaCode = person.AreaCode,
                School = person.School, Kind = kind, OccurredOn = today.AddDays(-daysAgo), Role = isPolice ? PoliceRole.Suspect : null, Standing = isPolice ? RecordStanding.Stands : null,
                Reference = isPolice ? $"DEMO/{chance.Next(1000, 9999)}/{today:yy}" : null, IdentityId = identity.Id,
            };
            db.Signals.Add(with?.Invoke(signal) ?? signal);
        }

        (LinkedIdentity, DemoPerson) Somebody()
        {
            var identity = new LinkedIdentity(cast.Panel.Id) { ToEvaluateSince = now };
            db.LinkedIdentities.Add(identity);
            // Young enough to stay under 18 whatever the day.
            var person = DemoNames.Make(chance, Wrexham, today);
            return (identity, Age.On(person.BornOn, today) > 16 ? person with { BornOn = person.BornOn.AddYears(2) } : person);
        }

        var (first, one) = Somebody();
        Says(first, one, "police", SignalKind.Crime, 9, signal => Also(signal, detail: "Took a bicycle at the bus station; it was given back."));
        Says(first, one, "police", SignalKind.Crime, 70, signal => Also(signal, detail: "Damage to a bus shelter with two friends."));

        var (second, two) = Somebody();
        Says(second, two, "police", SignalKind.AntiSocialBehaviour, 12, signal => Also(signal, detail: "Fireworks thrown near the shops."));
        Says(second, two, "police", SignalKind.AntiSocialBehaviour, 44);
        Says(second, two, "education", SignalKind.Attendance, 170, signal => Also(signal, until: today.AddDays(-60), quantity: 78.5m));

        var (third, three) = Somebody();
        Says(third, three, "education", SignalKind.FixedExclusion, 15, signal => Also(signal, quantity: 8, detail: "Eight days after a fight in the yard."));
        Says(third, three, "wrexham", SignalKind.SocialWorker, 200);
        Says(third, three, "youthjustice", SignalKind.Programme, 30, signal => Also(signal, programme: Programme.Turnaround));

        var (fourth, four) = Somebody();
        Says(fourth, four, "police", SignalKind.Crime, 20, signal => Also(signal, outcome: 22));
        Says(fourth, four, "wrexham", SignalKind.Programme, 90, signal => Also(signal, programme: Programme.Sensitive));

        var (fifth, five) = Somebody();
        Says(fifth, five, "education", SignalKind.PermanentExclusion, 6);
        Says(fifth, five, "wrexham", SignalKind.LookedAfter, 400);

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        await using var own = db.As(Purpose.Identifying);
        await new Identifying(own).Run();
    }

    private static Signal Also(Signal signal, DateOnly? until = null, decimal? quantity = null, string? detail = null, int? outcome = null, Programme? programme = null) => new()
    {
        PanelId = signal.PanelId, AgencyId = signal.AgencyId, ListId = signal.ListId, ImportId = signal.ImportId, Row = signal.Row, SourceKey = signal.SourceKey, GivenName = signal.GivenName, FamilyName = signal.FamilyName,
        BornOn = signal.BornOn, Sex = signal.Sex, Address = signal.Address, Postcode = signal.Postcode, AreaCode = signal.AreaCode, School = signal.School, Kind = signal.Kind, OccurredOn = signal.OccurredOn, Role = signal.Role,
        Standing = signal.Standing, Reference = signal.Reference, IdentityId = signal.IdentityId, EndedOn = until, Quantity = quantity, Detail = detail, Outcome = outcome, OutcomeOn = outcome is null ? null : signal.OccurredOn.AddDays(10), Programme = programme,
    };
}
