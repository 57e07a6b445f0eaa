using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

/// <summary>The next number of a panel's references in one year. Referrals and cases count apart, so that neither tells of the other.</summary>
public sealed class ReferenceCounter : Record
{
    private ReferenceCounter() { }

    public ReferenceCounter(Guid panelId, string kind, int year)
    {
        PanelId = panelId;
        Kind = kind;
        Year = year;
    }

    public const string OfReferral = "RF";
    public const string OfCase = "YF";
    public const string OfAccess = "SA";
    public const string OfRights = "RR";

    public Guid PanelId { get; private set; }
    public string Kind { get; private set; } = "";
    public int Year { get; private set; }
    public int Last { get; private set; }

    public string Next(string panelCode) => $"{Kind}-{panelCode}-{Year}-{++Last:0000}";
}

/// <summary>A reference that nobody else has: it is taken at once, and a number whose record was then not saved is left out.</summary>
public static class ReferenceNumber
{
    private const int Tries = 50;

    public static Task<string> ForReferral(YoungFuturesDb db, Act act) => Take(db, act, ReferenceCounter.OfReferral);

    public static Task<string> ForCase(YoungFuturesDb db, Act act) => Take(db, act, ReferenceCounter.OfCase);

    public static Task<string> ForAccess(YoungFuturesDb db, Act act) => Take(db, act, ReferenceCounter.OfAccess);

    public static Task<string> ForRights(YoungFuturesDb db, Act act) => Take(db, act, ReferenceCounter.OfRights);

    private static async Task<string> Take(YoungFuturesDb db, Act act, string kind)
    {
        var year = act.Today.Year;
        for (var attempt = 1; ; attempt++)
        {
            await using var own = db.As(Purpose.Numbering);
            var counter = await own.ReferenceCounters.SingleOrDefaultAsync(held => held.PanelId == act.Panel.Id && held.Kind == kind && held.Year == year);
            if (counter is null) own.ReferenceCounters.Add(counter = new ReferenceCounter(act.Panel.Id, kind, year));
            var reference = counter.Next(act.Panel.Code);
            try
            {
                await own.SaveChangesAsync();
                return reference;
            }
            // Somebody took this number in the same moment: the counter's version, or its unique index, says so.
            catch (DbUpdateException) when (attempt < Tries)
            {
                await Task.Delay(Random.Shared.Next(5, 25));
            }
        }
    }
}
