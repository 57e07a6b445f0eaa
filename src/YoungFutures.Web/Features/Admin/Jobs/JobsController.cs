using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Plumbing.Jobs;

namespace YoungFutures.Web.Features.Admin.Jobs;

/// <summary>How a job stands: when it ran, how that went, and when it runs next. Of a failure its kind, and never a word of a record.</summary>
public sealed record JobRow(string English, DateTime? StartedAt, long Milliseconds, int Did, DateTime? NextAt, int Failures, string? Failure, DateTime? FailedAt, bool IsRunning, bool WasMissed, int Abandoned);

public sealed record JobsPage(IReadOnlyList<JobRow> Jobs, int LastKnownYear, bool RunsOut);

[Route("admin/jobs")]
public sealed class JobsController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var (now, today, calendar) = (db.Now, UkTime.LocalDate(db.Now), WorkingCalendar.EnglandAndWales);
        var runs = await db.JobRuns.AsNoTracking().OrderBy(held => held.Name).Take(200).ToDictionaryAsync(held => held.Name);
        return View(new JobsPage(
            [.. Timetable.All.Select(job => runs.GetValueOrDefault(job.Name) is { } run
                ? new JobRow(job.English, run.StartedAt, run.Milliseconds, run.Did, run.NextAt, run.Failures, run.Failure, run.FailedAt, run.IsRunningAt(now), run.WasMissed(now, JobRunner.Grace), run.Abandoned)
                : new JobRow(job.English, null, 0, 0, null, 0, null, null, false, false, 0))],
            calendar.LastKnownYear, calendar.IsRunningOut(today)));
    }
}
