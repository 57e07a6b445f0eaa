using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Domain.Panels;

public enum Nation
{
    [Display(Name = "Wales")] Wales,
    [Display(Name = "England")] England,
}

/// <summary>A Young Futures Panel: the people, agencies and limits of one area.</summary>
public sealed class Panel : Record
{
    private Panel() { }

    public Panel(string code, string name, string nameCy, Nation nation, string policeAreaCode, Guid coordinatorId)
    {
        Code = code;
        Name = name;
        NameCy = nameCy;
        Nation = nation;
        PoliceAreaCode = policeAreaCode;
        CoordinatorId = coordinatorId;
        SettingsHistory.Add(new PanelSettings(Id, 1, DateTime.UnixEpoch, coordinatorId));
    }

    /// <summary>The panel's part of a reference, two to six capitals.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string NameCy { get; private set; } = "";
    public Nation Nation { get; private set; }
    /// <summary>The ONS code of the police force area.</summary>
    public string PoliceAreaCode { get; private set; } = "";
    /// <summary>Who owns what nobody else owns.</summary>
    public Guid CoordinatorId { get; set; }
    public List<PanelArea> Areas { get; } = [];
    public List<PanelAgency> Agencies { get; } = [];
    public List<PanelSettings> SettingsHistory { get; } = [];

    /// <summary>The settings in force: the newest version that was loaded.</summary>
    public PanelSettings Settings => SettingsHistory.MaxBy(settings => settings.Number)
        ?? throw new InvalidOperationException("The panel was loaded without its settings.");

    public void Describe(string name, string nameCy, Nation nation, string policeAreaCode)
    {
        Name = name;
        NameCy = nameCy;
        Nation = nation;
        PoliceAreaCode = policeAreaCode;
    }

    /// <summary>Settings are never overwritten: a decision keeps pointing at the version it was taken under.</summary>
    public PanelSettings Amend(DateTime at, Guid by)
    {
        var next = Settings.Next(at, by);
        SettingsHistory.Add(next);
        return next;
    }
}

/// <summary>A council area of a panel, with the numbers to ring when a child is at risk there.</summary>
public sealed class PanelArea : Record
{
    private PanelArea() { }

    public PanelArea(Guid panelId, string code, string name, string nameCy)
    {
        PanelId = panelId;
        Code = code;
        Name = name;
        NameCy = nameCy;
    }

    public Guid PanelId { get; private set; }
    /// <summary>ONS code of the local authority, such as W06000006.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string NameCy { get; private set; } = "";
    /// <summary>The council's own children's services, whose seat counts for quorum where a young person of this area is discussed.</summary>
    public Guid? ChildrensServicesId { get; set; }
    public string SafeguardingTeam { get; set; } = "";
    public string SafeguardingTeamCy { get; set; } = "";
    public string DayNumber { get; set; } = "";
    public string NightNumber { get; set; } = "";

    public void Rename(string name, string nameCy)
    {
        Name = name;
        NameCy = nameCy;
    }
}

/// <summary>One version of a panel's limits and choices. Days are working days unless the name says otherwise.</summary>
public sealed class PanelSettings : Record
{
    private PanelSettings() { }

    internal PanelSettings(Guid panelId, int number, DateTime at, Guid by)
    {
        PanelId = panelId;
        Number = number;
        SetAt = at;
        SetById = by;
    }

    public Guid PanelId { get; private set; }
    public int Number { get; private set; }
    public DateTime SetAt { get; private set; }
    public Guid SetById { get; private set; }
    /// <summary>When the next version took its place. That the old version is written to lets only one of two people who both read it replace it.</summary>
    public DateTime? SupersededAt { get; private set; }
    /// <summary>When what was open was given its dates by these limits.</summary>
    public DateTime? DatedAt { get; internal set; }
    /// <summary>By which calendar that was.</summary>
    public string? DatedBy { get; internal set; }

    public int DraftCalendarDays { get; set; } = 14;
    public int ScreeningDays { get; set; } = 2;
    /// <summary>In which somebody says whether two records are about one young person.</summary>
    public int LinkDays { get; set; } = 5;
    public int InformationDays { get; set; } = 5;
    public int ListingDays { get; set; } = 10;
    public int UrgentListingDays { get; set; } = 2;
    public int CheckLeadDays { get; set; } = 1;
    /// <summary>How long before a meeting people are reminded of what they owe by then; 0 reminds nobody.</summary>
    public int ChaseDays { get; set; } = 5;
    /// <summary>So long before its date an agency is reminded of a check; 0 means never.</summary>
    public int CheckReminderDays { get; set; } = 2;
    /// <summary>Somebody whom the rules found is accepted or declined within.</summary>
    public int CandidateDays { get; set; } = 5;
    public int AcceptDays { get; set; } = 2;
    public int FirstContactDays { get; set; } = 5;
    public int ReachingDays { get; set; } = 20;
    public int ReachingAttempts { get; set; } = 3;
    public int ReachingMethods { get; set; } = 2;
    public int PlanDays { get; set; } = 15;
    public int ReviewWeeks { get; set; } = 6;
    public int ReviewCeilingWeeks { get; set; } = 12;
    public int PauseCeilingWeeks { get; set; } = 6;
    public int TellReferrerDays { get; set; } = 5;
    public int MinutesDays { get; set; } = 3;
    public int RepeatMonths { get; set; } = 12;
    public int ClosingDays { get; set; } = 10;
    /// <summary>So many months before the 18th birthday somebody says who takes over.</summary>
    public int TurningMonths { get; set; } = 3;
    /// <summary>A check after the end that was not wanted is offered once more, so many working days later.</summary>
    public int OfferAgainDays { get; set; } = 10;
    /// <summary>In which a provider answers an offer.</summary>
    public int ProviderAnswerDays { get; set; } = 5;
    /// <summary>In which a family takes up a place that is given.</summary>
    public int TakeUpDays { get; set; } = 10;
    /// <summary>Longer than this nobody waits for support, counted from the offer.</summary>
    public int WaitingWeeks { get; set; } = 12;
    /// <summary>Without a session for so long, support is looked at.</summary>
    public int WithoutSessionDays { get; set; } = 15;
    /// <summary>Calendar days after which a provider's word about places is old, and an entry of the directory.</summary>
    public int PlacesOldDays { get; set; } = 30;
    public int ServiceOldDays { get; set; } = 180;
    /// <summary>Calendar days in which the family of somebody whom nobody referred is told that the panel holds their data.</summary>
    public int PrivacyNoticeDays { get; set; } = 30;
    public int WarningReviewWeeks { get; set; } = 12;
    /// <summary>A family that is supported and was not reached for so long is a gap.</summary>
    public int NoContactDays { get; set; } = 20;
    /// <summary>The longest that a line of the board is left alone.</summary>
    public int SnoozeDays { get; set; } = 20;
    /// <summary>What is late by so much goes into the digest of its agency's contact, and later into the chair's.</summary>
    public int AgencyDigestDays { get; set; } = 5;
    public int ChairDigestDays { get; set; } = 10;
    /// <summary>Clock hours, every day of the week.</summary>
    public int ActNowHours { get; set; } = 4;
    public int MinimumAge { get; set; } = 10;
    public int MaximumAge { get; set; } = 17;
    /// <summary>
    /// Calendar days after which a signal of an agency’s list goes that nothing rests on: it was linked with others, or stands alone. Neither is less than the
    /// longest rule looks back (two crimes a year apart, the later within 90 days).
    /// </summary>
    public int SignalDays { get; set; } = 730;
    public int SignalUnmatchedDays { get; set; } = LongestRule;
    public const int LongestRule = 460;
    /// <summary>All of a young person whose case was adopted is looked at for disposal so many years after their birth.</summary>
    public int AdoptedYears { get; set; } = 25;
    /// <summary>And of anybody else so many months after the last ending.</summary>
    public int NotAdoptedMonths { get; set; } = 12;
    /// <summary>That somebody whom the rules found was declined is known for so many months, and no longer.</summary>
    public int DeclinedMonths { get; set; } = 12;
    /// <summary>Calendar days between the confirmation of a disposal and the disposal, in which it can be stopped.</summary>
    public int DisposalCoolingDays { get; set; } = 7;
    /// <summary>Published figures that could stand for fewer people are hidden; never below the floor of the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below <see cref="SuppressionRule.Floor"/>.</exception>
    public int SuppressBelow
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, SuppressionRule.Floor);
            field = value;
        }
    } = SuppressionRule.Floor;

    /// <summary>Each of these must be at the table.</summary>
    public List<Sector> QuorumAllOf { get; set; } = [Sector.Police, Sector.ChildrensServices];
    /// <summary>And one of these.</summary>
    public List<Sector> QuorumOneOf { get; set; } = [Sector.Education, Sector.Health];
    public bool QuorumNeedsChair { get; set; } = true;
    /// <summary>A decision that somebody else than the chair recorded is confirmed by the chair before the minutes are locked.</summary>
    public bool DecisionsNeedSignOff { get; set; }
    /// <summary>Minutes are agreed, by the chair or by the next meeting, before they are locked.</summary>
    public bool MinutesNeedAgreement { get; set; }
    /// <summary>Sectors whose agencies may refer; an agency can be barred singly as well.</summary>
    public List<Sector> ReferringSectors { get; set; } =
        [Sector.Police, Sector.ChildrensServices, Sector.Education, Sector.School, Sector.EarlyHelp, Sector.Health,
         Sector.YouthJustice, Sector.CommunitySafety, Sector.Fire, Sector.Community];

    internal PanelSettings Next(DateTime at, Guid by)
    {
        SupersededAt = at;
        return new PanelSettings(PanelId, Number + 1, at, by)
        {
            DraftCalendarDays = DraftCalendarDays, ScreeningDays = ScreeningDays, LinkDays = LinkDays, InformationDays = InformationDays,
            ListingDays = ListingDays, UrgentListingDays = UrgentListingDays, CheckLeadDays = CheckLeadDays, ChaseDays = ChaseDays, CheckReminderDays = CheckReminderDays,
            CandidateDays = CandidateDays, AcceptDays = AcceptDays, FirstContactDays = FirstContactDays, ReachingDays = ReachingDays,
            ReachingAttempts = ReachingAttempts, ReachingMethods = ReachingMethods, PlanDays = PlanDays,
            ReviewWeeks = ReviewWeeks, ReviewCeilingWeeks = ReviewCeilingWeeks, PauseCeilingWeeks = PauseCeilingWeeks,
            TellReferrerDays = TellReferrerDays, MinutesDays = MinutesDays, RepeatMonths = RepeatMonths,
            ClosingDays = ClosingDays, TurningMonths = TurningMonths, OfferAgainDays = OfferAgainDays, ActNowHours = ActNowHours, SignalDays = SignalDays, SignalUnmatchedDays = SignalUnmatchedDays, MinimumAge = MinimumAge, MaximumAge = MaximumAge, SuppressBelow = SuppressBelow,
            ProviderAnswerDays = ProviderAnswerDays, TakeUpDays = TakeUpDays, WaitingWeeks = WaitingWeeks, WithoutSessionDays = WithoutSessionDays, PlacesOldDays = PlacesOldDays, ServiceOldDays = ServiceOldDays,
            PrivacyNoticeDays = PrivacyNoticeDays, WarningReviewWeeks = WarningReviewWeeks,
            AdoptedYears = AdoptedYears, NotAdoptedMonths = NotAdoptedMonths, DeclinedMonths = DeclinedMonths, DisposalCoolingDays = DisposalCoolingDays,
            NoContactDays = NoContactDays, SnoozeDays = SnoozeDays, AgencyDigestDays = AgencyDigestDays, ChairDigestDays = ChairDigestDays,
            QuorumAllOf = [.. QuorumAllOf], QuorumOneOf = [.. QuorumOneOf], QuorumNeedsChair = QuorumNeedsChair,
            DecisionsNeedSignOff = DecisionsNeedSignOff, MinutesNeedAgreement = MinutesNeedAgreement,
            ReferringSectors = [.. ReferringSectors],
        };
    }
}
