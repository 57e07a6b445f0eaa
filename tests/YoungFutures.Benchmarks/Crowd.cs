using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Benchmarks;

/// <summary>
/// Seven years of three busy panels, played by the records' own verbs as the demo is, so that every row has the company it has in earnest:
/// referrals, names, checks, seats, decisions, actions, progress, agreements.
/// </summary>
internal static class Crowd
{
    private const int Years = 7;
    private const int Seed = 7_000_001;
    private const double PeoplePerCase = 1.12;
    private const double MostAtOnce = 20_000;
    private const double ActionsAndNotesPerCase = 4;

    /// <summary>Drafts that are ready to be sent: what the saving of a referral uses up.</summary>
    public static int Drafts(int cases) => Math.Clamp(cases / 4, 300, 3_000);

    private static readonly (string Code, DemoPlace[] Places, double Share)[] Panels =
    [
        ("NW", [new("W06000006", true, ["LL11", "LL12", "LL13", "LL14"], ["Ysgol y Bont", "Ysgol Maes Helyg"]), new("W06000005", true, ["CH5", "CH6", "CH7"], ["Ysgol Llyn Helyg", "Dee View High School"])], 0.4),
        ("HERTS", [new("E10000015", false, ["SG1", "SG4", "AL3", "AL7", "WD3"], ["Lea Meadows School", "Chalk Hill Academy"])], 0.4),
        ("DERBYS", [new("E10000007", false, ["DE4", "DE5", "DE11", "DE55"], ["Amber Vale School", "High Edge Academy"])], 0.2),
    ];

    /// <summary>
    /// The records of each panel in turn, tracked by a context of their own, so that only one panel's are in memory; where it has many cases, so many at a time as its agendas can hear in the seven years, as if it met that often.
    /// </summary>
    public static async Task Play(Func<YoungFuturesDb> open, int cases, DateOnly today, Action<string, YoungFuturesDb> played)
    {
        var number = 0;
        foreach (var (code, places, share) in Panels)
        {
            var counted = new Dictionary<(string, int), ReferenceCounter>();
            var turns = (int)Math.Ceiling(cases * share / MostAtOnce);
            for (var turn = 1; turn <= turns; turn++)
                await Play(open, code, places, ++number, cases * share / turns, Drafts(cases) * share / turns, today, counted, turn == turns, played);
        }
    }

    private static async Task Play(Func<YoungFuturesDb> open, string code, DemoPlace[] places, int number, double cases, double drafts, DateOnly today, Dictionary<(string, int), ReferenceCounter> counted, bool isLast,
        Action<string, YoungFuturesDb> played)
    {
        await using var db = open();
        var chance = new Random(Seed + number);
        var cast = await DemoCast.Of(db, code);
        var play = new DemoPlay(cast, today, counted);
        var began = today.AddYears(-Years);
        // A meeting every working day: sixteen new cases fit on an agenda.
        for (var on = began; on < today.AddDays(28); on = on.AddDays(1))
            if (WorkingCalendar.EnglandAndWales.IsWorkingDay(on) && on != today) play.Plan(on, new TimeOnly(14, 0), isLast: on >= today.AddDays(-3));

        var people = (int)(cases * PeoplePerCase);
        var days = today.DayNumber - began.DayNumber;
        for (var person = 0; person < people; person++)
        {
            var own = new Random(unchecked((Seed * 31) + (number * 1_000_003) + person));
            var on = DemoPlay.WorkingDay(began.AddDays((int)(days * own.NextDouble())));
            var place = places[own.Next(places.Length)];
            new DemoStory(play, DemoNames.Make(own, place, on), own).BeginAt(UkTime.ToUtc(on, new TimeOnly(own.Next(8, 18), own.Next(60))));
        }
        play.Run();

        WriteNotes(play, (int)(play.Records.OfType<Case>().Count() * ActionsAndNotesPerCase), chance);
        Draft(play, (int)drafts, places, chance);

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        // A counter is one row, and counts on from turn to turn.
        db.AddRange(play.Records.Where(record => record is not ReferenceCounter));
        if (isLast) db.AddRange(counted.Values);
        db.ChangeTracker.DetectChanges();
        played(code, db);
    }

    /// <summary>Most cases have a few notes, some have very many.</summary>
    private static void WriteNotes(DemoPlay play, int wanted, Random chance)
    {
        var cases = play.Records.OfType<Case>().ToList();
        var held = cases.Sum(@case => @case.Actions.Count) + play.Records.OfType<Note>().Count();
        var near = play.Cast.Core(null).ToList();
        var end = UkTime.StartOf(play.Today);
        while (held < wanted)
        {
            var @case = cases[chance.Next(cases.Count)];
            for (var more = chance.Next(10) == 0 ? 12 : 2; more > 0 && held < wanted; more--, held++)
            {
                var part = near[chance.Next(near.Count)];
                var at = @case.OpenedAt + (((@case.ClosedAt ?? end) - @case.OpenedAt) * chance.NextDouble());
                play.Keep(new Note(@case, play.By(part.User, at), DemoNames.Pick(chance, DemoWords.Notes).English, chance.Next(5) == 0 ? Visibility.AuthorAndChair : Visibility.WholePanel, []));
            }
        }
    }

    private static void Draft(DemoPlay play, int drafts, DemoPlace[] places, Random chance)
    {
        var police = play.Cast.Partners.Last(part => part.Agency.Sector == Sector.Police);
        var at = UkTime.StartOf(play.Today);
        for (var draft = 0; draft < drafts; draft++)
        {
            var own = new Random(chance.Next());
            var story = new DemoStory(play, DemoNames.Make(own, places[own.Next(places.Length)], play.Today), own);
            var referral = story.Draft(police, at);
            story.Explain(referral, at);
            referral.AnswerImmediateRisk(Answer.No, play.By(police.User, at));
        }
    }
}
