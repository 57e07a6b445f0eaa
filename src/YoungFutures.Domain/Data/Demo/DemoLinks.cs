using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>
/// What two agencies of the demo’s North Wales panel sent, linked as it would be: most of it joined, some of it waiting for the coordinator, and one decision that was made and undone.
/// </summary>
public static class DemoLinks
{
    private sealed record Row(string Given, string Family, int Age, int Month, int Day, string Address, string Postcode, Sex Sex);

    private static readonly Row[] Police =
    [
        new("Gwilym", "Jones", 14, 5, 6, "7 Stryd y Bont", "LL13 8AB", Sex.Male), new("Glesni", "Hafodunos", 13, 2, 11, "21 Maes y Felin", "LL11 2CD", Sex.Female),
        new("Gwenllian", "Hafodunos", 13, 2, 11, "21 Maes y Felin", "LL11 2CD", Sex.Female), new("Rhys", "Jones", 15, 6, 5, "3 Ffordd Glan Nant", "CH7 1EF", Sex.Male),
        new("Macsen", "Penllwyn", 14, 9, 23, "58 Heol Dywarch", "LL14 3GH", Sex.Male), new("Siân", "Tŷ’n-y-Coed", 12, 11, 2, "5 Bryn Helyg", "CH6 5JK", Sex.Female),
    ];

    private static readonly Row[] Education =
    [
        new("William", "Jones", 14, 5, 7, "40 Beacon Close", "LL12 7LM", Sex.Male), new("G", "Hafodunos", 13, 2, 11, "21 Maes y Felin", "LL11 2CD", Sex.Female),
        new("Rhys", "Jones", 15, 6, 8, "112 Dee View", "CH5 4NP", Sex.Male), new("Macsen", "Penllwyn", 14, 9, 23, "58 Heol Dywarch", "LL14 3GH", Sex.Male),
        new("Sian", "Tyn y Coed", 12, 11, 2, "5 Bryn Helyg", "CH6 5JK", Sex.Female),
    ];

    public static async Task Fill(YoungFuturesDb db)
    {
        var panelId = await db.Panels.Where(panel => panel.Code == "NW").Select(panel => panel.Id).SingleAsync();
        var act = await db.ActIn(panelId);
        act = act with { UserId = act.CoordinatorId };
        var (earlier, later) = (act.At.AddDays(-2), act.At.AddDays(-1));
        await Send(db, act with { At = earlier }, Sector.Police, "Anti-social behaviour", SignalKind.AntiSocialBehaviour, Police);
        await Send(db, act with { At = later }, Sector.Education, "Attendance", SignalKind.Attendance, Education);
        var models = new LinkageModels();
        var linking = new Linking(db, models);
        while (await linking.Step()) { }

        // The two called Rhys Jones were joined in a hurry; the school then said that there are two of them in one year.
        act = await db.ActIn(panelId);
        act = act with { UserId = act.CoordinatorId };
        var question = await db.LinkQuestions.Where(held => held.PanelId == panelId && db.Signals.Any(signal => signal.Id == held.SignalId && signal.GivenName == "Rhys")).OrderBy(held => held.Id).FirstOrDefaultAsync();
        if (question is null) return;
        var shown = await Explained.Pair(db, models, panelId, question.SignalId, question.OtherId, question.ModelVersion);
        var pair = await db.PairToDecide(panelId, question.SignalId, question.OtherId);
        var decision = question.Answer(act with { At = act.At.AddHours(-3) }, pair, same: true, "Same name, and the date is only three days out.", Explained.Written(shown!.Comparison));
        db.Keep(decision, pair);
        await db.SaveChangesAsync();
        await db.Undo(models, act with { At = act.At.AddHours(-1) }, decision, "The school has two of that name in one year.");
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static async Task Send(YoungFuturesDb db, Act act, Sector sector, string name, SignalKind kind, Row[] rows)
    {
        var panelId = act.Panel.Id;
        var agency = await db.Agencies.Where(held => held.Sector == sector && db.PanelAgencies.Any(seat => seat.PanelId == panelId && seat.AgencyId == held.Id)).OrderBy(held => held.Name).FirstAsync();
        var list = new SignalList(act.Panel.Id, agency, $"{name} (demo)", [kind]);
        list.Accept(LegalGateway.CrimeAndDisorder, "Finding young people early", "Demo sharing agreement", act.Today.AddYears(1), act.UserId, act.At);
        var import = new SignalImport(list, "demo.csv", $"{(int)kind:D64}", 1, act.UserId, act.At) { Status = ImportStatus.Committed, CommittedAt = act.At, CommittedById = act.UserId, Rows = rows.Length, Staged = rows.Length };
        db.AddRange(list, import);
        db.Signals.AddRange(rows.Select((row, index) => new Signal
        {
            PanelId = act.Panel.Id, AgencyId = agency.Id, ListId = list.Id, ImportId = import.Id, Row = index + 2, SourceKey = $"demo-{kind}-{index}", GivenName = row.Given, FamilyName = row.Family, Sex = row.Sex,
            BornOn = new DateOnly(act.Today.Year - row.Age, row.Month, row.Day), Address = row.Address, Postcode = row.Postcode, Kind = kind, OccurredOn = act.Today.AddDays(-10 - index),
            Quantity = kind == SignalKind.Attendance ? 87 - index : null,
        }));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
