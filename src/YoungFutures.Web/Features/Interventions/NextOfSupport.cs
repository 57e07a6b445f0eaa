using YoungFutures.Domain.Interventions;

namespace YoungFutures.Web.Features.Interventions;

/// <summary>What the next step of support is told from.</summary>
public sealed record NextOfSupport(InterventionStatus Status, string Agency, DateOnly? ExpectedOn);
