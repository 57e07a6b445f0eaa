using System.Globalization;
using System.Linq.Expressions;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Audit;

/// <summary>One line of the audit. Which fields changed, but not what stood in them.</summary>
public sealed record AuditRow(Guid Id, DateTime At, Guid? WhoId, string? Who, string? Agency, string Event, string? Kind, Guid? RecordId, Guid? SubjectId, string? Fields, string? Address, bool HasValues)
{
    public static Expression<Func<AuditEntry, AuditRow>> Of(YoungFuturesDb db)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return line => new(
            line.Id, line.At, line.UserId,
            db.Users.Where(user => user.Id == line.UserId).Select(user => user.DisplayName).FirstOrDefault(),
            db.Agencies.Where(agency => agency.Id == line.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
            line.Event, line.RecordKind, line.RecordId, line.SubjectId, line.Fields, line.From, line.Values != null);
    }
}
