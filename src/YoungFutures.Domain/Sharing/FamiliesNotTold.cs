using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Sharing;

/// <summary>A case of which nobody has recorded who told the young person, or the parents, or why not; or a decision not to tell them that a meeting has passed over since.</summary>
/// <param name="YoungPerson">It is not known whether the young person was told.</param>
/// <param name="Parents">It is not known whether the parents or carers were told.</param>
/// <param name="ListBy">The day by which the case is to be heard, and so by which this is wanted.</param>
public sealed record FamilyNotTold(Guid CaseId, Guid SubjectId, Guid PanelId, string Reference, CaseStatus Status, Guid? OwnerId, DateTime Since, DateOnly ListBy, bool YoungPerson, bool Parents);

public static class FamiliesNotTold
{
    /// <summary>Those of the cases, of whatever state, whose family is not known to have been told. Narrow the cases first; whoever looks sees those in their sight.</summary>
    /// <param name="items">What meetings decided, as far as whoever looks sees it.</param>
    public static IQueryable<FamilyNotTold> Among(IQueryable<AgendaItem> items, IQueryable<Case> cases)
    {
        return cases
            .Select(@case => new
            {
                @case.Id, @case.YoungPersonId, @case.PanelId, @case.Reference, @case.Status, @case.OwnerId, Since = @case.ReopenedAt ?? @case.OpenedAt, @case.ListBy,
                YoungPerson = !@case.Told.Any(told => told.Whom == WhoIsTold.YoungPerson && told.RecordedAt >= (@case.ReopenedAt ?? @case.OpenedAt)
                    && (told.WasTold || !items.Any(item => item.CaseId == @case.Id && item.DecidedAt > told.RecordedAt))),
                Parents = !@case.Told.Any(told => told.Whom == WhoIsTold.Parents && told.RecordedAt >= (@case.ReopenedAt ?? @case.OpenedAt)
                    && (told.WasTold || !items.Any(item => item.CaseId == @case.Id && item.DecidedAt > told.RecordedAt))),
            })
            .Where(held => held.YoungPerson || held.Parents)
            .Select(held => new FamilyNotTold(held.Id, held.YoungPersonId, held.PanelId, held.Reference, held.Status, held.OwnerId, held.Since, held.ListBy, held.YoungPerson, held.Parents));
    }

    /// <summary>The same for the open cases of these panels.</summary>
    public static IQueryable<FamilyNotTold> In(YoungFuturesDb db, Guid[] panelIds) => Among(db.AgendaItems, db.Cases.Where(@case => panelIds.Contains(@case.PanelId)
        && (@case.Status == CaseStatus.InformationGathering || @case.Status == CaseStatus.Listed || @case.Status == CaseStatus.Engaging
            || @case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused || @case.Status == CaseStatus.Assured)));
}
