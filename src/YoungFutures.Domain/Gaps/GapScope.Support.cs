using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Support;

namespace YoungFutures.Domain.Gaps;

/// <summary>What belongs to support, and to what the family knows.</summary>
public sealed partial class GapScope
{
    public required IQueryable<Intervention> Interventions { get; init; }
    /// <summary>Of any panel, as <see cref="ActionsByCase"/> is.</summary>
    public required IQueryable<Intervention> InterventionsByCase { get; init; }
    public required IQueryable<RisenRisk> RisenRisks { get; init; }
    public required IQueryable<AdultHandover> Handovers { get; init; }
    public required IQueryable<PostClosureCheck> ChecksAfter { get; init; }
    public required IQueryable<SecondOffer> SecondOffers { get; init; }
    public required IQueryable<PrivacyNotice> Notices { get; init; }
    public required IQueryable<VisitWarning> Warnings { get; init; }
    public required IQueryable<AgendaItem> Items { get; init; }

    public IQueryable<Intervention> Late(InterventionStatus status) => Interventions.Where(held => held.Status == status && held.DueOn < Past);
    public IQueryable<PostClosureCheck> Late(AfterState state) => ChecksAfter.Where(held => held.State == state && held.DueOn < Past);
}
