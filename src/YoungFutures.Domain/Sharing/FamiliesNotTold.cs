using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Sharing;

/// <summary>A case of which nobody has recorded who told the young person, or the parents, or why not; or a decision not to tell them that a meeting has passed over since.</summary>
public sealed record FamilyNotTold
{
    public required Guid CaseId { get; init; }
    public required Guid SubjectId { get; init; }
    public required Guid PanelId { get; init; }
    public required string Reference { get; init; }
    public required CaseStatus Status { get; init; }
    public required Guid? OwnerId { get; init; }
    public required Guid? LeadAgencyId { get; init; }
    public required DateTime Since { get; init; }
    /// <summary>The day by which the case is to be heard, and so by which this is wanted.</summary>
    public required DateOnly ListBy { get; init; }
    /// <summary>It is not known whether the young person was told.</summary>
    public required bool YoungPerson { get; init; }
    /// <summary>It is not known whether the parents or carers were told.</summary>
    public required bool Parents { get; init; }
}

public static class FamiliesNotTold
{
    /// <summary>Those of the cases, of whatever state, whose family is not known to have been told. Narrow the cases first; whoever looks sees those in their sight.</summary>
    /// <param name="items">What meetings decided, as far as whoever looks sees it.</param>
    public static IQueryable<FamilyNotTold> Among(IQueryable<AgendaItem> items, IQueryable<Case> cases)
    {
        return cases
            .Select(@case => new FamilyNotTold
            {
                CaseId = @case.Id, SubjectId = @case.YoungPersonId, PanelId = @case.PanelId, Reference = @case.Reference, Status = @case.Status, OwnerId = @case.OwnerId, LeadAgencyId = @case.LeadAgencyId, Since = @case.ReopenedAt ?? @case.OpenedAt, ListBy = @case.ListBy,
                YoungPerson = !@case.Told.Any(told => told.Whom == WhoIsTold.YoungPerson && told.RecordedAt >= (@case.ReopenedAt ?? @case.OpenedAt)
                    && (told.WasTold || !items.Any(item => item.CaseId == @case.Id && item.DecidedAt > told.RecordedAt))),
                Parents = !@case.Told.Any(told => told.Whom == WhoIsTold.Parents && told.RecordedAt >= (@case.ReopenedAt ?? @case.OpenedAt)
                    && (told.WasTold || !items.Any(item => item.CaseId == @case.Id && item.DecidedAt > told.RecordedAt))),
            })
            .Where(held => held.YoungPerson || held.Parents);
    }
}
