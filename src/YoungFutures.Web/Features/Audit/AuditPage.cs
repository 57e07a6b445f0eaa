using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Audit;

/// <summary>Lines: nothing when the filter could not be understood. References: of the records that have one.</summary>
public sealed record AuditPage(AuditFilterForm Filter, Paged<AuditRow>? Lines, IReadOnlyDictionary<Guid, string> References);
