using Quartz;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.AgencyReports;
using YoungFutures.Web.Features.Checks;
using YoungFutures.Web.Features.Digests;
using YoungFutures.Web.Features.Documents;
using YoungFutures.Web.Features.Interventions;
using YoungFutures.Web.Features.MyWork;
using YoungFutures.Web.Features.Recertifications;
using YoungFutures.Web.Features.Referrals.Drafts;
using YoungFutures.Web.Features.Referrals.Screening;
using YoungFutures.Web.Features.SharingAgreements;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;

namespace YoungFutures.Web.Plumbing.Jobs;

/// <summary>What a job works with: the records, whole, and where the site is.</summary>
public sealed record JobScene(YoungFuturesDb Db, SiteAddress Site, Papers? Papers = null, LookLimits? Looking = null, AuditKeyring? Keyring = null)
{
    public Letters Letters => new(Db, Site, new Words());
}

/// <summary>Documents and who looks at them.</summary>
public sealed record Papers(DocumentContents Contents, DocumentScans Scans);

/// <summary>Something that is done by the clock alone. It sweeps what is due, so that it may run again, or late, or on two nodes at once, without harm.</summary>
/// <param name="English">What it does, as administrators read it.</param>
/// <param name="Cron">When, by the clock of London; see <see cref="CronExpression"/>.</param>
/// <param name="Lasts">So long its lease lasts from when it was last renewed; it is renewed while the job runs. After that its node is taken for dead, and another begins it again.</param>
/// <param name="Do">Says how much it did.</param>
public sealed record Job(string Name, string English, string Cron, TimeSpan Lasts, Func<JobScene, CancellationToken, Task<int>> Do)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>
    /// When it runs next. On the day on which the clocks go forward an hour of the wall's clock is left out, and what was due in it is run after it; on the day on which they go back it is not run twice for one reading of a daily time.
    /// </summary>
    public DateTime NextAfter(DateTime utc) =>
        (new CronExpression(Cron, London).GetNextValidTimeAfter(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc))) ?? throw new InvalidOperationException($"{Name} is never due.")).UtcDateTime;
}

/// <summary>All jobs and their times. What looks for work every few seconds (the outbox, imports, linking, the rules, the audit's seal) is no job of the timetable: it has a loop of its own.</summary>
public static class Timetable
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(10);

    public static IReadOnlyList<Job> All { get; } =
    [
        new("leavers", Words.Key("Hand on what rests with people who have left"), "0 0 * * * ?", Short, (on, cancelled) => LeaversWork.HandOn(on.Db, cancelled: cancelled)),
        new("closed-services", Words.Key("Give back what waits for services that have closed"), "0 1 * * * ?", Short, (on, cancelled) => ClosedServices.GiveBack(on.Db, InterventionLetters.SayClosed(on.Site, new Words()), cancelled)),
        new("covers", Words.Key("Open and end the sight of people who stand in"), "0 1 * * * ?", Short, (on, cancelled) => Covering.Sweep(on.Db, cancelled)),
        new("dates", Words.Key("Give open records their dates by changed limits"), "0 2 * * * ?", Short, (on, cancelled) => Redating.Sweep(on.Db, cancelled)),
        new("drafts", Words.Key("Remove drafts that were not sent in time"), "0 3 * * * ?", Short, (on, cancelled) => DraftPurge.Sweep(on.Db, cancelled)),
        new("questions", Words.Key("Remind referrers of a question"), "0 4 * * * ?", Short, (on, cancelled) => QuestionReminders.Send(on.Db, on.Letters, cancelled)),
        new("unanswered", Words.Key("Give up questions that nobody answered"), "0 5 * * * ?", Short, (on, cancelled) => UnansweredQuestions.Sweep(on.Db, cancelled)),
        new("checks", Words.Key("Remind agencies of a check"), "0 6 * * * ?", Short, (on, cancelled) => CheckLetters.Remind(on.Db, on.Letters, cancelled)),
        new("late-checks", Words.Key("Tell agencies that a check is late"), "0 7 * * * ?", Short, (on, cancelled) => CheckLetters.SayLate(on.Db, on.Letters, cancelled)),
        new("before-meetings", Words.Key("Remind people of what they owe before a meeting"), "0 8 * * * ?", Short, (on, cancelled) => WorkReminders.Send(on.Db, on.Site, new Words(), cancelled)),
        new("agendas", Words.Key("Put cases whose review is due onto an agenda"), "0 9 * * * ?", Short, (on, cancelled) => NextAgenda.Sweep(on.Db, cancelled)),
        new("names", Words.Key("Propose conflicts of interest because of a name"), "0 9 * * * ?", Short, (on, cancelled) => ConflictsByName.Sweep(on.Db, cancelled)),
        new("hearing-drafts", Words.Key("Remove drafts of meetings that are over"), "0 10 * * * ?", Short, (on, cancelled) => HearingDraftPurge.Sweep(on.Db, cancelled)),
        new("signals", Words.Key("Remove rows of agencies’ lists whose time is over"), "0 11 * * * ?", Short, (on, cancelled) => SignalPurge.Sweep(on.Db, cancelled)),
        // The lease spares work, no more: that figures are released once is the database's to keep.
        new("releases", Words.Key("Release the figures of a month that has settled"), "0 12 * * * ?", Short, (on, cancelled) => new ReleaseComputation(on.Db).ComputeDue(cancelled)),
        new("evaluation-keys", Words.Key("Destroy the keys of agreements with evaluators that are over"), "0 13 * * * ?", Short, (on, cancelled) => EvaluationKeys.Destroy(on.Db, cancelled)),
        new("scans", Words.Key("Check documents for viruses that wait for it"), "0 0/5 * * * ?", Short, (on, cancelled) => on.Papers?.Scans.Sweep(on.Db, on.Site, cancelled) ?? Task.FromResult(0)),
        new("documents", Words.Key("Remove the content of documents that no record holds"), "0 14 * * * ?", Short, (on, cancelled) => on.Papers?.Contents.Sweep(on.Db, cancelled) ?? Task.FromResult(0)),
        new("retention", Words.Key("Find records whose time to be kept is over"), "0 20 2 * * ?", Short, (on, cancelled) => RetentionSweep.Sweep(on.Db, cancelled)),
        new("disposals", Words.Key("Dispose of records as was decided and confirmed"), "0 40 2 * * ?", Short, (on, cancelled) => Disposal.Sweep(on.Db, cancelled)),
        new("declined", Words.Key("Forget who was found by the rules and declined"), "0 50 2 * * ?", Short, (on, cancelled) => DeclinedMarkers.Sweep(on.Db, cancelled)),
        new("leftovers", Words.Key("Remove old searches, sessions, codes and sent mails"), "0 55 2 * * ?", Short, (on, cancelled) => Leftovers.Sweep(on.Db, cancelled)),
        // Once a month, so that there are twelve checkpoints a year and not one for each night.
        new("audit-lines", Words.Key("Remove lines of the audit that are seven years old"), "0 10 4 1 * ?", Short, (on, cancelled) => on.Keyring is { } keyring ? AuditRetention.Sweep(on.Db, keyring, cancelled) : Task.FromResult(0)),
        new("unusual-looks", Words.Key("Read the audit for unusual looking"), "0 30 3 * * ?", Short, (on, cancelled) => UnusualLooking.Sweep(on.Db, on.Looking ?? LookLimits.Usual, cancelled)),
        new("agency-reports", Words.Key("Make the monthly reports about agencies’ people"), "0 45 6 * * ?", Short, (on, cancelled) => ReportLetters.Send(on.Db, on.Letters, cancelled)),
        // Every day, so that what was opened at the beginning of a quarter goes on, and a first day that was missed is made good.
        new("recertifications", Words.Key("Ask agencies who of theirs still needs access"), "0 50 6 * * ?", Short, (on, cancelled) => RecertificationLetters.Send(on.Db, on.Letters, cancelled)),
        new("draft-warnings", Words.Key("Warn the writers of drafts that go soon"), "0 0 7 * * ?", Short, (on, cancelled) => DraftWarnings.Send(on.Db, on.Letters, cancelled)),
        new("agreements", Words.Key("Tell of sharing agreements that end"), "0 10 7 * * ?", Short, (on, cancelled) => AgreementLetters.Send(on.Db, on.Letters, cancelled)),
        new(Digests.Job, Words.Key("Write to people about what is late"), "0 30 6 * * ?", Short, (on, cancelled) => DigestLetters.Send(on.Db, on.Site, new Words(), cancelled)),
    ];
}
