using YoungFutures.Domain.Audit;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Audit;

/// <summary>Lines: nothing when the filter could not be understood. References: of the records that have one.</summary>
public sealed record AuditPage(AuditFilterForm Filter, Paged<AuditRow>? Lines, IReadOnlyDictionary<Guid, string> References)
{
    /// <summary>The reader’s own tasks, by young person.</summary>
    public IReadOnlyDictionary<Guid, AuditGround> Grounds { get; init; } = new Dictionary<Guid, AuditGround>();

    public bool MayRead(AuditRow line) => AuditValues.MayRead(line.Kind, line.SubjectId, line.HasValues, Grounds);
}
