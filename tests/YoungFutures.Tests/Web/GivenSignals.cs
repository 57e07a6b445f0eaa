using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web;

/// <summary>Scenes of what agencies’ lists tell.</summary>
public static class GivenSignals
{
    private static int made;

    /// <summary>A list of this agency that was taken in and linked; its signals in the order of the rows.</summary>
    public static async Task<List<Guid>> Signals(this Given given, string agency, params (string Given, string Family, DateOnly Born, string Address, string Postcode)[] rows)
    {
        var number = Interlocked.Increment(ref made);
        return await given.As("coordinator.nw", async (db, act) =>
        {
            var from = await db.Agencies.SingleAsync(held => held.Name == agency);
            var list = new SignalList(act.Panel.Id, from, $"Linked list {number}", [SignalKind.AntiSocialBehaviour]);
            var import = new SignalImport(list, $"{number}.csv", $"{number:D64}", 1, null, act.At) { Status = ImportStatus.Committed, CommittedAt = act.At };
            var signals = rows.Select((row, index) => new Signal
            {
                PanelId = act.Panel.Id, AgencyId = from.Id, ListId = list.Id, ImportId = import.Id, Row = index + 2, SourceKey = $"{number}-{index}", GivenName = row.Given, FamilyName = row.Family, BornOn = row.Born,
                Address = row.Address, Postcode = row.Postcode, Sex = Sex.Female, Kind = SignalKind.AntiSocialBehaviour, OccurredOn = act.Today,
            }).ToList();
            db.AddRange(list, import);
            db.Signals.AddRange(signals);
            await db.SaveChangesAsync();
            var linking = new Linking(db, new LinkageModels());
            while (await linking.Step()) { }
            return signals.ConvertAll(held => held.Id);
        });
    }

    /// <summary>An open question: twins whom the police know, and a record of education with an initial only.</summary>
    public static async Task<Guid> LinkQuestion(this Given given)
    {
        var (family, born, address, postcode) = Family();
        await given.Signals("North Wales Police", ("Gwen", family, born, address, postcode), ("Glesni", family, born, address, postcode));
        var record = (await given.Signals("Wrexham education", ("G", family, born, address, postcode)))[0];
        return await given.As("coordinator.nw", (db, _) => db.LinkQuestions.Where(held => held.SignalId == record).OrderBy(held => held.Id).Select(held => held.Id).FirstAsync());
    }

    /// <summary>The surname that the two of a question share.</summary>
    public static Task<string> FamilyOf(this Given given, Guid questionId) => given.As("coordinator.nw", (db, _) =>
        db.Signals.Where(held => db.LinkQuestions.Any(question => question.Id == questionId && question.SignalId == held.Id)).Select(held => held.FamilyName!).SingleAsync());

    /// <summary>Two signals, of two agencies, that the engine joined.</summary>
    public static async Task<(Guid First, Guid Second)> JoinedSignals(this Given given)
    {
        var (family, born, address, postcode) = Family();
        return ((await given.Signals("North Wales Police", ("Osian", family, born, address, postcode)))[0], (await given.Signals("Wrexham education", ("Osian", family, born, address, postcode)))[0]);
    }

    /// <summary>Nobody who could be taken for one of another call.</summary>
    private static (string Name, DateOnly Born, string Address, string Postcode) Family()
    {
        string[] first = ["Aber", "Bryn", "Cae", "Dol", "Esgair", "Ffrwd", "Glan", "Hendre", "Is", "Llan", "Maes"], last = ["afon", "coed", "mawr", "wen", "las", "goch", "ddu"];
        var number = Interlocked.Increment(ref made);
        return (first[number % first.Length] + last[number % last.Length] + (char)('a' + (number / 77 % 26)), new DateOnly(2009, 1, 15).AddDays(number * 37 % 2500), $"{number} Stryd {first[number * 3 % first.Length]}{last[number * 5 % last.Length]}",
            $"LL{11 + (number % 60)} {number % 9}A{(char)('A' + (number % 20))}");
    }
}
