using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Signals;

/// <summary>One row of a list: whom it is about. Names are made up.</summary>
public sealed record Told(string? Given, string? Family, string? Born, string? Address = null, string? Postcode = null, Sex Sex = Sex.NotKnown, string? Middle = null, string? Upn = null, string? LocalId = null, string? Key = null);

/// <summary>A panel of its own with two agencies that send lists, on a database.</summary>
public sealed class Lists : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly Dictionary<string, Guid> lists = [];
    private int sent;

    public Lists()
    {
        using var db = Open();
        var panel = new Panel("NW", "Panel", "Panel", Nation.Wales, "W15000001", CoordinatorId);
        db.Panels.Add(panel);
        PanelId = panel.Id;
        foreach (var (name, sector) in new[] { ("Police", Sector.Police), ("Education", Sector.Education) })
        {
            var agency = new Agency(name, name, sector);
            var list = new SignalList(panel.Id, agency, name, [SignalKind.AntiSocialBehaviour]);
            db.AddRange(agency, list);
            lists[name] = list.Id;
        }

        db.SaveChangesAsync().GetAwaiter().GetResult();
    }

    public Guid PanelId { get; }
    public Guid CoordinatorId { get; } = Guid.CreateVersion7();
    public DateTime Now { get; set; } = new(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc);
    public LinkageModels Models { get; } = new();

    public YoungFuturesDb Open() => database.Open(Viewer.For(Purpose.Testing), new Web.TestClock(new DateTimeOffset(Now)));

    /// <summary>A list that was taken in, not linked yet.</summary>
    public async Task<Guid> Send(string agency, params IEnumerable<Told> rows)
    {
        await using var db = Open();
        var list = await db.SignalLists.SingleAsync(held => held.Id == lists[agency]);
        var import = new SignalImport(list, $"list-{++sent}.csv", $"{sent:D64}", 1, null, Now) { Status = ImportStatus.Committed, CommittedAt = Now.AddSeconds(sent) };
        db.SignalImports.Add(import);
        var row = 1;
        db.Signals.AddRange(rows.Select(told => new Signal
        {
            PanelId = PanelId, AgencyId = list.AgencyId, ListId = list.Id, ImportId = import.Id, Row = ++row, SourceKey = told.Key ?? $"{sent}-{row}",
            GivenName = told.Given, MiddleNames = told.Middle, FamilyName = told.Family, BornOn = told.Born is null ? null : DateOnly.Parse(told.Born), Address = told.Address, Postcode = told.Postcode, Sex = told.Sex,
            Upn = told.Upn, LocalId = told.LocalId, Kind = SignalKind.AntiSocialBehaviour, OccurredOn = new DateOnly(2026, 11, 1),
        }));
        await db.SaveChangesAsync();
        return import.Id;
    }

    public async Task Link(int atOnce = Linking.AtOnce)
    {
        await using var db = Open();
        var linking = new Linking(db, Models);
        while (await linking.Step(atOnce)) { }
    }

    public async Task<Guid> SendAndLink(string agency, params IEnumerable<Told> rows)
    {
        var id = await Send(agency, rows);
        await Link();
        return id;
    }

    /// <summary>The signals of an import in the order of its rows.</summary>
    public async Task<List<Signal>> Of(Guid importId)
    {
        await using var db = Open();
        return await db.Signals.AsNoTracking().Where(held => held.ImportId == importId).OrderBy(held => held.Row).ToListAsync();
    }

    public async Task<Signal> One(Guid importId, int at = 0) => (await Of(importId))[at];

    public async Task<List<LinkQuestion>> Questions(LinkQuestionState state = LinkQuestionState.Open)
    {
        await using var db = Open();
        return await db.LinkQuestions.AsNoTracking().Where(held => held.State == state).OrderBy(held => held.AskedAt).ThenBy(held => held.Id).ToListAsync();
    }

    public async Task<Act> Act(YoungFuturesDb db) => await db.ActIn(PanelId) with { UserId = CoordinatorId };

    /// <summary>Somebody answers a question about two signals; it is asked first if need be.</summary>
    public async Task<Guid> Answer(Guid signalId, Guid otherId, bool same)
    {
        Now = Now.AddSeconds(1);
        await using var db = Open();
        var act = await Act(db);
        var question = await db.LinkQuestions.SingleOrDefaultAsync(held => held.State == LinkQuestionState.Open && ((held.SignalId == signalId && held.OtherId == otherId) || (held.SignalId == otherId && held.OtherId == signalId)));
        var pair = await db.PairToDecide(PanelId, question?.SignalId ?? signalId, question?.OtherId ?? otherId);
        if (question is null)
            db.LinkQuestions.Add(question = new LinkQuestion(act, new AskedPair(signalId, otherId, pair.One.AgencyId, pair.Other.AgencyId, [], 0, 0.5), WhyAsked.InBetween, MayBe.Nothing, "test"));
        var decision = question.Answer(act, pair, same, "As the school said.", "{}");
        db.Keep(decision, pair);
        await db.SaveChangesAsync();
        await db.SettleWhatFollows(decision, pair);
        return decision.Id;
    }

    public async Task<Guid> Separate(Guid signalId)
    {
        Now = Now.AddSeconds(1);
        await using var db = Open();
        var otherId = await Explained.NearestOf(db, Models, signalId);
        var pair = await db.PairToDecide(PanelId, signalId, otherId ?? signalId);
        var decision = LinkDecision.Separate(await Act(db), pair, "A namesake.", "{}", "test");
        db.Keep(decision, pair);
        await db.SaveChangesAsync();
        await db.SettleWhatFollows(decision, pair);
        return decision.Id;
    }

    public async Task Undo(Guid decisionId)
    {
        Now = Now.AddSeconds(1);
        await using var db = Open();
        await db.Undo(Models, await Act(db), await db.LinkDecisions.SingleAsync(held => held.Id == decisionId), "It was wrong.");
        await db.SaveChangesAsync();
    }

    public void Dispose() => database.Dispose();
}
