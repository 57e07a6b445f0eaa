using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Access;

/// <summary>How far an involvement reaches. None opens another case of the same young person.</summary>
public enum Reach
{
    /// <summary>The referral one made, its status and its ending.</summary>
    [Display(Name = "Referrer")] Referrer,
    /// <summary>The referral's summary and one's own check.</summary>
    [Display(Name = "Asked for a check")] Asked,
    /// <summary>One action and what it needs.</summary>
    [Display(Name = "Owner of an action")] Action,
    /// <summary>The referral summary for one's own service.</summary>
    [Display(Name = "Provider of support")] Provider,
    /// <summary>The pack of a published item, until the minutes are locked.</summary>
    [Display(Name = "Seat at the meeting")] Seat,
    /// <summary>The case, within each item's visibility.</summary>
    [Display(Name = "Working on the case")] Party,
    /// <summary>The same for one person and some hours, in an emergency.</summary>
    [Display(Name = "Opened by break-glass")] BrokenGlass,
    /// <summary>That the panel holds a record, and whom to ask about it. Nothing of the record itself.</summary>
    [Display(Name = "Knows that there is a record")] Exists,
}

/// <summary>Access is a row: one record, opened to one agency or one person, for a reason, with a reach, for a time.</summary>
public sealed class Involvement : Record, IAboutYoungPerson
{
    private Involvement() { }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid? ReferralId { get; private set; }
    public Guid? CaseId { get; private set; }
    public Guid? CheckId { get; private set; }
    public Guid? ActionId { get; private set; }
    public Guid? InterventionId { get; private set; }
    /// <summary>The meeting whose item this is a seat on; the seat ends with that meeting's minutes, not with another's.</summary>
    public Guid? MeetingId { get; private set; }
    public Guid? AgencyId { get; private set; }
    public Guid? UserId { get; private set; }
    public Reach Reach { get; private set; }
    public string Why { get; private set; } = "";
    public DateTime From { get; private set; }
    public DateTime? Until { get; private set; }
    /// <summary>Why it was opened although the family objects to this agency knowing.</summary>
    public string? Despite { get; internal set; }
    /// <summary>The involvement of somebody who is away, for whom this one's reader stands in.</summary>
    public Guid? CoversId { get; private set; }

    /// <summary>Named on a restricted case.</summary>
    public bool IsByName => SeesByName && CoversId is null;

    /// <summary>The same for whoever stands in for them: they see it for that time, and are not named.</summary>
    public bool SeesByName => Reach == Reach.Party && UserId is not null;

    /// <summary>Opened to one person, and not lent to them.</summary>
    public bool IsOnesOwn => UserId is not null && CoversId is null;

    /// <summary>Named because they lead the case; no longer once somebody else does.</summary>
    public bool IsOfLead => IsByName && Why == AsLead;

    private const string AsLead = "leads a restricted case";

    public bool IsOpenAt(DateTime now) => From <= now && (Until is null || now < Until);

    /// <summary>Sight ends at this moment, in every browser.</summary>
    public void End(DateTime at)
    {
        if (Until is null || at < Until) Until = at;
    }

    public void EndNotLaterThan(DateTime at) => End(at);

    internal static Involvement OfReferrer(Guid panelId, Guid referralId, Guid? agencyId, Guid? userId, DateTime from) => new()
    {
        PanelId = panelId, SubjectId = referralId, ReferralId = referralId, AgencyId = agencyId, UserId = userId,
        Reach = Reach.Referrer, Why = "referred", From = from,
    };

    internal static Involvement Asked(Cases.AgencyCheck check, DateTime from) => new()
    {
        PanelId = check.PanelId, SubjectId = check.SubjectId, CaseId = check.CaseId, CheckId = check.Id, AgencyId = check.AgencyId,
        Reach = Reach.Asked, Why = "check", From = from,
    };

    internal static Involvement OfAction(SupportActions.SupportAction action, Guid agencyId, bool provider, DateTime from) => new()
    {
        PanelId = action.PanelId, SubjectId = action.SubjectId, CaseId = action.CaseId, ActionId = action.Id, AgencyId = agencyId,
        Reach = provider ? Reach.Provider : Reach.Action, Why = "action", From = from,
    };

    internal static Involvement OfIntervention(Interventions.Intervention intervention, DateTime from) => new()
    {
        PanelId = intervention.PanelId, SubjectId = intervention.SubjectId, CaseId = intervention.CaseId, InterventionId = intervention.Id, AgencyId = intervention.AgencyId,
        Reach = Reach.Provider, Why = "support", From = from,
    };

    internal static Involvement ByName(Cases.Case @case, Guid userId, DateTime from) =>
        InCase(@case, null, userId, Reach.Party, "named on a restricted case", from);

    internal static Involvement OfLead(Cases.Case @case, Guid userId, DateTime from) => InCase(@case, null, userId, Reach.Party, AsLead, from);

    internal static Involvement InEmergency(Cases.Case @case, Guid userId, DateTime from, DateTime until) =>
        InCase(@case, null, userId, Reach.BrokenGlass, "break-glass", from, until);

    /// <summary>The same reach for one colleague instead of the whole agency.</summary>
    internal Involvement Only(Guid userId, DateTime from) => new()
    {
        PanelId = PanelId, SubjectId = SubjectId, ReferralId = ReferralId, CaseId = CaseId, CheckId = CheckId, ActionId = ActionId, InterventionId = InterventionId,
        UserId = userId, Reach = Reach, Why = Why, From = from, Until = Until, Despite = Despite,
    };

    /// <summary>The same for whoever stands in while its reader is away, and never longer than that.</summary>
    internal Involvement CoveredBy(Users.Absence away, DateTime from)
    {
        var back = Calendar.UkTime.StartOf(away.To.AddDays(1));
        return new()
        {
            PanelId = PanelId, SubjectId = SubjectId, ReferralId = ReferralId, CaseId = CaseId, CheckId = CheckId, ActionId = ActionId, InterventionId = InterventionId, MeetingId = MeetingId,
            UserId = away.CoverId, Reach = Reach, Why = "stands in for somebody who is away", From = from, Until = Until < back ? Until : back, CoversId = Id, Despite = Despite,
        };
    }

    internal static Involvement OfSeat(Panels.AgendaItem item, Guid agencyId, DateTime from) => new()
    {
        PanelId = item.PanelId, SubjectId = item.SubjectId, CaseId = item.CaseId, MeetingId = item.MeetingId, AgencyId = agencyId,
        Reach = Reach.Seat, Why = "seat at the meeting", From = from,
    };

    internal static Involvement InCase(Cases.Case @case, Guid? agencyId, Guid? userId, Reach reach, string why, DateTime from, DateTime? until = null) => new()
    {
        PanelId = @case.PanelId, SubjectId = @case.YoungPersonId, CaseId = @case.Id, AgencyId = agencyId, UserId = userId,
        Reach = reach, Why = why, From = from, Until = until,
    };
}

/// <summary>Somebody who must not see a case, whatever else they are: a restricted case, a conflict of interest. It wins over every involvement.</summary>
public sealed class Exclusion : Record, IAboutYoungPerson
{
    private Exclusion() { }

    public Exclusion(Cases.Case @case, Guid userId, string why, DateTime from)
    {
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        UserId = userId;
        Why = why;
        From = from;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid UserId { get; private set; }
    public string Why { get; private set; } = "";
    public DateTime From { get; private set; }
    public DateTime? Until { get; private set; }

    public bool IsOpenAt(DateTime now) => From <= now && (Until is null || now < Until);

    public void Lift(DateTime at) => Until ??= at;
}

/// <summary>Who may read one item of a case.</summary>
public enum Visibility
{
    [Display(Name = "Everyone working on the case")] WholePanel,
    [Display(Name = "Only the agencies named")] NamedAgencies,
    [Display(Name = "My agency, the chair and the coordinator")] AuthorAndChair,
}
