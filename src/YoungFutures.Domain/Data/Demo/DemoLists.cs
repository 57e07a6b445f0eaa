using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>
/// The lists that four agencies of the North Wales demo may send, each accepted by whoever may accept it, and one small file of each that was taken in. A dozen made-up
/// young people stand in several of them. Seed and date give the same rows.
/// </summary>
public static class DemoLists
{
    private const int People = 36;
    private static readonly DemoPlace Wrexham = new("W06000006", true, ["LL11", "LL12", "LL13"], ["Ysgol y Bont", "Ysgol Maes Helyg"]);

    public static async Task Fill(YoungFuturesDb db, int seed = DemoYoungPeople.Seed)
    {
        if (await db.SignalLists.AnyAsync()) return;
        var panel = await db.Panels.SingleAsync(held => held.Code == "NW");
        var today = UkTime.LocalDate(db.Now);
        var coordinator = await Account("coordinator.nw");
        var governor = await Account("ig.nw");
        var people = Enumerable.Range(0, People).Select(number => DemoNames.Make(new Random((seed * 7) + number), Wrexham, today)).ToList();

        await List("police", "Crimes, incidents and missing episodes", coordinator, LegalGateway.CrimeAndDisorder, [SignalKind.Crime, SignalKind.AntiSocialBehaviour, SignalKind.MissingEpisode, SignalKind.Investigation],
            Rows(0, 24, 40, (person, chance, number) => chance.Next(10) switch
            {
                < 5 => [("Kind", "Crime"), ("Role", chance.Next(4) == 0 ? "Victim" : "Suspect"), ("Standing", chance.Next(9) == 0 ? "Cancelled" : "Current"), ("Outcome", chance.Next(3) == 0 ? "22" : ""), ("Reference", $"CR26-{1000 + number}")],
                < 8 => [("Kind", "ASB"), ("Role", "Suspect"), ("Standing", "Current"), ("Reference", $"IN26-{1000 + number}")],
                _ => [("Kind", "Missing"), ("Reference", $"MP26-{1000 + number}")],
            }));
        await List("education", "Exclusions and attendance", coordinator, LegalGateway.SafeguardingPublicInterest, [SignalKind.FixedExclusion, SignalKind.PermanentExclusion, SignalKind.Attendance],
            Rows(12, 24, 30, (person, chance, _) => chance.Next(2) == 0
                ? [("Kind", "Exclusion"), ("Quantity", chance.Next(1, 9).ToString(CultureInfo.InvariantCulture)), ("School", person.School)]
                : [("Kind", "Attendance"), ("Quantity", (chance.Next(580, 960) / 10m).ToString(CultureInfo.InvariantCulture)), ("School", person.School)]));
        await List("wrexham", "Early help plans", governor, LegalGateway.WellbeingWales, [SignalKind.Programme, SignalKind.LeadPractitioner, SignalKind.SocialWorker],
            Rows(18, 16, 20, (_, chance, _) => chance.Next(3) == 0 ? [("Kind", "Lead")] : [("Kind", "Plan")]));
        await List("health", "Concerns of school nurses", governor, LegalGateway.WellbeingWales, [SignalKind.ProfessionalConcern],
            Rows(6, 20, 14, (_, chance, _) => [("Kind", "Concern"), ("Concerns", Pick(chance, "C05", "C06", "C08", "C16")), ("Strengths", Pick(chance, "P01", "P04", "P10", "P14"))]));

        async Task<User> Account(string name) => await db.Users.SingleAsync(user => user.Email == name + "@demo.example");

        IEnumerable<(string, string)[]> Rows(int from, int many, int count, Func<DemoPerson, Random, int, (string, string)[]> says)
        {
            for (var number = 0; number < count; number++)
            {
                var chance = new Random((seed * 11) + (from * 1000) + number);
                var person = people[(from + chance.Next(many)) % People];
                yield return
                [
                    ("SourceKey", $"{from:00}-{number:0000}"), ("GivenName", person.Given), ("FamilyName", person.Family), ("BornOn", Day(person.BornOn)), ("Sex", person.Sex == Sex.Female ? "F" : person.Sex == Sex.Male ? "M" : ""),
                    ("Address", person.Address), ("Postcode", person.Postcode), ("AreaCode", person.AreaCode), ("OccurredOn", Day(today.AddDays(-chance.Next(4, 240)))), .. says(person, chance, number),
                ];
            }
        }

        async Task List(string account, string name, User accepts, LegalGateway gateway, SignalKind[] kinds, IEnumerable<(string Field, string Value)[]> rows)
        {
            var sender = await Account(account + ".nw");
            var agency = await db.Agencies.SingleAsync(held => held.Id == sender.AgencyId);
            var list = new SignalList(panel.Id, agency, name, kinds);
            list.Accept(agency, gateway, "To find young people whom nobody holds yet, early, and offer them support.", "Information sharing protocol of the panel", today.AddMonths(10), accepts.Id, db.Now.AddDays(-20));
            var fields = Enum.GetValues<SignalField>();
            var terms = new ImportTerms
            {
                File = new FileForm { Encoding = "utf-8", IsEncodingSure = true, Separator = ',' },
                Headings = [.. fields.Select(field => field.ToString())],
                Columns = fields.Where(field => field is not (SignalField.Withdrawn or SignalField.Programme)).ToDictionary(field => field, field => field.ToString()),
                Programme = Programme.EarlyHelp,
                Dates = DateForm.DayMonthYear,
                Kinds = new Dictionary<string, SignalKind>
                {
                    ["CRIME"] = SignalKind.Crime, ["ASB"] = SignalKind.AntiSocialBehaviour, ["MISSING"] = SignalKind.MissingEpisode, ["EXCLUSION"] = SignalKind.FixedExclusion, ["ATTENDANCE"] = SignalKind.Attendance,
                    ["PLAN"] = SignalKind.Programme, ["LEAD"] = SignalKind.LeadPractitioner, ["CONCERN"] = SignalKind.ProfessionalConcern,
                },
                Roles = new Dictionary<string, PoliceRole> { ["SUSPECT"] = PoliceRole.Suspect, ["VICTIM"] = PoliceRole.Victim },
                Standings = new Dictionary<string, RecordStanding> { ["CURRENT"] = RecordStanding.Stands, ["CANCELLED"] = RecordStanding.Cancelled },
                Sexes = new Dictionary<string, Sex> { ["F"] = Sex.Female, ["M"] = Sex.Male },
            };
            var lines = rows.Select((row, index) => new SourceRow(index + 2, [.. fields.Select(field => row.FirstOrDefault(cell => cell.Field == field.ToString()).Value)], null, index + 1)).ToList();
            var written = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(line => string.Join(',', line.Cells))));
            var import = new SignalImport(list, $"{account}.csv", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(written)), written.Length, sender.Id, db.Now.AddDays(-2));
            import.StartChecking(terms);
            db.AddRange(list, import);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();

            var work = new ImportWork(db);
            RowSource Source() => new(terms.Headings, lines, lines.Count);
            await work.Check(import.Id, Source);
            import = await db.SignalImports.SingleAsync(held => held.Id == import.Id);
            import.TakeIn(list, await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == list.AgencyId), withoutFaulty: false, sender.Id, db.Now);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            await work.Stage(import.Id, Source);
            db.Origin = Origin.Itself;
        }

        static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

        static string Pick(Random chance, params string[] from) => DemoNames.Pick(chance, from);
    }
}
