using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Meetings.Items.Hearing;

/// <summary>One case as the meeting looks at it: the facts, what the agencies said to this reader, what was decided before, and the form for what is decided now.</summary>
public sealed record HearingPage(Guid MeetingId, Guid ItemId, DateTime StartsAt, string Reference, DecisionForm Form)
{
    private const int Most = 50;

    /// <summary>Nothing for a reader who sits on the item and opens no case.</summary>
    public Guid? CaseId { get; init; }
    public string YoungPerson { get; init; } = "";
    public DateOnly? BornOn { get; init; }
    public int? Age { get; init; }
    public string? Area { get; init; }
    public string? School { get; init; }
    public ContactLanguage Language { get; init; }
    public CaseStatus CaseStatus { get; init; }
    public bool IsUrgent { get; init; }
    public bool IsRepeat { get; init; }
    public string Summary { get; init; } = "";
    public IReadOnlyList<CheckLine> Checks { get; init; } = [];
    /// <summary>Whoever runs or chairs the panel sees who has not answered.</summary>
    public bool CountsChecks { get; init; }
    /// <summary>When the reader took a copy of the pack: what came in after that is not on their paper.</summary>
    public DateTime? PackTakenAt { get; init; }
    public IReadOnlyList<ReferralLine> Referrals { get; init; } = [];
    public IReadOnlyList<DecisionLine> Earlier { get; init; } = [];
    public IReadOnlyList<ActionLine> Actions { get; init; } = [];
    public DecisionLine? Decided { get; init; }
    public bool WasCarriedOver { get; init; }
    public QuorumRow? Quorum { get; init; }
    public bool CanDecide { get; init; }
    /// <summary>What is proposed to be agreed without hearing it, for whoever reads the item.</summary>
    public QuickRow? Quick { get; init; }
    public bool IsOpen { get; init; }
    public bool CanLift { get; init; }
    /// <summary>For whoever runs or chairs the panel, until the item is dealt with.</summary>
    public IReadOnlyList<ReadinessLine>? Ready { get; init; }
    public string? NotYet { get; init; }
    /// <summary>What the reader wrote while somebody else recorded a decision.</summary>
    public bool WasTooLate { get; init; }
    public ItemPlace Place { get; init; } = null!;
    public HearingClock? Clock { get; init; }
    /// <summary>How the meeting stood when this was read.</summary>
    public string Stamp { get; init; } = "";
    public bool CanStart { get; init; }
    public IReadOnlyList<CheckLine> NotReturned => CountsChecks ? [.. Checks.Where(check => check.ReturnedAt is null)] : [];
    public ItemInterests Interests { get; init; } = null!;
    /// <summary>The item was dealt with while the reader was writing about it.</summary>
    public bool HasWritten => !CanDecide && (WasTooLate || Form.KeptAt is not null);

    public static async Task<HearingPage> For(YoungFuturesDb db, Viewer viewer, AgendaItem item, DecisionForm form, Words T, bool wasTooLate = false)
    {
        // Before anything else is read: what changes meanwhile is then told of once too often, not once too seldom.
        var stamp = await db.StampOf(item.MeetingId);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var past = WorkingCalendar.EnglandAndWales.Past(today);
        var facts = (await db.FactsOf(db.AgendaItems.Where(held => held.Id == item.Id)))[item.CaseId];
        var decides = viewer.May(MeetingRights.Decide, item.Meeting);
        (form.MeetingId, form.ItemId) = (item.MeetingId, item.Id);
        var canDecide = decides && item.IsOpen && item.Meeting.MayDecide(today);
        var area = await db.PanelAreas.Where(held => held.PanelId == item.PanelId && held.Code == facts.AreaCode).Select(held => welsh ? held.NameCy : held.Name).FirstOrDefaultAsync();
        var settings = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == item.PanelId).OrderByDescending(held => held.Number).FirstAsync();
        var lines = db.Decisions.Where(held => held.CaseId == item.CaseId).OrderByDescending(held => held.RecordedAt).Select(held => new DecisionLine(
            held.AgendaItemId, held.RecordedAt, held.Outcome, held.Reasons, held.Dissent,
            db.Agencies.Where(agency => agency.Id == held.LeadAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
            db.Users.Where(user => user.Id == held.LeadPractitionerId).Select(user => user.DisplayName).FirstOrDefault(),
            held.ReviewOn, held.TellsFamily, held.WasQuorate, held.Exception,
            db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault()));
        var decisions = await lines.Take(Most).ToListAsync();
        var place = await ItemPlace.Of(db, item);
        var quick = await ArrangedAgenda.QuickOf(db, [item.Id], decides);
        var ready = decides && item.IsOpen ? await Domain.Panels.Readiness.Of(db, [item.CaseId]) : null;

        var interests = await ItemInterests.Of(db, viewer, item);

        var page = new HearingPage(item.MeetingId, item.Id, item.Meeting.StartsAt, facts.Reference, form)
        {
            CaseId = await db.Cases.AnyAsync(held => held.Id == item.CaseId) ? item.CaseId : null, YoungPerson = facts.FullName, BornOn = facts.BornOn,
            Age = facts.BornOn is { } born ? Domain.Calendar.Age.On(born, today) : null,
            Area = area ?? facts.AreaCode, School = facts.School, Language = facts.WrittenLanguage,
            CaseStatus = facts.Status, IsUrgent = facts.IsUrgent, IsRepeat = facts.IsRepeat, Summary = facts.Summary,
            Checks = await db.AgencyChecks.Where(check => check.CaseId == item.CaseId && check.UnassignedAt == null && (decides || check.ReturnedAt != null))
                .OrderBy(check => check.ReturnedAt == null).ThenBy(check => check.ReturnedAt).Take(Most)
                .Select(check => new CheckLine(check.Id, welsh ? check.Agency.NameCy : check.Agency.Name, check.DueOn, check.ReturnedAt, check.Answer, check.Known, check.Risks, check.Strengths,
                    check.OwnWords, check.FamilysWords, check.CannotShareBecause, check.MissedOn, check.ReturnedAt == null && check.DueOn < past)).ToListAsync(),
            CountsChecks = decides,
            PackTakenAt = (await db.OwnCopyOfPack(item.MeetingId))?.OpenedAt,
            Referrals = await db.Referrals.Where(referral => referral.CaseId == item.CaseId).OrderByDescending(referral => referral.SubmittedAt).Take(Most)
                .Select(referral => new ReferralLine(referral.Id, referral.Reference, referral.SubmittedAt,
                    db.Agencies.Where(agency => agency.Id == referral.ReferringAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                    referral.ConcernsText, referral.StrengthsText, referral.OwnWords)).ToListAsync(),
            Earlier = [.. decisions.Where(held => held.ItemId != item.Id)],
            Decided = decisions.Find(held => held.ItemId == item.Id),
            Actions = await db.SupportActions.Where(action => action.CaseId == item.CaseId).OrderBy(action => action.EndedAt != null).ThenBy(action => action.TargetOn).Take(Most)
                .Select(action => new ActionLine(action.Id, action.What, welsh ? action.Agency.NameCy : action.Agency.Name, action.TargetOn, action.Status, action.EndedAt == null && action.TargetOn < past))
                .ToListAsync(),
            WasCarriedOver = item.WasCarriedOver,
            Quick = quick.GetValueOrDefault(item.Id), IsOpen = item.IsOpen, CanLift = item is { IsOpen: true, Meeting.IsOpen: true } && viewer.May(MeetingRights.Lift, item),
            Ready = ready?.GetValueOrDefault(item.CaseId)?.Lines,
            Quorum = item.IsOpen && item.Meeting.IsOpen ? new QuorumRow(area ?? facts.AreaCode, item.Meeting.QuorumFor(settings, facts.AreaCode)) : null,
            CanDecide = canDecide,
            NotYet = decides && item.IsOpen && !canDecide ? T["Decisions are recorded from a published agenda, on the day of the meeting or after it."] : null,
            WasTooLate = wasTooLate,
            Interests = interests, Place = place, Clock = item.Meeting.IsOpen && item.Meeting.On <= today ? HearingClock.Of(item, place, db.Now) : null, Stamp = stamp, CanStart = canDecide && place.OpenedAt is null,
        };
        if (canDecide) await form.Offer(db, item, await db.Cases.AsNoTracking().SingleAsync(held => held.Id == item.CaseId), page.Quorum is { Quorum.IsMet: true }, item.ChairedById is null ? viewer.May(MeetingRights.Chair, item.Meeting) : item.ChairedById == viewer.UserId, T);
        return page;
    }
}

public sealed record CheckLine(Guid Id, string Agency, DateOnly? DueOn, DateTime? ReturnedAt, CheckAnswer? Answer, string? Known, string? Risks, string? Strengths, string? OwnWords, string? FamilysWords,
    string? CannotShareBecause, DateOnly? MissedOn, bool IsLate);

public sealed record ReferralLine(Guid Id, string? Reference, DateTime? SubmittedAt, string? Agency, string? Concerns, string? Strengths, string? OwnWords);

public sealed record DecisionLine(Guid ItemId, DateTime At, DecisionOutcome Outcome, string Reasons, string? Dissent, string? LeadAgency, string? LeadPractitioner,
    DateOnly? ReviewOn, string? TellsFamily, bool WasQuorate, string? Exception, string? By);

public sealed record ActionLine(Guid Id, string What, string Agency, DateOnly TargetOn, ActionStatus Status, bool IsLate);
