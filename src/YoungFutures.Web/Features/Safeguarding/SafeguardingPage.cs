using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Shared;

namespace YoungFutures.Web.Features.Safeguarding;

/// <summary>One report, how late it is, and what comes next for whoever reads it.</summary>
public sealed record SafeguardingPage(Guid Id, ReportedFrom From, string? Reference, string RecordHref, bool SeesRecord, string? WriteHref, string Concern, string? OwnWords, DateTime RaisedAt, string? RaisedBy, Answer? AnsweredSince, DateTime? AnsweredSinceAt,
    HourClock Clock, string? ReportedBy, string? ReportedTo, DateTime? ReportedAt, string? ServiceReference, string? ConfirmedBy, DateTime? ConfirmedAt,
    bool MayRecord, bool SeesList, string? SendAfterAll, string? EndAsRedirected, StatutoryRoute Route);
