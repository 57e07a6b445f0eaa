using System.Linq.Expressions;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Gaps;

/// <summary>What the rules of the board look at: the records of one panel that are in sight, at one moment, under the panel's limits. The sets need not come from a database.</summary>
public sealed partial class GapScope(Act act)
{
    public Act Act { get; } = act;
    public required IQueryable<Referral> Referrals { get; init; }
    public required IQueryable<ReferralQuestion> Questions { get; init; }
    public required IQueryable<Case> Cases { get; init; }
    public required IQueryable<AgencyCheck> Checks { get; init; }
    public required IQueryable<SupportAction> Actions { get; init; }
    /// <summary>Of any panel, to be asked for by the case: with the panel as well, an index of the panel’s would be gone along for every case.</summary>
    public required IQueryable<SupportAction> ActionsByCase { get; init; }
    public required IQueryable<RequestToChair> Requests { get; init; }
    public required IQueryable<CaseTransfer> Transfers { get; init; }
    public required IQueryable<Declaration> Declarations { get; init; }
    public required IQueryable<EmergencySight> EmergencySights { get; init; }
    public required IQueryable<Sharing.SightRequest> SightRequests { get; init; }
    public required IQueryable<PanelMeeting> Meetings { get; init; }
    public required IQueryable<Decision> Decisions { get; init; }
    public required IQueryable<Agreement> Agreements { get; init; }
    public required IQueryable<ContactAttempt> Contacts { get; init; }
    public required IQueryable<SafeguardingReport> Reports { get; init; }
    public required IQueryable<Candidate> Candidates { get; init; }
    public required IQueryable<EvidenceChange> EvidenceChanges { get; init; }
    public required IQueryable<LinkQuestion> LinkQuestions { get; init; }
    public required IQueryable<NationalReturn> Returns { get; init; }
    public required IQueryable<UnusualLook> UnusualLooks { get; init; }
    public required IQueryable<Recertification> Recertifications { get; init; }
    public required IQueryable<AccessRequest> AccessRequests { get; init; }
    public required IQueryable<RightsRequest> RightsRequests { get; init; }
    public required IQueryable<User> Users { get; init; }

    // Worked out once: the rules read them as values.
    public DateOnly Past { get; } = GapRules.Past(act.Today);
    public DateOnly ContactSince { get; } = WorkingCalendar.EnglandAndWales.Add(act.Today, -act.Limits.NoContactDays);
    public DateTime ContactBefore { get; } = UkTime.StartOf(WorkingCalendar.EnglandAndWales.Add(act.Today, -act.Limits.NoContactDays));
    public DateTime PlanBefore { get; } = UkTime.StartOf(WorkingCalendar.EnglandAndWales.Add(act.Today, -act.Limits.PlanDays));
    /// <summary>Whoever was born by this day is 18 within the panel's time of warning.</summary>
    public DateOnly BornBefore { get; } = act.Today.AddMonths(act.Limits.TurningMonths).AddYears(-18);
    public DateOnly Adults { get; } = act.Today.AddYears(-18);
    public DateTime DeclinedSince { get; } = GapRules.DeclinedSince(act.At);
    public List<string> Areas { get; } = [.. act.Panel.Areas.Select(area => area.Code)];

    /// <summary>The statuses by themselves, so that an index leads past all that are closed; and the date that every open case has, so that the index in whose order they are listed does.</summary>
    public IQueryable<Case> OpenCases => Cases.Where(held => held.DueOn != null && (held.Status == CaseStatus.InformationGathering || held.Status == CaseStatus.Listed || held.Status == CaseStatus.Engaging
        || held.Status == CaseStatus.Supporting || held.Status == CaseStatus.Paused || held.Status == CaseStatus.Assured));

    public IQueryable<SupportAction> OpenActions => Actions.Where(held => held.Status == ActionStatus.Open || held.Status == ActionStatus.Accepted || held.Status == ActionStatus.Declined);

    public IQueryable<User> Left => Users.Where(user => user.LeavesOn < Act.Today);

    public IQueryable<Case> Late(CaseStatus status) => Cases.Where(held => held.Status == status && held.DueOn < Past);
    public IQueryable<Referral> Late(ReferralStatus status) => Referrals.Where(held => held.Status == status && held.DueOn < Past);
    public IQueryable<SupportAction> Late(ActionStatus status) => Actions.Where(held => held.Status == status && held.DueOn < Past);

    /// <summary>What the viewer of these records sees of one panel. The panel must be loaded with its areas, as <see cref="YoungFuturesDb.ActIn"/> does.</summary>
    public static GapScope Of(YoungFuturesDb db, Act act)
    {
        var panelId = act.Panel.Id;
        return new(act)
        {
            Referrals = db.Referrals.Where(held => held.PanelId == panelId), Questions = db.ReferralQuestions.Where(held => held.PanelId == panelId),
            Cases = db.Cases.Where(held => held.PanelId == panelId), Checks = db.AgencyChecks.Where(held => held.PanelId == panelId), Actions = db.SupportActions.Where(held => held.PanelId == panelId),
            ActionsByCase = db.SupportActions, InterventionsByCase = db.Interventions,
            Requests = db.RequestsToChair.Where(held => held.PanelId == panelId), Transfers = db.CaseTransfers.Where(held => held.PanelId == panelId), Declarations = db.Declarations.Where(held => held.PanelId == panelId),
            EmergencySights = db.EmergencySights.Where(held => held.PanelId == panelId), SightRequests = db.SightRequests.Where(held => held.PanelId == panelId),
            Meetings = db.PanelMeetings.Where(held => held.PanelId == panelId), Decisions = db.Decisions, Agreements = db.Agreements, Contacts = db.ContactAttempts,
            Reports = db.SafeguardingReports.Where(held => held.PanelId == panelId), Candidates = db.Candidates.Where(held => held.PanelId == panelId),
            EvidenceChanges = db.EvidenceChanges.Where(held => held.PanelId == panelId), Interventions = db.Interventions.Where(held => held.PanelId == panelId),
            RisenRisks = db.RisenRisks.Where(held => held.PanelId == panelId), Handovers = db.AdultHandovers.Where(held => held.PanelId == panelId), ChecksAfter = db.PostClosureChecks.Where(held => held.PanelId == panelId),
            Notices = db.PrivacyNotices.Where(held => held.PanelId == panelId), Warnings = db.VisitWarnings.Where(held => held.PanelId == panelId), Items = db.AgendaItems, SecondOffers = db.SecondOffers.Where(held => held.PanelId == panelId),
            Returns = db.NationalReturns.Where(held => held.PanelId == panelId), UnusualLooks = db.UnusualLooks.Where(held => held.PanelId == panelId), Recertifications = db.Recertifications.Where(held => held.PanelId == panelId), AccessRequests = db.AccessRequests.Where(held => held.PanelId == panelId), RightsRequests = db.RightsRequests.Where(held => held.PanelId == panelId),
            LinkQuestions = db.LinkQuestions.Where(held => held.PanelId == panelId), Users = db.Users,
        };
    }
}

/// <summary>A line of each kind of record that several rules find.</summary>
internal static class Line
{
    public static readonly Expression<Func<Referral, GapLine>> OfReferral = held => new GapLine
    {
        Id = held.Id, CaseId = held.CaseId, SubjectId = held.Id, Reference = held.Reference, OwnerId = held.OwnerId, AgencyId = held.ReferringAgencyId, Since = held.DueOn,
    };

    public static readonly Expression<Func<Case, GapLine>> OfCase = held => new GapLine
    {
        Id = held.Id, CaseId = held.Id, SubjectId = held.YoungPersonId, Reference = held.Reference, OwnerId = held.OwnerId, AgencyId = held.LeadAgencyId, Since = held.DueOn,
    };

    public static readonly Expression<Func<Case, GapLine>> OfCaseToReview = held => new GapLine
    {
        Id = held.Id, CaseId = held.Id, SubjectId = held.YoungPersonId, Reference = held.Reference, OwnerId = held.OwnerId, AgencyId = held.LeadAgencyId, Since = held.ReviewOn,
    };

    public static readonly Expression<Func<AgencyCheck, GapLine>> OfCheck = held => new GapLine
    {
        Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Reference, OwnerId = held.OwnerId, AgencyId = held.AgencyId, Since = held.DueOn,
    };

    public static readonly Expression<Func<SupportAction, GapLine>> OfAction = held => new GapLine
    {
        Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.CaseReference, OwnerId = held.OwnerId, AgencyId = held.AgencyId, Since = held.DueOn,
    };
}
