using YoungFutures.Domain;

namespace YoungFutures.Web.Plumbing;

/// <summary>Whom a page is about, for its line in the audit; and which record it shows, where its address does not name one.</summary>
public sealed record AuditSubject(Guid? SubjectId, Guid? PanelId, Guid? RecordId = null);

/// <summary>One of several records that a page shows of as many young people: each has a line of its own in the audit.</summary>
public sealed record AuditPart(string Kind, Guid RecordId, Guid SubjectId, Guid PanelId);

public sealed record AuditParts(IReadOnlyList<AuditPart> Parts);

public static class AuditSubjects
{
    /// <summary>Beside the record that the address names: what else the page shows, item by item.</summary>
    public static void ConcernsEach(this HttpContext context, IEnumerable<AuditPart> parts) => context.Features.Set(new AuditParts([.. parts]));

    /// <summary>To be called by an action once it has its record, before it shows or refuses it.</summary>
    public static void Concerns(this HttpContext context, IAboutYoungPerson record) => context.Concerns(record.SubjectId, record.PanelId);

    public static void Concerns(this HttpContext context, Guid? subjectId, Guid? panelId, Guid? recordId = null) =>
        context.Features.Set(new AuditSubject(subjectId, panelId, recordId));
}
