using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases;

/// <summary>Whom a case is about: the head of each of its pages.</summary>
public sealed record CaseIdentity(Guid CaseId, Guid YoungPersonId, string Reference, string Name, string? PreferredName, DateOnly? BornOn, bool BornOnEstimated, int? Age,
    ContactLanguage Language, string? Area, CaseStatus Status, bool IsUrgent, bool IsRepeat, bool IsRestricted)
{
    public static async Task<CaseIdentity> Of(YoungFuturesDb db, Case @case)
    {
        var who = @case.YoungPerson;
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var area = await db.PanelAreas.Where(held => held.PanelId == @case.PanelId && held.Code == @case.AreaCode)
            .Select(held => welsh ? held.NameCy : held.Name).FirstOrDefaultAsync();
        return new(@case.Id, who.Id, @case.Reference, who.FullName, who.PreferredName, who.BornOn, who.BornOnEstimated,
            who.BornOn is { } born ? Domain.Calendar.Age.On(born, UkTime.LocalDate(db.Now)) : null, who.SpokenLanguage, area, @case.Status,
            @case.IsUrgent, @case.IsRepeat, @case.IsRestricted);
    }
}

/// <summary>Something the viewer may do.</summary>
/// <param name="IsNext">It is what the case waits for: whoever is tired does this.</param>
public sealed record Move(string Text, string Href, bool IsNext = false);

/// <summary>Who takes part; since when is the panel's to know, and one's own.</summary>
public sealed record InvolvedLine(string Who, Reach Reach, DateTime? Since);

public sealed record ReferralLine(Guid Id, string? Reference, ReferralStatus Status, ReferralSource Source, DateTime? SubmittedAt, string? Referrer);

public sealed record CheckLine(Guid Id, string Agency, DateOnly? DueOn, DateTime AskedAt, DateTime? OpenedAt, CheckAnswer? Answer, DateTime? ReturnedAt, DateTime? UnassignedAt, string? Owner);

public sealed record DecisionLine(Guid MeetingId, Guid ItemId, DateOnly On, DecisionOutcome? Outcome, string? Reasons, MeetingStatus Meeting, bool WasCarriedOver)
{
    /// <summary>The meeting will hear it, or has still to say what it decided.</summary>
    public bool IsToBeHeard => Outcome is null && !WasCarriedOver && Meeting is MeetingStatus.Planned or MeetingStatus.Published or MeetingStatus.Held;
}

/// <summary>What was asked of the chair: it waits, or it is the last answer to what is still wanted.</summary>
public sealed record RequestLine(Guid Id, string Version, ChairIsAsked Asks, RequestStatus Status, string Because, ClosingReason? Reason, string? ExitPlan, string? AskedBy, DateTime AskedAt, DateOnly? DueOn, string? Owner,
    string? AnsweredBy, string? SentBackBecause) : IVersioned
{
    public bool IsOpen => Status == RequestStatus.Waiting;
}

public sealed record ActionLine(Guid Id, string What, string Agency, ActionStatus Status, DateOnly? DueOn);

public sealed record AgreementLine(Guid Id, bool Given, AgreementBy By, string DecidedBy, string Scope, ContactLanguage Language, DateOnly DecidedOn, string? RecordedBy, DateTime RecordedAt, AgreementMethod? Method, string? FormVersion,
    DateTime? WithdrawnAt, string? WithdrawnBecause, bool MayWithdraw)
{
    public bool? CoversContactAfter { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    /// <summary>A new lead practitioner has yet to ask.</summary>
    public bool ToConfirm { get; init; }
}

/// <summary>What came of offering support once more after it was declined.</summary>
public sealed record SecondOfferLine(DateOnly On, string By, ContactMethod? How, SecondAnswer Answer, string? Note);

/// <summary>A case as far as the viewer may see it: each part has passed its own filter, so what is hidden is not counted either.</summary>
public sealed record CasePage(
    CaseIdentity Who,
    string Next,
    DateOnly? DueOn,
    string? Owner,
    string? Lead,
    string? Summary,
    string? ClosedBecause,
    string? ClosingNote,
    string? ExitPlan,
    bool MaySeeRisk,
    IReadOnlyList<Move> Moves,
    Chronology Chronology,
    IReadOnlyList<InvolvedLine> Involved,
    IReadOnlyList<ReferralLine> Referrals,
    IReadOnlyList<CheckLine> Checks,
    IReadOnlyList<DecisionLine> Decisions,
    IReadOnlyList<ActionLine> Actions,
    IReadOnlyList<AgreementLine> Agreements)
{
    public IReadOnlyList<RequestLine> Requests { get; init; } = [];
    /// <summary>The reader chairs the panel, and answers what is asked of the chair.</summary>
    public bool Chairs { get; init; }
    public bool Runs { get; init; }
    public bool MayReadLooks { get; init; }
    public SecondOfferLine? SecondOffer { get; init; }
    /// <summary>Why some goals have no score at the end.</summary>
    public string? NotAsked { get; init; }

    // More than any case has; a list that were longer would still be found in the chronology.
    private const int Most = 100;

    /// <summary>When its record is looked at for disposal, for whoever runs or chairs the panel.</summary>
    public DateOnly? LookedAtOn { get; init; }

    public static async Task<CasePage> Of(YoungFuturesDb db, Viewer viewer, Case @case, Words T, int page)
    {
        var now = db.Now;
        var id = @case.Id;
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);

        var involved = await db.Involvements.AsNoTracking()
            .Where(held => held.CaseId == id && held.From <= now && (held.Until == null || now < held.Until))
            .OrderBy(held => held.From).Take(Most)
            .Select(held => new
            {
                held.AgencyId, held.UserId, held.Reach, held.From,
                Agency = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                User = db.Users.Where(user => user.Id == held.UserId).Select(user => user.DisplayName).FirstOrDefault(),
            })
            .ToListAsync();

        var taking = await db.AgenciesOn(@case);
        var takingIds = taking.Select(held => held.AgencyId).Distinct().ToList();
        var agencyNames = takingIds.Count == 0 ? [] : await db.Agencies.Where(agency => takingIds.Contains(agency.Id))
            .Select(agency => new { agency.Id, Name = welsh ? agency.NameCy : agency.Name }).ToDictionaryAsync(agency => agency.Id, agency => agency.Name);

        var referrals = await db.Referrals.AsNoTracking().Where(referral => referral.CaseId == id)
            .OrderByDescending(referral => referral.SubmittedAt).Take(Most)
            .Select(referral => new ReferralLine(referral.Id, referral.Reference, referral.Status, referral.Source, referral.SubmittedAt,
                db.Agencies.Where(agency => agency.Id == referral.ReferringAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault() ?? referral.ReferrerName))
            .ToListAsync();

        var checks = await db.AgencyChecks.AsNoTracking().Where(check => check.CaseId == id)
            .OrderBy(check => check.UnassignedAt != null).ThenBy(check => check.AskedAt).Take(Most)
            .Select(check => new CheckLine(check.Id, welsh ? check.Agency.NameCy : check.Agency.Name, check.DueOn, check.AskedAt, check.OpenedAt,
                check.Answer, check.ReturnedAt, check.UnassignedAt, db.Users.Where(user => user.Id == check.OwnerId).Select(user => user.DisplayName).FirstOrDefault()))
            .ToListAsync();

        var decisions = await db.AgendaItems.AsNoTracking().Where(item => item.CaseId == id && item.Meeting.Status != MeetingStatus.Cancelled)
            .OrderByDescending(item => item.Meeting.StartsAt).Take(Most)
            .Select(item => new DecisionLine(item.MeetingId, item.Id, item.Meeting.On, item.Decision == null ? null : item.Decision.Outcome,
                item.Decision == null ? null : item.Decision.Reasons, item.Meeting.Status, item.WasCarriedOver))
            .ToListAsync();

        var actions = await db.SupportActions.AsNoTracking().Where(action => action.CaseId == id)
            .OrderBy(action => action.DueOn == null).ThenBy(action => action.DueOn).ThenBy(action => action.SetAt).Take(Most)
            .Select(action => new ActionLine(action.Id, action.What, welsh ? action.Agency.NameCy : action.Agency.Name, action.Status, action.DueOn))
            .ToListAsync();

        var mayLead = viewer.May(CaseRights.Lead, @case) && @case.IsOpen;
        var agreements = await db.Agreements.AsNoTracking().Where(agreement => agreement.CaseId == id)
            .OrderByDescending(agreement => agreement.RecordedAt).Take(Most)
            .Select(agreement => new AgreementLine(agreement.Id, agreement.Given, agreement.By, agreement.DecidedBy, agreement.Scope, agreement.Language, agreement.DecidedOn,
                db.Users.Where(user => user.Id == agreement.RecordedById).Select(user => user.DisplayName).FirstOrDefault(), agreement.RecordedAt, agreement.Method, agreement.FormVersion,
                agreement.WithdrawnAt, agreement.WithdrawnBecause, mayLead && agreement.Given && agreement.WithdrawnAt == null)
                { CoversContactAfter = agreement.CoversContactAfter, ConfirmedOn = agreement.ConfirmedOn, ToConfirm = @case.ConfirmAgreementBy != null })
            .ToListAsync();

        var asked = await db.RequestsToChair.AsNoTracking().Where(request => request.CaseId == id && (request.Status == RequestStatus.Waiting || request.Status == RequestStatus.SentBack))
            .OrderByDescending(request => request.Status == RequestStatus.Waiting).ThenByDescending(request => request.AskedAt).Take(Most)
            .Select(request => new RequestLine(request.Id, request.Version.ToString(), request.Asks, request.Status, request.Because, request.Reason, request.ExitPlan,
                db.Users.Where(user => user.Id == request.AskedById).Select(user => user.DisplayName).FirstOrDefault(), request.AskedAt, request.DueOn,
                db.Users.Where(user => user.Id == request.OwnerId).Select(user => user.DisplayName).FirstOrDefault(),
                db.Users.Where(user => user.Id == request.EndedById).Select(user => user.DisplayName).FirstOrDefault(), request.SentBackBecause))
            .ToListAsync();
        // Of each kind the last, and none of a case that has ended or is heard urgently already.
        var requests = asked.GroupBy(request => request.Asks).Select(kind => kind.First()).Where(request => request.Asks == ChairIsAsked.Closing ? @case.IsOpen : @case.CanBeUrgent).ToList();
        var closing = requests.Find(request => request is { Asks: ChairIsAsked.Closing, IsOpen: true });

        var names = await db.Users.Where(user => user.Id == @case.OwnerId || user.Id == @case.LeadPractitionerId)
            .Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var leadAgency = await db.Agencies.Where(agency => agency.Id == @case.LeadAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefaultAsync();
        var leadPerson = @case.LeadPractitionerId is { } lead ? names.GetValueOrDefault(lead) : null;
        var mayRun = viewer.May(CaseRights.Run, @case);
        // Only where it was closed as declined is that offered once more.
        var declined = @case.ClosedBecause == ClosingReason.Declined
            ? await db.Cases.AsNoTracking().Include(held => held.YoungPerson).Include(held => held.Agreements).Include(held => held.SecondOffers).AsSplitQuery().SingleAsync(held => held.Id == id) : @case;

        return new CasePage(
            await CaseIdentity.Of(db, @case),
            closing is not null ? T["The chair signs off the closing of this case, or sends it back. Until then it stays open."] : NextStep(declined, T, decisions.Exists(line => line.IsToBeHeard), agreements),
            closing?.DueOn ?? @case.DueOn,
            closing?.Owner ?? (@case.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null),
            leadAgency is null ? null : leadPerson is null ? leadAgency : T["{0}, {1}", leadPerson, leadAgency],
            mayRun ? @case.Summary : null,
            @case.ClosedBecause is { } because ? T.Of(because) : null,
            @case.ClosingNote,
            @case.ExitPlan,
            viewer.May(CaseRights.ReportRisk, @case),
            MovesOf(viewer, declined, agreements, requests, T),
            await Chronology.Of(db, @case, T, page),
            [
                .. involved.Select(held => new InvolvedLine((held.Agency, held.User) switch
                {
                    ({ } agency, { } user) => T["{0}, {1}", user, agency],
                    var (agency, user) => agency ?? user ?? "–",
                }, held.Reach, held.From)),
                .. taking.Where(held => !involved.Exists(known => known.AgencyId == held.AgencyId && known.Reach == held.Reach))
                    .Select(held => new InvolvedLine(agencyNames[held.AgencyId], held.Reach, null)).OrderBy(line => line.Reach).ThenBy(line => line.Who, StringComparer.CurrentCulture),
            ],
            referrals, checks, decisions, actions, agreements)
        {
            Requests = requests, Chairs = viewer.May(CaseRights.SignOff, @case), Runs = mayRun, MayReadLooks = viewer.May(CaseRights.ReadLooks, @case), NotAsked = @case.NotAskedBecause is { } notAsked ? T.Of(notAsked) : null,
            SecondOffer = declined.SecondOffer is { } again ? new(again.On, again.By, again.How, again.Answer, again.Note) : null,
        };
    }

    /// <summary>Somebody agreed to take part, since the case was last opened.</summary>
    private static bool IsAgreed(Case @case, IReadOnlyList<AgreementLine> agreements) =>
        agreements.Any(agreement => agreement is { Given: true, WithdrawnAt: null } && (@case.ReopenedAt is null || agreement.RecordedAt >= @case.ReopenedAt));

    private static string NextStep(Case @case, Words T, bool isOnAnAgenda, IReadOnlyList<AgreementLine> agreements) => @case.Status switch
    {
        CaseStatus.InformationGathering or CaseStatus.Listed when @case.IsUrgent && !isOnAnAgenda => T["The chair agreed that it is heard urgently. Put it on the agenda of a meeting by {0}, or plan an extra one.", @case.ListBy.ToLong()],
        CaseStatus.InformationGathering => T["Ask the agencies what they know, then list the case for a meeting by {0}.", @case.ListBy.ToLong()],
        CaseStatus.Listed when isOnAnAgenda => T["The panel hears this case at its meeting and records a decision."],
        CaseStatus.Listed => T["The case waits for a place on an agenda."],
        CaseStatus.Engaging when @case.WaitsForItsLead => T["The lead agency accepts the case and names who will work with the family."],
        CaseStatus.Engaging or CaseStatus.Supporting or CaseStatus.Paused when @case.ConfirmAgreementBy is { } confirm => T["The lead practitioner is new: ask the family by {0} whether they still agree, and record it.", confirm.ToLong()],
        CaseStatus.Engaging when IsAgreed(@case, agreements) => T["They agreed to take part. The lead practitioner starts support."],
        CaseStatus.Engaging => T["The lead practitioner makes contact and records whether the family agrees to take part."],
        CaseStatus.Supporting when @case.PlanBy is { } plan => T["Support is under way. Talk about strengths and needs, and record the plan by {0}.", plan.ToLong()],
        CaseStatus.Supporting => T["Support is under way. The panel looks at it again by {0}.", @case.ReviewOn?.ToLong()],
        CaseStatus.Paused => T["Support is paused until {0}.", @case.ResumeOn?.ToLong()],
        CaseStatus.Assured => T["Support was already in place. Ask for assurance by {0}, then close the case.", @case.AssureOn?.ToLong()],
        CaseStatus.Closed when @case.SecondOffer is { Answer: SecondAnswer.Accepted } => T["Support was offered once more and they would like it. Reopen the case, so that it can begin."],
        CaseStatus.Closed when @case.RefusalIsRespected => T["Support was declined, and that is respected: nobody asks them again, and nobody asks later how it went. They can come back at any time, and the case is then reopened with a reason."],
        CaseStatus.Closed when @case.MayBeOfferedAgain => T["Support was declined. Offer it once more, record what came of that, and then respect it."],
        CaseStatus.Closed => T["The panel’s work has ended. It can be reopened with a reason."],
        _ => throw new ArgumentOutOfRangeException(nameof(@case), @case.Status, "A status without a next step."),
    };

    private static List<Move> MovesOf(Viewer viewer, Case @case, IReadOnlyList<AgreementLine> agreements, IReadOnlyList<RequestLine> requests, Words T)
    {
        var at = $"/cases/{@case.Id}";
        var runs = viewer.May(CaseRights.Run, @case);
        var leads = viewer.May(CaseRights.Lead, @case);
        var agreed = IsAgreed(@case, agreements);
        bool Waits(ChairIsAsked what) => requests.Any(request => request.Asks == what && request.IsOpen);
        var moves = new List<Move>();
        void Offer(bool may, string text, string href, bool isNext = false)
        {
            if (may) moves.Add(new(text, href, isNext));
        }

        // Who runs the panel may do the lead agency’s part as well, but it is not theirs that the case waits for.
        var own = viewer.BelongsTo(@case.LeadAgencyId) && @case.ConfirmAgreementBy is null;
        var engages = own && @case is { Status: CaseStatus.Engaging, WaitsForItsLead: false };

        Offer(runs && @case.IsOpen, T["Ask agencies what they know"], $"{at}/checks/new", @case is { Status: CaseStatus.InformationGathering, IsUrgent: false });
        Offer(runs && @case.WaitsForFirstMeeting, T["List it for a meeting"], "/meetings", @case is { Status: CaseStatus.InformationGathering, IsUrgent: false });
        Offer(runs && @case is { WaitsForFirstMeeting: true, IsUrgent: true } && viewer.May(MeetingRights.Plan), T["Plan an extra meeting"], "/meetings/new");
        Offer(runs && @case.CanBeUrgent && !viewer.May(CaseRights.AgreeUrgent, @case) && !Waits(ChairIsAsked.Urgency), T["Ask the chair to hear it urgently"], $"{at}/urgency/request");
        Offer(@case.CanBeUrgent && viewer.May(CaseRights.AgreeUrgent, @case), T["Agree to hear it urgently"], $"{at}/urgency");
        Offer(leads && @case.WaitsForItsLead, T["Accept the lead"], $"{at}/lead-acceptance", own);
        Offer(leads && @case.HasLead && !@case.WaitsForItsLead, T["Change the lead practitioner"], $"{at}/lead-acceptance");
        Offer(leads && @case.HasLead, T["Record a contact"], $"{at}/contacts/new", engages && !agreed);
        Offer(leads && @case.HasLead, T["Record an agreement to take part"], $"{at}/agreements/new", engages && !agreed);
        Offer(leads && @case.CanBeOffered, T["Find services"], $"{at}/services");
        Offer(leads && agreed && @case.CanStartSupport, T["Start support"], $"{at}/support", own);
        Offer(leads && @case.CanResumeSupport, T["Resume support"], $"{at}/support", own);
        Offer(leads && @case is { Status: CaseStatus.Supporting, PlanBy: not null }, T["Write the plan"], $"{at}/plan", own);
        Offer(leads && @case.IsSupported && @case.PlanBy is null, T["Record a review"], $"{at}/reviews/new", own && @case.Status == CaseStatus.Supporting);
        Offer(leads && @case.IsSupported && @case.PlanBy is null, T["Write the exit plan"], $"{at}/exit-plan");
        Offer(@case.HasLead && viewer.May(CaseRights.ReportRisk, @case), T["The risk has risen"], $"{at}/risen-risks/new");
        Offer(leads && @case.CanMoveTo(CaseStatus.Paused), T["Pause support"], $"{at}/pause");
        Offer(leads && @case.IsOpen, T["Add an action"], $"{at}/actions/new");
        Offer(runs && @case.IsOpen && !@case.IsRestricted, T["Bring in an agency"], $"{at}/agencies/new");
        Offer(viewer.May(CaseRights.WriteNote, @case) && !viewer.IsCutOffIn(@case.PanelId), T["Write a note"], $"{at}/notes/new");
        Offer(true, T["Documents"], $"{at}/documents");
        Offer(runs && @case.IsOpen, T["Change what agencies are told"], $"{at}/summary");
        Offer(true, T["The family, and how to reach them"], $"{at}/family");
        Offer(viewer.May(Domain.Sharing.SharingRights.Read, @case), T["What was shared, and what the family knows"], $"{at}/sharing");
        Offer(viewer.May(CaseRights.NamePeople, @case), T["Name other people in it"], $"{at}/named-people/new");
        Offer(viewer.May(CaseRights.Restrict, @case), T["Say who may see it"], $"{at}/restriction");
        Offer(viewer.May(CaseRights.Restrict, @case), T["Keep somebody out of it"], $"{at}/exclusions/new");
        Offer(runs && @case.IsOpen, T["Transfer to another panel"], $"{at}/transfer");
        Offer(Waits(ChairIsAsked.Closing) && viewer.May(CaseRights.SignOff, @case), T["Sign off the closing"], $"{at}/closure/sign-off", true);
        Offer(runs && @case.CanMoveTo(CaseStatus.Closed) && !Waits(ChairIsAsked.Closing), T["Close the case"], $"{at}/closure");
        Offer(leads && @case.MayBeOfferedAgain, T["Record the second offer"], $"{at}/second-offer", true);
        Offer(runs && @case.CanReopen, T["Reopen the case"], $"{at}/reopening", @case.SecondOffer is { Answer: SecondAnswer.Accepted });
        return moves;
    }
}
