using YoungFutures.Domain.Calendar;
using static YoungFutures.Domain.Cases.CaseStatus;

namespace YoungFutures.Domain.Cases;

/// <summary>The next date of a case, counted anew from what is stored when limits or the calendar have changed.</summary>
public sealed partial class Case
{
    /// <summary>What counts a date from its own moment; of the other events nothing follows.</summary>
    internal static readonly CaseEventKind[] CountedFrom = [CaseEventKind.UrgencyAgreed, CaseEventKind.LeadChanged, CaseEventKind.AgreementConfirmed, CaseEventKind.SupportStarted, CaseEventKind.Resumed];

    /// <summary>
    /// The next date under the limits in force, where it is counted and not chosen. Its referrals, attempts, agreements and events must be loaded. These stay: a day that somebody named (a meeting, a review, the end of a
    /// pause, an assurance), among them the first review, which the family was told when support started; and a case that came off an agenda after its time, which is due at once.
    /// </summary>
    internal void Date(Act act)
    {
        switch (Status)
        {
            case InformationGathering when DueOn == ListBy:
                var by = Counted(ListedFrom(), act.Limits.ListingDays);
                if (IsUrgent)
                {
                    if (Last(CaseEventKind.UrgencyAgreed) is not { } agreed) return;
                    by = Earlier(by, Counted(agreed, act.Limits.UrgentListingDays));
                }

                DueOn = ListBy = by;
                break;
            case Engaging:
                if (LeadAcceptedAt is null) LeadAcceptBy = Counted(AdoptedAt!.Value, act.Limits.AcceptDays);
                ConfirmAnew(act);
                // The panel named a day at a review that comes before all of them. Of the day of an earlier review nothing is kept.
                if (DueOn != ReviewOn) DueOn = EngagingBy(act);
                break;
            case Supporting:
                PlanAnew(act);
                ConfirmAnew(act);
                WaitForSupport(act);
                break;
            case Paused:
                var confirm = ConfirmAgreementBy;
                PlanAnew(act);
                ConfirmAnew(act);
                // The end of the pause, or a day that the panel named at a review, stays; what is counted since the pause began comes before it or not.
                if (ConfirmAgreementBy is not null && Last(CaseEventKind.LeadChanged) >= PausedAt) DueOn = Earlier(DueOn == confirm ? ResumeOn : DueOn, ConfirmAgreementBy);
                else if (!HasAgreement && WithdrawnLast >= PausedAt) DueOn = Earlier(EndOfPause, ClosingBy(act));
                break;
        }
    }

    /// <summary>A decision waits for the chair, or deferred the case without naming a day: counted from when it was recorded.</summary>
    internal void WaitAfter(DateTime decidedAt, int workingDays)
    {
        if (Status == Listed) DueOn = Counted(decidedAt, workingDays);
    }

    // The referral that opened it, and none that joined it later.
    private DateTime ListedFrom() => ReopenedAt ?? Referrals.Where(held => held.ScreenedAt <= OpenedAt).Min(held => held.SubmittedAt) ?? OpenedAt;

    private DateTime? WithdrawnLast => Agreements.Where(made => IsOfNow(made.RecordedAt)).Max(made => made.WithdrawnAt);

    private DateOnly? ClosingBy(Act act) => WithdrawnLast is { } at ? Counted(at, act.Limits.ClosingDays) : DueOn;

    private void PlanAnew(Act act)
    {
        if (PlanBy is null) return;
        DateOnly? by = null;
        foreach (var happened in Events.Where(held => held.Kind is CaseEventKind.SupportStarted or CaseEventKind.Resumed && IsOfNow(held.At)).OrderBy(held => held.At))
            if (happened.Kind == CaseEventKind.SupportStarted || by < UkTime.LocalDate(happened.At)) by = Counted(happened.At, act.Limits.PlanDays);
        by ??= SupportStartedAt is { } started ? Counted(started, act.Limits.PlanDays) : null;
        // Of a case that is older than its events nobody knows when a pause ended: no date that is to come becomes one that has passed.
        if (by is null || (by < act.Today && PlanBy >= act.Today && !Events.Exists(held => held.Kind == CaseEventKind.SupportStarted))) return;
        PlanBy = by;
    }

    private void ConfirmAnew(Act act)
    {
        if (ConfirmAgreementBy is not null && Last(CaseEventKind.LeadChanged) is { } changed) ConfirmAgreementBy = Counted(changed, act.Limits.FirstContactDays);
    }

    /// <summary>What happened since the lead agency was named, once more in its order.</summary>
    private DateOnly EngagingBy(Act act)
    {
        var (limits, start) = (act.Limits, LeadAcceptedAt ?? AdoptedAt!.Value);
        var by = LeadAcceptedAt is null ? Counted(start, limits.AcceptDays) : AttemptsNow.Any(tried => tried.RecordedAt < start) ? ReachBy(act) : Counted(start, limits.FirstContactDays);
        var isToConfirm = false;
        var steps = new List<(DateTime At, Action Do)>();
        if (LeadAcceptedAt is not null)
            steps.AddRange(AttemptsNow.Where(tried => tried.RecordedAt >= start).Select(tried => (tried.RecordedAt, (Action)(() => { if (!WasAgreedAt(tried.RecordedAt)) by = ReachBy(act); }))));
        foreach (var made in Agreements.Where(made => IsOfNow(made.RecordedAt)))
        {
            steps.Add((made.RecordedAt, () =>
            {
                if (made.Given && isToConfirm) (isToConfirm, by) = (false, Counted(made.RecordedAt, limits.FirstContactDays));
                by = Earlier(by, Counted(made.RecordedAt, made.Given ? limits.FirstContactDays : limits.ClosingDays));
            }));
            if (made.WithdrawnAt is { } withdrawn) steps.Add((withdrawn, () => { if (!WasAgreedAt(withdrawn)) (isToConfirm, by) = (false, Earlier(by, Counted(withdrawn, limits.ClosingDays))); }));
        }

        foreach (var happened in Events.Where(held => IsOfNow(held.At)))
        {
            if (happened.Kind == CaseEventKind.LeadChanged) steps.Add((happened.At, () => { if (WasAgreedAt(happened.At)) (isToConfirm, by) = (true, Earlier(by, Counted(happened.At, limits.FirstContactDays))); }));
            if (happened.Kind == CaseEventKind.AgreementConfirmed) steps.Add((happened.At, () => { if (isToConfirm) (isToConfirm, by) = (false, Counted(happened.At, limits.FirstContactDays)); }));
        }

        // What came before the lead agency took the case on was overtaken by that.
        foreach (var (_, step) in steps.Where(step => step.At >= start).OrderBy(step => step.At)) step();
        return by;
    }

    private bool WasAgreedAt(DateTime at) => Agreements.Exists(made => made.Given && IsOfNow(made.RecordedAt) && made.RecordedAt <= at && (made.WithdrawnAt is null || made.WithdrawnAt > at));

    private DateTime? Last(CaseEventKind kind) => Events.Where(held => held.Kind == kind && IsOfNow(held.At)).Max(held => (DateTime?)held.At);

    private static DateOnly Counted(DateTime from, int workingDays) => WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(from), workingDays);
}
