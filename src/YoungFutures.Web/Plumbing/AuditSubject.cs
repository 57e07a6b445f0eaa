using YoungFutures.Domain;

namespace YoungFutures.Web.Plumbing;

/// <summary>Whom a page is about, for its line in the audit; and which record it shows, where its address does not name one.</summary>
public sealed record AuditSubject(Guid? SubjectId, Guid? PanelId, Guid? RecordId = null);

public static class AuditSubjects
{
    /// <summary>To be called by an action once it has its record, before it shows or refuses it.</summary>
    public static void Concerns(this HttpContext context, IAboutYoungPerson record) => context.Concerns(record.SubjectId, record.PanelId);

    public static void Concerns(this HttpContext context, Guid? subjectId, Guid? panelId, Guid? recordId = null) =>
        context.Features.Set(new AuditSubject(subjectId, panelId, recordId));
}
