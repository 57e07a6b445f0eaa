using System.Linq.Expressions;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Safeguarding;

public sealed record SafeguardingRow(Guid Id, ReportedFrom From, string? Reference, DateTime RaisedAt, DateTime DueAt, string? RaisedBy, bool IsReported, DateTime? ConfirmedAt)
{
    public static Expression<Func<SafeguardingReport, SafeguardingRow>> Read(YoungFuturesDb db) => report => new(report.Id, report.From, report.RecordReference, report.RaisedAt,
        report.DueAt, db.Users.Where(user => user.Id == report.RaisedById).Select(user => user.DisplayName).FirstOrDefault(), report.ReportedAt != null, report.ConfirmedAt);
}

public sealed record SafeguardingList(Paged<SafeguardingRow> Reports, bool Confirmed, DateTime Now);
