using YoungFutures.Domain;

namespace YoungFutures.Web.Plumbing;

/// <summary>Whom a page is about, for its line in the audit.</summary>
public sealed record AuditSubject(Guid? SubjectId, Guid? PanelId);

public static class AuditSubjects
{
    /// <summary>To be called by an action once it has its record, before it shows or refuses it.</summary>
    public static void Concerns(this HttpContext context, IAboutYoungPerson record) => context.Concerns(record.SubjectId, record.PanelId);

    public static void Concerns(this HttpContext context, Guid? subjectId, Guid? panelId) => context.Features.Set(new AuditSubject(subjectId, panelId));
}
