using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.MyWork;

/// <summary>What waits for a viewer and their agency, kind by kind. The same queries fill My work, its counts and the lists behind them.</summary>
public static class WorkLists
{
    private const int NewsDays = 14;
    private const int AgreementDays = 60;
    private const int LeavingDays = 30;
    /// <summary>How long before its date the panel sees that a case is to be looked at again; the lead agency, which prepares it, sees it sooner.</summary>
    private const int ReviewDays = 7;
    private const int LeadDays = 14;
    /// <summary>More than the longest run of days without a working day.</summary>
    private const int StoppedDays = 10;

    public static IEnumerable<WorkList> Of(YoungFuturesDb db, Viewer viewer)
    {
        var today = UkTime.LocalDate(db.Now);
        var since = db.Now.AddDays(-NewsDays);

        if (viewer.WorksOnCases) yield return ActNow(db, viewer);
        if (viewer.PanelIds.Length > 0)
            foreach (var list in OfPanel(db, viewer, today, since)) yield return list;
        if (viewer.WorksOnCases)
            foreach (var list in OfOneself(db, viewer, today)) yield return list;
        if (viewer is { PartnerPanelIds.Length: > 0, AgencyId: { } agencyId })
            foreach (var list in OfAgency(db, viewer, agencyId, today, since)) yield return list;
        if (viewer.SitsOnPanel)
            foreach (var list in SupportWork.Of(db, viewer, today)) yield return list;
        if (viewer.May(MeetingRights.List)) yield return Meetings(db, viewer, today);
        if (viewer is { IsGovernance: true, PanelIds.Length: 0 }) yield return Sights(db, viewer);
        if (viewer.IsGovernance) yield return UnusualLooks(db, viewer);
        if (viewer.May(RightsRights.Log)) yield return RightsRequests(db, viewer);
        if (viewer.IsAnalyst)
            foreach (var list in Figures(db, since)) yield return list;
        if (viewer.IsAdministrator)
            foreach (var list in People(db, today, since)) yield return list;
        if (viewer is { AgencyId: not null, IsAnalyst: false }) yield return AgencyReports(db, viewer);
        if (viewer.May(RecertificationRights.List)) yield return Recertifications(db, viewer);
        if (viewer.IsAdministrator || viewer.IsGovernance || viewer is { AgencyId: not null, RunPanelIds.Length: 0 })
            foreach (var list in Agreements(db, viewer, today)) yield return list;
    }

    private static WorkList ActNow(YoungFuturesDb db, Viewer viewer) => new("act-now", Words.Key("Act now: a young person may be at risk"),
        db.SafeguardingReports.Where(report => report.ConfirmedAt == null
                && (viewer.PanelIds.Contains(report.PanelId) || report.RaisedById == viewer.UserId || (report.RaisedByAgencyId == viewer.AgencyId && report.RaisedByAgencyId != null)))
            .OrderBy(report => report.DueAt).ThenBy(report => report.Id)
            .Select(report => new WorkRow
            {
                Id = report.Id, Reference = report.RecordReference, Text = report.Concern, IsPhrase = report.From == ReportedFrom.Candidate,
                Name = report.From == ReportedFrom.Candidate ? db.Candidates.Where(candidate => candidate.Id == report.RecordId).Select(candidate => candidate.GivenName + " " + candidate.FamilyName).FirstOrDefault() : null, DueOn = report.DueOn, DueAt = report.DueAt,
                Mark = report.ReportedAt == null ? WorkMark.NotReported : WorkMark.NotConfirmed,
            }),
        row => $"/safeguarding/{row.Id}") { IsUrgent = true, CountsHours = true };

    /// <summary>Of their panels, and never their own. The reference alone: information governance sees no case.</summary>
    private static WorkList Sights(YoungFuturesDb db, Viewer viewer)
    {
        var panelIds = viewer.PanelIds.Union(viewer.GovernedPanelIds).ToArray();
        return new("break-glass", Words.Key("Cases opened by break-glass, to say whether it was right"),
            db.EmergencySights.Where(sight => panelIds.Contains(sight.PanelId) && sight.DueOn != null && sight.ById != viewer.UserId).OrderBy(sight => sight.DueOn).ThenBy(sight => sight.Id)
                .Select(sight => new WorkRow { Id = sight.Id, Reference = sight.CaseReference, DueOn = sight.DueOn }),
            row => $"/break-glass/opened/{row.Id}");
    }

    private static IEnumerable<WorkList> OfPanel(YoungFuturesDb db, Viewer viewer, DateOnly today, DateTime since)
    {
        var soonest = today.AddDays(StoppedDays);
        var past = WorkingCalendar.EnglandAndWales.Past(today);
        yield return new("stopped", Words.Key("Drafts stopped by an immediate risk"),
            // With the hour of its report: the clock of Act now, not that of the panel's working days.
            // A stopped draft is due at once, so the date says nothing new; it leads the index past the drafts that are not stopped.
            db.Referrals.Where(referral => viewer.PanelIds.Contains(referral.PanelId) && referral.Status == ReferralStatus.Draft && referral.ImmediateRisk == Answer.Yes && referral.DueOn <= soonest)
                .OrderBy(referral => referral.DueOn).ThenBy(referral => referral.Id)
                .Select(referral => new WorkRow
                {
                    Id = referral.Id, Reference = referral.Reference, Name = referral.GivenName + " " + referral.FamilyName, DueOn = referral.DueOn, Mark = WorkMark.Stopped,
                    DueAt = db.SafeguardingReports.Where(report => report.RecordId == referral.Id && report.ConfirmedAt == null).Min(report => (DateTime?)report.DueAt),
                }),
            row => $"/referrals/{row.Id}") { IsUrgent = true, CountsHours = true };

        yield return Sights(db, viewer);

        if (viewer.RunPanelIds.Length > 0)
        {
            yield return new("candidates", Words.Key("Found by the panel’s rules, to decide about"),
                db.Candidates.Where(candidate => viewer.RunPanelIds.Contains(candidate.PanelId) && candidate.Status == CandidateStatus.Waiting && candidate.Place != Place.KeptOut)
                    .OrderBy(candidate => candidate.DueOn).ThenBy(candidate => candidate.Id)
                    .Select(candidate => new WorkRow { Id = candidate.Id, Name = candidate.GivenName + " " + candidate.FamilyName, DueOn = candidate.DueOn }),
                row => $"/candidates/{row.Id}");
            yield return new("screening", Words.Key("Referrals to screen"),
                Referrals(db.Referrals.Where(referral => viewer.RunPanelIds.Contains(referral.PanelId)
                        && (referral.Status == ReferralStatus.Submitted || referral.Status == ReferralStatus.Screening))
                    .OrderBy(referral => referral.DueOn).ThenBy(referral => referral.Id)),
                row => $"/referrals/{row.Id}/screening");
            // Nobody's name: who they are is seen where the two are compared.
            yield return new("records", Words.Key("Records to compare"),
                db.LinkQuestions.Where(held => viewer.RunPanelIds.Contains(held.PanelId) && held.State == LinkQuestionState.Open).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
                    .Select(held => new WorkRow
                    {
                        Id = held.Id, DueOn = held.DueOn, Name = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => agency.Name).FirstOrDefault(),
                        NameCy = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => agency.NameCy).FirstOrDefault(),
                    }),
                row => $"/links/{row.Id}");
            yield return new("privacy-notices", Words.Key("Families to tell that the panel holds their data"),
                db.PrivacyNotices.Where(notice => viewer.RunPanelIds.Contains(notice.PanelId) && notice.State == PrivacyNoticeState.Due).OrderBy(notice => notice.DueOn).ThenBy(notice => notice.Id)
                    .Select(notice => new WorkRow { Id = notice.Id, Of = notice.CaseId, Reference = notice.Case.Reference, Name = notice.Case.YoungPerson.GivenName + " " + notice.Case.YoungPerson.FamilyName, DueOn = notice.DueOn }),
                row => $"/cases/{row.Of}/sharing");
            yield return new("waiting-for-referrers", Words.Key("Referrals waiting for their referrer’s answer"),
                Referrals(db.Referrals.Where(referral => viewer.RunPanelIds.Contains(referral.PanelId) && referral.Status == ReferralStatus.AwaitingInformation)
                    .OrderBy(referral => referral.DueOn).ThenBy(referral => referral.Id)),
                row => $"/referrals/{row.Id}");
            yield return new("referrers-to-tell", Words.Key("Referrers to tell how it ended"),
                db.Referrals.Where(referral => viewer.RunPanelIds.Contains(referral.PanelId) && referral.TellReferrerBy != null && referral.ReferrerToldAt == null)
                    .OrderBy(referral => referral.TellReferrerBy).ThenBy(referral => referral.Id)
                    .Select(referral => new WorkRow { Id = referral.Id, Reference = referral.Reference, Name = referral.GivenName + " " + referral.FamilyName, Text = referral.ReferrerName, DueOn = referral.TellReferrerBy }),
                row => $"/referrals/{row.Id}/telling");
            yield return new("transfers", Words.Key("Cases that another panel offers to us"),
                Transfers(db, db.CaseTransfers.Where(transfer => viewer.RunPanelIds.Contains(transfer.ToPanelId) && transfer.Status == TransferStatus.Proposed), theirs: true),
                row => $"/transfers/{row.Id}");
            yield return new("transfers-offered", Words.Key("Cases that wait for another panel’s answer"),
                Transfers(db, db.CaseTransfers.Where(transfer => viewer.RunPanelIds.Contains(transfer.PanelId) && transfer.Status == TransferStatus.Proposed), theirs: false),
                row => $"/transfers/{row.Id}");
            yield return new("sight-requests", Words.Key("Agencies that ask for access to a record"),
                db.SightRequests.Where(request => viewer.RunPanelIds.Contains(request.PanelId) && request.DueOn != null).OrderBy(request => request.DueOn).ThenBy(request => request.Id)
                    .Select(request => new WorkRow { Id = request.Id, Reference = request.Case.Reference, Name = request.Case.YoungPerson.GivenName + " " + request.Case.YoungPerson.FamilyName, Text = request.Because, DueOn = request.DueOn }),
                row => $"/sight-requests/{row.Id}");
            yield return new("late-checks", Words.Key("Checks that agencies are late with"),
                Checks(db.AgencyChecks.Where(check => viewer.RunPanelIds.Contains(check.PanelId) && check.DueOn < past).OrderBy(check => check.DueOn).ThenBy(check => check.Id), withAgency: true),
                row => $"/checks/{row.Id}");
            yield return new("late-actions", Words.Key("Actions that are late or came back"),
                Actions(db.SupportActions.Where(action => viewer.RunPanelIds.Contains(action.PanelId)
                        // The statuses by themselves, so that the index leads to the few that are open and past all that ended.
                        && (action.Status == ActionStatus.Open || action.Status == ActionStatus.Accepted || action.Status == ActionStatus.Declined)
                        && (action.DueOn < past || action.Status == ActionStatus.Declined))
                    .OrderBy(action => action.DueOn).ThenBy(action => action.Id)),
                row => $"/actions/{row.Id}");
        }

        if (viewer.ChairedPanelIds.Length > 0)
            yield return new("for-the-chair", Words.Key("Cases that wait for the chair’s word"),
                Requests(db.RequestsToChair.Where(request => viewer.ChairedPanelIds.Contains(request.PanelId) && request.Status == RequestStatus.Waiting)),
                row => row.Mark == WorkMark.ToSignOff ? $"/cases/{row.Of}/closure/sign-off" : $"/cases/{row.Of}/urgency");
        if (viewer.RunPanelIds.Length > 0)
            yield return new("with-the-chair", Words.Key("Requests that the chair is late with"),
                Requests(db.RequestsToChair.Where(request => viewer.RunPanelIds.Contains(request.PanelId) && !viewer.ChairedPanelIds.Contains(request.PanelId) && request.Status == RequestStatus.Waiting && request.DueOn < past)),
                row => $"/cases/{row.Of}");

        var review = today.AddDays(ReviewDays);
        // The statuses by themselves, so that an index leads past all that are closed; and each date by itself, so that it leads past what is not due.
        var lateCases = db.Cases.Where(@case => viewer.PanelIds.Contains(@case.PanelId) && @case.OwnerId != viewer.UserId
            && (@case.Status == CaseStatus.InformationGathering || @case.Status == CaseStatus.Listed || @case.Status == CaseStatus.Engaging
                || @case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused || @case.Status == CaseStatus.Assured)
            && @case.DueOn < past);
        var dueForReview = db.Cases.Where(@case => viewer.PanelIds.Contains(@case.PanelId) && @case.OwnerId != viewer.UserId
            && (@case.Status == CaseStatus.Engaging || @case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused)
            && @case.ReviewOn <= review && (@case.DueOn == null || @case.DueOn >= past));
        yield return new("late-cases", Words.Key("Cases of others that are late or due for review"),
            Cases(lateCases.Concat(dueForReview)
                .OrderBy(@case => @case.Status == CaseStatus.Paused && @case.ReviewOn < @case.DueOn ? @case.ReviewOn : @case.DueOn).ThenBy(@case => @case.Id), db, review),
            row => $"/cases/{row.Id}");

        yield return new("conflicts", Words.Key("Conflicts of interest to confirm"),
            db.Declarations.Where(held => viewer.PanelIds.Contains(held.PanelId) && held.State == DeclarationState.Proposed && held.PersonId != viewer.UserId
                    && (viewer.ChairedPanelIds.Contains(held.PanelId) || (held.IsForCoordinator && viewer.RunPanelIds.Contains(held.PanelId))))
                .OrderBy(held => held.DueOn).ThenBy(held => held.Id)
                .Select(held => new WorkRow
                {
                    Id = held.Id, Reference = held.CaseReference, DueOn = held.DueOn,
                    Name = db.Users.Where(user => user.Id == held.PersonId).Select(user => user.DisplayName).FirstOrDefault(),
                }),
            row => $"/declarations/{row.Id}");

        yield return new("minutes", Words.Key("Minutes to finish and lock"),
            db.PanelMeetings.Where(meeting => viewer.PanelIds.Contains(meeting.PanelId) && meeting.Status == MeetingStatus.Held
                    // The coordinator's until the draft is with the chair, and what is late is on both desks.
                    && (meeting.DueOn < past || (meeting.DraftedAt == null && viewer.RunPanelIds.Contains(meeting.PanelId))
                        || (meeting.DraftedAt != null && viewer.ChairedPanelIds.Contains(meeting.PanelId))))
                .OrderBy(meeting => meeting.DueOn).ThenBy(meeting => meeting.Id)
                .Select(meeting => new WorkRow { Id = meeting.Id, DueOn = meeting.DueOn, At = meeting.StartsAt, Items = meeting.Items.Count }),
            row => $"/meetings/{row.Id}/minutes");

        // To be read before the meeting; once that has heard the case, it is no more than news.
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var late = db.AgencyChecks.Where(check => viewer.PanelIds.Contains(check.PanelId) && check.ReturnedAt >= since && check.MissedOn != null);
        yield return new("late-answers", Words.Key("Late answers to read before the meeting"),
            late.Where(check => check.Case.Status == CaseStatus.InformationGathering || check.Case.Status == CaseStatus.Listed)
                .OrderBy(check => check.Case.DueOn).ThenBy(check => check.Id)
                .Select(check => new WorkRow { Id = check.Id, Reference = check.Reference, Name = check.SubjectName, Text = welsh ? check.Agency.NameCy : check.Agency.Name, DueOn = check.Case.DueOn, Mark = WorkMark.CameLate }),
            row => $"/checks/{row.Id}");
        yield return new("late-answers-since", Words.Key("Checks that came back late"),
            late.Where(check => check.Case.Status != CaseStatus.InformationGathering && check.Case.Status != CaseStatus.Listed)
                .OrderByDescending(check => check.ReturnedAt).ThenBy(check => check.Id)
                .Select(check => new WorkRow { Id = check.Id, Reference = check.Reference, Name = check.SubjectName, Text = welsh ? check.Agency.NameCy : check.Agency.Name, At = check.ReturnedAt, Mark = WorkMark.CameLate }),
            row => $"/checks/{row.Id}") { IsNews = true };
        yield return new("support-ended-well", Words.Key("Young people whose support ended well"),
            db.Cases.Where(@case => viewer.PanelIds.Contains(@case.PanelId) && @case.ClosedAt >= since
                    && (@case.ClosedBecause == ClosingReason.NeedsMet || @case.ClosedBecause == ClosingReason.PartlyMet))
                .OrderByDescending(@case => @case.ClosedAt).ThenBy(@case => @case.Id)
                .Select(@case => new WorkRow { Id = @case.Id, Reference = @case.Reference, Name = @case.YoungPerson.GivenName + " " + @case.YoungPerson.FamilyName, Text = @case.ClosingNote, At = @case.ClosedAt }),
            row => $"/cases/{row.Id}") { IsNews = true };
        yield return new("panel-actions-done", Words.Key("Actions done"),
            Done(db.SupportActions.Where(action => viewer.PanelIds.Contains(action.PanelId) && action.Status == ActionStatus.Done && action.EndedAt >= since)),
            row => $"/actions/{row.Id}") { IsNews = true };
        if (viewer.RunPanelIds.Length > 0)
            yield return new("sent-back", Words.Key("What the chair did not agree to"),
                db.RequestsToChair.Where(request => viewer.RunPanelIds.Contains(request.PanelId) && request.Status == RequestStatus.SentBack && request.EndedAt >= since && request.EndedById != viewer.UserId)
                    .OrderByDescending(request => request.EndedAt).ThenBy(request => request.Id)
                    .Select(request => new WorkRow
                    {
                        Id = request.Id, Of = request.CaseId, Reference = request.Case.Reference, Name = request.Case.YoungPerson.GivenName + " " + request.Case.YoungPerson.FamilyName,
                        Text = request.SentBackBecause, At = request.EndedAt, Mark = request.Asks == ChairIsAsked.Closing ? WorkMark.ToSignOff : WorkMark.UrgencyAsked,
                    }),
                row => $"/cases/{row.Of}") { IsNews = true };
        if (viewer.RunPanelIds.Length > 0)
            yield return new("actions-not-done", Words.Key("Actions that an agency did not do"),
                Done(db.SupportActions.Where(action => viewer.RunPanelIds.Contains(action.PanelId) && action.Status == ActionStatus.NotDone && action.EndedAt >= since && action.EndedById != viewer.UserId)),
                row => $"/actions/{row.Id}") { IsNews = true };
    }

    private static IEnumerable<WorkList> OfOneself(YoungFuturesDb db, Viewer viewer, DateOnly today)
    {
        if (!viewer.SitsOnPanel) yield break;
        // Their own, and what is of colleagues who are away for whom they stand in.
        var answersFor = viewer.AnswersFor;
        yield return new("cases", Words.Key("Cases whose next step is mine"),
            db.Cases.Where(@case => @case.OwnerId != null && answersFor.Contains(@case.OwnerId.Value) && @case.DueOn != null)
                .OrderBy(@case => @case.DueOn).ThenBy(@case => @case.Id)
                .Select(@case => new WorkRow
                {
                    Id = @case.Id, Reference = @case.Reference, Name = @case.YoungPerson.GivenName + " " + @case.YoungPerson.FamilyName, DueOn = @case.DueOn, Stage = @case.Status,
                    Mark = @case.IsUrgent ? WorkMark.Urgent : @case.Status == CaseStatus.Engaging && @case.LeadAcceptedAt == null ? WorkMark.LeadToAccept : @case.IsRepeat ? WorkMark.Repeat : null,
                }),
            row => $"/cases/{row.Id}");
        yield return new("support", Words.Key("Support whose next step is mine"),
            Support(db.Interventions.Where(held => held.OwnerId != null && answersFor.Contains(held.OwnerId.Value) && held.DueOn != null
                    && (held.Status == InterventionStatus.Accepted || held.Status == InterventionStatus.OnHold || held.Status == InterventionStatus.CameBack || held.AgencyId != viewer.AgencyId))
                .OrderBy(held => held.DueOn).ThenBy(held => held.Id)),
            row => $"/interventions/{row.Id}");
        var soon = today.AddDays(LeadDays);
        yield return new("warnings", Words.Key("Warnings for whoever visits, to look at again"),
            db.VisitWarnings.Where(warning => warning.OwnerId != null && answersFor.Contains(warning.OwnerId.Value) && warning.DueOn <= soon).OrderBy(warning => warning.DueOn).ThenBy(warning => warning.Id)
                .Select(warning => new WorkRow { Id = warning.Id, Of = warning.CaseId, Reference = warning.Case.Reference, Name = warning.Case.YoungPerson.GivenName + " " + warning.Case.YoungPerson.FamilyName, Text = warning.What, DueOn = warning.DueOn }),
            row => $"/warnings/{row.Id}/review");
        yield return new("evidence-changes", Words.Key("Records taken back or corrected, on which something rests"),
            db.EvidenceChanges.Where(change => change.AcknowledgedAt == null && ((change.OwnerId != null && answersFor.Contains(change.OwnerId.Value)) || viewer.RunPanelIds.Contains(change.PanelId)))
                .OrderBy(change => change.DueOn).ThenBy(change => change.Id)
                .Select(change => new WorkRow { Id = change.Id, Reference = change.RecordReference, DueOn = change.DueOn }),
            row => $"/evidence-changes/{row.Id}");
        yield return new("drafts", Words.Key("My drafts"),
            Referrals(db.Referrals.Where(referral => referral.LoggedById == viewer.UserId && referral.Status == ReferralStatus.Draft)
                .OrderBy(referral => referral.DueOn).ThenBy(referral => referral.Id)),
            row => $"/referrals/{row.Id}");
    }

    private static IEnumerable<WorkList> OfAgency(YoungFuturesDb db, Viewer viewer, Guid agencyId, DateOnly today, DateTime since)
    {
        foreach (var list in OfSupport(db, agencyId, today)) yield return list;
        if (viewer.SitsOnPanel)
            foreach (var list in OfSeatedAgency(db, viewer, agencyId, today, since)) yield return list;
        yield return new("actions", Words.Key("Actions to accept or finish"),
            Actions(db.SupportActions.Where(action => action.AgencyId == agencyId && (action.Status == ActionStatus.Open || action.Status == ActionStatus.Accepted))
                .OrderBy(action => action.DueOn).ThenBy(action => action.Id)),
            row => $"/actions/{row.Id}");
        yield return new("actions-done", Words.Key("Our actions that are done"),
            Done(db.SupportActions.Where(action => action.AgencyId == agencyId && action.Status == ActionStatus.Done && action.EndedAt >= since)),
            row => $"/actions/{row.Id}") { IsNews = true };
    }

    /// <summary>What services that the agency gives owe: an answer, and who came.</summary>
    private static IEnumerable<WorkList> OfSupport(YoungFuturesDb db, Guid agencyId, DateOnly today)
    {
        var tomorrow = today.AddDays(1);
        yield return new("offers", Words.Key("Offers of support to answer"),
            Support(db.Interventions.Where(held => held.AgencyId == agencyId && held.Status == InterventionStatus.Offered).OrderBy(held => held.DueOn).ThenBy(held => held.Id)),
            row => $"/interventions/{row.Id}/answer");
        yield return new("waiting-list", Words.Key("Young people who wait for a place with us"),
            Support(db.Interventions.Where(held => held.AgencyId == agencyId && held.Status == InterventionStatus.Waiting).OrderBy(held => held.DueOn).ThenBy(held => held.Id)),
            row => $"/interventions/{row.Id}/answer");
        yield return new("sessions", Words.Key("Sessions to record"),
            Support(db.Interventions.Where(held => held.AgencyId == agencyId && (held.Status == InterventionStatus.Accepted || held.Status == InterventionStatus.Started)
                    && (held.DueOn < tomorrow || held.Sessions.Any(session => session.Attendance == null && session.On <= today)))
                .OrderBy(held => held.DueOn).ThenBy(held => held.Id)),
            row => $"/interventions/{row.Id}");
    }

    private static IQueryable<WorkRow> Support(IQueryable<Intervention> interventions)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return interventions.Select(held => new WorkRow
        {
            Id = held.Id, Reference = held.CaseReference, Name = held.SubjectName, Text = welsh ? held.Service.NameCy : held.Service.Name, DueOn = held.DueOn,
            Mark = held.Status == InterventionStatus.Offered ? WorkMark.ToAccept : held.Status == InterventionStatus.CameBack ? WorkMark.SentBack : null,
        });
    }

    /// <summary>A provider of support carries its actions; what follows is for those who sit on the panel.</summary>
    private static IEnumerable<WorkList> OfSeatedAgency(YoungFuturesDb db, Viewer viewer, Guid agencyId, DateOnly today, DateTime since)
    {
        var answersFor = viewer.AnswersFor;
        yield return new("questions", Words.Key("Questions about our referrals"),
            db.ReferralQuestions.Where(question => question.AnsweredAt == null && question.Referral.Status == ReferralStatus.AwaitingInformation && question.Referral.ReferringAgencyId == agencyId)
                .OrderBy(question => question.DueOn).ThenBy(question => question.Id)
                .Select(question => new WorkRow
                {
                    Id = question.Id, Of = question.ReferralId, Reference = question.Referral.Reference, Name = question.Referral.GivenName + " " + question.Referral.FamilyName,
                    Text = question.Question, DueOn = question.DueOn,
                }),
            row => $"/referrals/{row.Of}/questions/{row.Id}/answer");
        yield return new("my-checks", Words.Key("Checks for me to answer"),
            Checks(db.AgencyChecks.Where(check => check.OwnerId != null && answersFor.Contains(check.OwnerId.Value) && check.DueOn != null && check.AgencyId == agencyId).OrderBy(check => check.DueOn).ThenBy(check => check.Id), withAgency: false),
            row => $"/checks/{row.Id}") { Before = "checks" };
        yield return new("checks", Words.Key("Checks for my agency to answer"),
            db.AgencyChecks.Where(check => check.AgencyId == agencyId && (check.OwnerId == null || !answersFor.Contains(check.OwnerId.Value)) && check.DueOn != null).OrderBy(check => check.DueOn).ThenBy(check => check.Id)
                .Select(check => new WorkRow
                {
                    Id = check.Id, Reference = check.Reference, Name = check.SubjectName, DueOn = check.DueOn, Mark = check.OpenedAt == null ? WorkMark.New : null,
                    Text = db.Users.Where(user => user.Id == check.OwnerId && user.AgencyId == agencyId).Select(user => user.DisplayName).FirstOrDefault(),
                }),
            row => $"/checks/{row.Id}");
        var soon = today.AddDays(LeadDays);
        // Each by an index of its own. Support that is under way is due no later than its review; what is paused may be reviewed before it resumes.
        var led = db.Cases.Where(@case => @case.LeadAgencyId == agencyId && @case.OwnerId != viewer.UserId);
        yield return new("led", Words.Key("Cases that my agency leads"),
            Cases(led.Where(@case => @case.Status == CaseStatus.Engaging)
                .Concat(led.Where(@case => (@case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused) && @case.DueOn <= soon))
                .Concat(led.Where(@case => @case.Status == CaseStatus.Paused && @case.ReviewOn <= soon && (@case.DueOn == null || @case.DueOn > soon)))
                .OrderBy(@case => @case.Status == CaseStatus.Paused && @case.ReviewOn < @case.DueOn ? @case.ReviewOn : @case.DueOn).ThenBy(@case => @case.Id), db, soon),
            row => $"/cases/{row.Id}");
        // Their own references and no name: nothing of these records is theirs to see.
        yield return new("known-records", Words.Key("Records that we may ask about"),
            db.KnownRecords.Where(known => known.AgencyId == agencyId && viewer.SeatedPanelIds.Contains(known.PanelId)).OrderByDescending(known => known.Since).ThenBy(known => known.Id)
                .Select(known => new WorkRow { Id = known.Id, Reference = known.Reference, At = known.Since }),
            row => $"/known-records/{row.Id}") { IsNews = true };
        yield return new("referrals-moved", Words.Key("Our referrals that moved on"),
            db.Referrals.Where(referral => referral.ReferringAgencyId == agencyId && (referral.ScreenedAt >= since || referral.EndedAt >= since))
                .OrderByDescending(referral => referral.EndedAt ?? referral.ScreenedAt).ThenBy(referral => referral.Id)
                .Select(referral => new WorkRow
                {
                    Id = referral.Id, Reference = referral.Reference, Name = referral.GivenName + " " + referral.FamilyName, At = referral.EndedAt ?? referral.ScreenedAt,
                    Mark = referral.EndedAt != null ? WorkMark.Ended : WorkMark.AcceptedByPanel,
                }),
            row => $"/referrals/{row.Id}") { IsNews = true };
    }

    private static WorkList Meetings(YoungFuturesDb db, Viewer viewer, DateOnly today) => new("meetings", Words.Key("Meetings to come"),
        db.PanelMeetings.Where(meeting => meeting.On >= today
                && (viewer.PanelIds.Contains(meeting.PanelId) || viewer.PartnerPanelIds.Contains(meeting.PanelId))
                && (meeting.Status == MeetingStatus.Published || meeting.Status == MeetingStatus.Planned))
            .OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id)
            .Select(meeting => new WorkRow
            {
                Id = meeting.Id, DueOn = meeting.On, At = meeting.StartsAt, Items = meeting.Items.Count, Text = meeting.Place,
                Mark = meeting.Status == MeetingStatus.Published ? WorkMark.Published : null,
            }),
        row => $"/meetings/{row.Id}");

    private static IEnumerable<WorkList> Figures(YoungFuturesDb db, DateTime since)
    {
        var newest = db.Releases.Where(release => !db.Releases.Any(later => later.PanelId == release.PanelId && later.PeriodKind == release.PeriodKind && later.PeriodStart > release.PeriodStart));
        yield return new("figures", Words.Key("Newest figures to read"), Released(newest.OrderBy(release => release.PeriodKind).ThenBy(release => release.PanelId)), Summary);
        yield return new("figures-released", Words.Key("Figures just released"),
            Released(newest.Where(release => release.PeriodKind == PeriodKind.Month && release.ComputedAt >= since).OrderByDescending(release => release.ComputedAt).ThenBy(release => release.Id)), Summary) { IsNews = true };

        IQueryable<WorkRow> Released(IQueryable<Release> releases) => releases.Select(release => new WorkRow
        {
            Id = release.Id, Period = release.PeriodKind, At = release.PeriodStart.ToDateTime(TimeOnly.MinValue),
            Name = db.Panels.Where(panel => panel.Id == release.PanelId).Select(panel => panel.Name).FirstOrDefault(),
            NameCy = db.Panels.Where(panel => panel.Id == release.PanelId).Select(panel => panel.NameCy).FirstOrDefault(),
        });

        static string Summary(WorkRow row) => $"/summary/{row.Id}";
    }

    private static IEnumerable<WorkList> People(YoungFuturesDb db, DateOnly today, DateTime since)
    {
        var leaving = today.AddDays(LeavingDays);
        yield return new("leaving", Words.Key("People who leave"),
            db.Users.Where(user => user.LeavesOn <= leaving && user.Memberships.Any(held => held.Until == null))
                .OrderBy(user => user.LeavesOn).ThenBy(user => user.Id)
                .Select(user => new WorkRow { Id = user.Id, Name = user.DisplayName, Text = user.JobTitle, DueOn = user.LeavesOn, Mark = user.LeavesOn < today ? WorkMark.Left : null }),
            row => $"/admin/users/{row.Id}");
        yield return new("without-role", Words.Key("People without a role"),
            db.Users.Where(user => !user.Memberships.Any(held => held.Until == null) && user.LeavesOn == null)
                .OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
                .Select(user => new WorkRow { Id = user.Id, Name = user.DisplayName, Text = user.JobTitle }),
            row => $"/admin/users/{row.Id}");
        yield return new("joined", Words.Key("People who have joined"),
            db.Users.Where(user => user.Memberships.Any(held => held.From >= since && held.Until == null))
                .OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
                .Select(user => new WorkRow { Id = user.Id, Name = user.DisplayName, Text = user.JobTitle, At = user.Memberships.Where(held => held.Until == null).Max(held => held.From) }),
            row => $"/admin/users/{row.Id}") { IsNews = true };
    }

    /// <summary>An administrator sees to all agencies, governance to those of its panels, everybody else to their own.</summary>
    private static WorkList AgencyReports(YoungFuturesDb db, Viewer viewer) => new("agency-reports", Words.Key("Monthly reports about your agency’s people, to be read"),
        db.AgencyReports.Where(held => held.AgencyId == viewer.AgencyId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
            .Select(held => new WorkRow
            {
                Id = held.Id, DueOn = held.DueOn,
                Name = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => agency.Name).FirstOrDefault(), NameCy = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => agency.NameCy).FirstOrDefault(),
            }), row => $"/agency-reports/{row.Id}");

    private static WorkList Recertifications(YoungFuturesDb db, Viewer viewer) => new("recertifications", Words.Key("Access to confirm"),
        db.Recertifications.Where(held => held.OwnerId != null && viewer.AnswersFor.Contains(held.OwnerId.Value) && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
            .Select(held => new WorkRow
            {
                Id = held.Id, DueOn = held.DueOn,
                Name = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => agency.Name).FirstOrDefault() ?? db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => panel.Name).FirstOrDefault(), NameCy = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => agency.NameCy).FirstOrDefault() ?? db.Panels.Where(panel => panel.Id == held.PanelId).Select(panel => panel.NameCy).FirstOrDefault(),
            }), row => $"/recertifications/{row.Id}");

    private static WorkList UnusualLooks(YoungFuturesDb db, Viewer viewer) => new("unusual-looks", Words.Key("Unusual looking to review"),
        db.UnusualLooks.Where(held => viewer.GovernedPanelIds.Contains(held.PanelId) && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
            .Select(held => new WorkRow { Id = held.Id, Name = db.Users.Where(user => user.Id == held.LookerId).Select(user => user.DisplayName).FirstOrDefault(), DueOn = held.DueOn }), row => $"/audit/unusual/{row.Id}");

    /// <summary>One’s own to see to, and those that one was asked to decide. The reference alone: information governance sees no case.</summary>
    private static WorkList RightsRequests(YoungFuturesDb db, Viewer viewer)
    {
        var own = db.RightsRequests.Where(held => held.OwnerId != null && viewer.AnswersFor.Contains(held.OwnerId.Value) && held.DueOn != null);
        var asked = db.RightsRequests.Where(held => held.DeciderId == viewer.UserId && held.DueOn != null && held.State == RightsState.ToDecide && (held.OwnerId == null || !viewer.AnswersFor.Contains(held.OwnerId.Value)));
        return new("rights-requests", Words.Key("Requests about rights, and complaints, to see to"),
            own.Concat(asked).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new WorkRow { Id = held.Id, Reference = held.Reference, DueOn = held.DueOn }), row => $"/rights-requests/{row.Id}");
    }

    private static IEnumerable<WorkList> Agreements(YoungFuturesDb db, Viewer viewer, DateOnly today)
    {
        var mine = viewer.IsAdministrator ? db.Agencies
            : viewer.IsGovernance ? db.Agencies.Where(agency => db.PanelAgencies.Any(seat => seat.AgencyId == agency.Id && viewer.GovernedPanelIds.Contains(seat.PanelId)))
            : db.Agencies.Where(agency => agency.Id == viewer.AgencyId);
        var (soon, lately) = (today.AddDays(AgreementDays), today.AddDays(-NewsDays));
        Func<WorkRow, string> link = viewer.IsAdministrator ? row => $"/admin/agencies/{row.Id}"
            : viewer.IsGovernance ? row => $"/sharing-agreements/{row.Id}/extension" : row => $"/my-work/agreements#{row.Id}";

        yield return new("agreements", Words.Key("Sharing agreements that end"),
            mine.Where(agency => agency.LeftOn == null && agency.AgreementExpiresOn <= soon).OrderBy(agency => agency.AgreementExpiresOn).ThenBy(agency => agency.Id)
                .Select(agency => new WorkRow { Id = agency.Id, Name = agency.Name, NameCy = agency.NameCy, DueOn = agency.AgreementExpiresOn }), link);
        yield return new("agreements-renewed", Words.Key("Sharing agreements that were renewed"),
            mine.Where(agency => agency.LeftOn == null && agency.AgreementSignedOn >= lately).OrderByDescending(agency => agency.AgreementSignedOn).ThenBy(agency => agency.Id)
                .Select(agency => new WorkRow { Id = agency.Id, Name = agency.Name, NameCy = agency.NameCy }), link) { IsNews = true };
    }

    private static IQueryable<WorkRow> Referrals(IQueryable<Referral> referrals) => referrals.Select(referral => new WorkRow
    {
        Id = referral.Id, Reference = referral.Reference, Name = referral.GivenName + " " + referral.FamilyName, DueOn = referral.DueOn,
        Mark = referral.Status == ReferralStatus.Submitted ? WorkMark.New
            : referral.Status == ReferralStatus.Screening ? WorkMark.Begun
            : referral.Status == ReferralStatus.Draft && referral.ImmediateRisk == Answer.Yes ? WorkMark.Stopped : null,
    });

    /// <summary>Cases that rest with somebody else: who that is, and what is to be done next.</summary>
    private static IQueryable<WorkRow> Cases(IQueryable<Case> cases, YoungFuturesDb db, DateOnly review) => cases.Select(@case => new WorkRow
    {
        Id = @case.Id, Reference = @case.Reference, Name = @case.YoungPerson.GivenName + " " + @case.YoungPerson.FamilyName, Stage = @case.Status,
        DueOn = @case.Status == CaseStatus.Paused && @case.ReviewOn < @case.DueOn ? @case.ReviewOn : @case.DueOn,
        Text = db.Users.Where(user => user.Id == @case.OwnerId).Select(user => user.DisplayName).FirstOrDefault(),
        Mark = @case.IsUrgent ? WorkMark.Urgent
            : @case.Status == CaseStatus.Engaging && @case.LeadAcceptedAt == null ? WorkMark.LeadToAccept
            : (@case.Status == CaseStatus.Engaging || @case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused) && @case.ReviewOn <= review ? WorkMark.ReviewDue
            : @case.Status == CaseStatus.Engaging ? WorkMark.ContactDue : null,
    });

    private static IQueryable<WorkRow> Checks(IQueryable<AgencyCheck> checks, bool withAgency)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return checks.Select(check => new WorkRow
        {
            Id = check.Id, Reference = check.Reference, Name = check.SubjectName, Text = !withAgency ? null : welsh ? check.Agency.NameCy : check.Agency.Name, DueOn = check.DueOn, Mark = check.OpenedAt == null ? WorkMark.New : null,
        });
    }

    private static IQueryable<WorkRow> Actions(IQueryable<SupportAction> actions) => actions.Select(action => new WorkRow
    {
        Id = action.Id, Reference = action.CaseReference, Name = action.SubjectName, Text = action.What, DueOn = action.DueOn,
        Mark = action.Status == ActionStatus.Open ? WorkMark.ToAccept : action.Status == ActionStatus.Declined ? WorkMark.SentBack : null,
    });

    /// <summary>The reference and the other panel; who it is about stands on its own page.</summary>
    private static IQueryable<WorkRow> Transfers(YoungFuturesDb db, IQueryable<CaseTransfer> transfers, bool theirs) => transfers.OrderBy(transfer => transfer.DueOn).ThenBy(transfer => transfer.Id)
        .Select(transfer => new WorkRow
        {
            Id = transfer.Id, Reference = transfer.CaseReference, DueOn = transfer.DueOn,
            Name = db.Panels.Where(panel => panel.Id == (theirs ? transfer.PanelId : transfer.ToPanelId)).Select(panel => panel.Name).FirstOrDefault(),
            NameCy = db.Panels.Where(panel => panel.Id == (theirs ? transfer.PanelId : transfer.ToPanelId)).Select(panel => panel.NameCy).FirstOrDefault(),
        });

    private static IQueryable<WorkRow> Requests(IQueryable<RequestToChair> requests) => requests.OrderBy(request => request.DueOn).ThenBy(request => request.Id)
        .Select(request => new WorkRow
        {
            Id = request.Id, Of = request.CaseId, Reference = request.Case.Reference, Name = request.Case.YoungPerson.GivenName + " " + request.Case.YoungPerson.FamilyName, DueOn = request.DueOn,
            Text = request.Because, Mark = request.Asks == ChairIsAsked.Closing ? WorkMark.ToSignOff : WorkMark.UrgencyAsked,
        });

    private static IQueryable<WorkRow> Done(IQueryable<SupportAction> actions) => actions.OrderByDescending(action => action.EndedAt).ThenBy(action => action.Id)
        .Select(action => new WorkRow { Id = action.Id, Reference = action.CaseReference, Name = action.SubjectName, Text = action.Outcome, At = action.EndedAt, Mark = action.Status == ActionStatus.Done ? WorkMark.Done : WorkMark.NotDone });
}
