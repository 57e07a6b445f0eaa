using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Returns;

namespace YoungFutures.Tests.Web;

/// <summary>Scenes of returns, of what left under control, and of agreements with evaluators.</summary>
public static class GivenReturns
{
    private static int days;

    /// <summary>On this ground returns of the panel may be counted, from today on; the one that is there, where one is.</summary>
    public static Task<Guid> Basis(this Given given) => given.As("ig.nw", async (db, act) =>
    {
        var held = await db.ReturnBases.Where(one => one.PanelId == act.Panel.Id).ToListAsync();
        if (held.Find(one => one.IsInForceOn(act.Today)) is { } basis) return basis.Id;
        basis = new ReturnBasis(act, "Home Office", "Head of the statistics unit", "Grant agreement of 1 October 2025, section 4.", act.Today, null, held);
        db.ReturnBases.Add(basis);
        return basis.Id;
    });

    /// <summary>One that is of no day yet, so that several stand beside each other.</summary>
    public static Task<Guid> EndedBasis(this Given given) => given.As("ig.nw", (db, act) =>
    {
        var day = new DateOnly(2100, 1, 1).AddDays(Interlocked.Increment(ref days));
        var basis = new ReturnBasis(act, "Home Office", "Head of the statistics unit", "Grant agreement.", day, day, []);
        db.ReturnBases.Add(basis);
        return Task.FromResult(basis.Id);
    });

    /// <summary>A return that waits to be signed, each of an earlier quarter than the one before.</summary>
    public static async Task<Guid> Return(this Given given, bool submitted = true)
    {
        var basisId = await given.Basis();
        return await given.As("coordinator.nw", async (db, act) =>
        {
            var period = ReleasePeriod.Of(PeriodKind.Quarter, act.Today).Previous;
            for (var more = await db.NationalReturns.CountAsync(held => held.PanelId == act.Panel.Id); more > 0; more--) period = period.Previous;
            var definition = await db.DefinitionOn(period.LastDay);
            var held = new NationalReturn(act, definition, period, [], null);
            db.NationalReturns.Add(held);
            held.Count(act, await ReturnCounting.Count(db, act.Panel.Id, definition, period), await db.ReturnBases.SingleAsync(one => one.Id == basisId));
            if (submitted) held.Submit(act);
            return held.Id;
        });
    }

    public static Task<Guid> DraftDefinition(this Given given) => given.As("admin", async (db, act) =>
    {
        var newest = await db.ReturnDefinitions.Include(held => held.Lines).OrderByDescending(held => held.Number).FirstAsync();
        if (newest.IsDraft && newest.Lines.Count > 0) return newest.Id;
        var draft = newest.Next(act.UserId, act.At);
        db.ReturnDefinitions.Add(draft);
        return draft.Id;
    });

    public static Task<Guid> EvaluationAgreement(this Given given, YoungFuturesHost site, params EvaluationField[] fields) => given.As("ig.nw", (db, act) =>
    {
        var agreement = new EvaluationAgreement(act, new("RAND Europe", "Head of the evaluation", "Data sharing agreement of 1 October 2025."), "What became of the pilot.", act.Today, act.Today.AddMonths(6),
            new(2025, 10, 1), act.Today, fields.Length == 0 ? [EvaluationField.AgeGroup, EvaluationField.Sex] : fields, site.Services.GetRequiredService<AuditKeyring>());
        db.EvaluationAgreements.Add(agreement);
        return Task.FromResult(agreement.Id);
    });

    public static Task<Guid> InspectionDisclosure(this Given given) => given.As("ig.nw", (db, act) =>
    {
        var made = ControlledDisclosure.OfInspection(act, new("Inspectorate of Probation", "Lead inspector", "Joint targeted area inspection."), act.Today.AddMonths(-3), act.Today, "The list of children.");
        db.ControlledDisclosures.Add(made);
        return Task.FromResult(made.Id);
    });
}
