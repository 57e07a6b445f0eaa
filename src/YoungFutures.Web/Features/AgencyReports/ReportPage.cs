using YoungFutures.Domain.Looking;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.AgencyReports;

public sealed record ReportRow(Guid Id, DateOnly Month, DateOnly? DueOn, DateTime? ReadAt);

public sealed record ReportListPage(Paged<ReportRow> Reports);

public sealed record ReportLine(string Name, DateTime? LastSignedInAt, bool HasCodes, int Records, int Searches, int Exports, int OutOfHours, DateOnly? LeftOn, int OpenSessions)
{
    public bool IsAmiss => LeftOn is not null && OpenSessions > 0;
}

public sealed record ReportPage(Guid Id, string Agency, DateOnly Month, DateTime MadeAt, Paged<ReportLine> Lines, bool IsAmiss, IReadOnlyList<(LookOutcome Outcome, int Count)> Outcomes, DateOnly? DueOn, string? ReadBy, DateTime? ReadAt,
    string Version) : IVersioned;
