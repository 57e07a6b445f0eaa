using System.Globalization;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Admin.Panels.Settings;

public sealed record SettingsLine(string Label, string Value);

/// <summary>What the settings of a panel are called, in the order in which a young person's way meets them.</summary>
public static class SettingsWords
{
    private static readonly (string Name, string English, Func<SettingsForm, Words, string> Value)[] All =
    [
        (nameof(PanelSettings.MinimumAge), Words.Key("Lowest age at referral, in years"), (held, _) => Number(held.MinimumAge)),
        (nameof(PanelSettings.MaximumAge), Words.Key("Highest age at referral, in years"), (held, _) => Number(held.MaximumAge)),
        (nameof(PanelSettings.ReferringSectors), Words.Key("Sectors that may refer"), (held, T) => Sectors(held.ReferringSectors, T)),
        (nameof(PanelSettings.DraftCalendarDays), Words.Key("A draft that is not sent is removed after, in calendar days"), (held, _) => Number(held.DraftCalendarDays)),
        (nameof(PanelSettings.ActNowHours), Words.Key("A report that a child is at risk is confirmed within, in hours of every day"), (held, _) => Number(held.ActNowHours)),
        (nameof(PanelSettings.ScreeningDays), Words.Key("A referral is screened within, in working days"), (held, _) => Number(held.ScreeningDays)),
        (nameof(PanelSettings.LinkDays), Words.Key("Two records are compared within, in working days"), (held, _) => Number(held.LinkDays)),
        (nameof(PanelSettings.InformationDays), Words.Key("A question to a referrer is answered within, in working days"), (held, _) => Number(held.InformationDays)),
        (nameof(PanelSettings.CandidateDays), Words.Key("Somebody whom the rules found is accepted or declined within, in working days"), (held, _) => Number(held.CandidateDays)),
        (nameof(PanelSettings.PrivacyNoticeDays), Words.Key("The family of somebody whom nobody referred is told within, in calendar days"), (held, _) => Number(held.PrivacyNoticeDays)),
        (nameof(PanelSettings.RepeatMonths), Words.Key("A referral is a repeat if the last case closed within, in months"), (held, _) => Number(held.RepeatMonths)),
        (nameof(PanelSettings.CheckLeadDays), Words.Key("Checks are due before the meeting by, in working days"), (held, _) => Number(held.CheckLeadDays)),
        (nameof(PanelSettings.ChaseDays), Words.Key("What is due by a meeting is reminded of before it by, in working days"), (held, _) => Number(held.ChaseDays)),
        (nameof(PanelSettings.CheckReminderDays), Words.Key("Agencies are reminded of a check before its date, in working days"), (held, _) => Number(held.CheckReminderDays)),
        (nameof(PanelSettings.ListingDays), Words.Key("A case is heard within, in working days"), (held, _) => Number(held.ListingDays)),
        (nameof(PanelSettings.UrgentListingDays), Words.Key("An urgent case is heard within, in working days"), (held, _) => Number(held.UrgentListingDays)),
        (nameof(PanelSettings.QuorumNeedsChair), Words.Key("The chair must be at the table"), (held, T) => held.QuorumNeedsChair ? T["Yes"] : T["No"]),
        (nameof(PanelSettings.QuorumAllOf), Words.Key("Each of these must be at the table"), (held, T) => Sectors(held.QuorumAllOf, T)),
        (nameof(PanelSettings.QuorumOneOf), Words.Key("And one of these"), (held, T) => Sectors(held.QuorumOneOf, T)),
        (nameof(PanelSettings.DecisionsNeedSignOff), Words.Key("The chair signs off each decision and each closing"), (held, T) => held.DecisionsNeedSignOff ? T["Yes"] : T["No"]),
        (nameof(PanelSettings.MinutesNeedAgreement), Words.Key("Minutes are agreed before they are locked"), (held, T) => held.MinutesNeedAgreement ? T["Yes"] : T["No"]),
        (nameof(PanelSettings.MinutesDays), Words.Key("Minutes are locked within, in working days"), (held, _) => Number(held.MinutesDays)),
        (nameof(PanelSettings.AcceptDays), Words.Key("A lead or an owner of an action accepts within, in working days"), (held, _) => Number(held.AcceptDays)),
        (nameof(PanelSettings.FirstContactDays), Words.Key("First contact is made within, in working days"), (held, _) => Number(held.FirstContactDays)),
        (nameof(PanelSettings.ReachingAttempts), Words.Key("Attempts before a family counts as not reached"), (held, _) => Number(held.ReachingAttempts)),
        (nameof(PanelSettings.ReachingMethods), Words.Key("In at least this many ways"), (held, _) => Number(held.ReachingMethods)),
        (nameof(PanelSettings.ReachingDays), Words.Key("Over at most, in working days"), (held, _) => Number(held.ReachingDays)),
        (nameof(PanelSettings.PlanDays), Words.Key("A support plan is made within, in working days"), (held, _) => Number(held.PlanDays)),
        (nameof(PanelSettings.ReviewWeeks), Words.Key("Support is reviewed every, in weeks"), (held, _) => Number(held.ReviewWeeks)),
        (nameof(PanelSettings.ReviewCeilingWeeks), Words.Key("And never later than, in weeks"), (held, _) => Number(held.ReviewCeilingWeeks)),
        (nameof(PanelSettings.PauseCeilingWeeks), Words.Key("A pause lasts at most, in weeks"), (held, _) => Number(held.PauseCeilingWeeks)),
        (nameof(PanelSettings.ProviderAnswerDays), Words.Key("A provider answers an offer within, in working days"), (held, _) => Number(held.ProviderAnswerDays)),
        (nameof(PanelSettings.TakeUpDays), Words.Key("A family takes up a place within, in working days"), (held, _) => Number(held.TakeUpDays)),
        (nameof(PanelSettings.WaitingWeeks), Words.Key("A wait for support lasts at most, in weeks"), (held, _) => Number(held.WaitingWeeks)),
        (nameof(PanelSettings.WithoutSessionDays), Words.Key("Support is looked at after so long without a session, in working days"), (held, _) => Number(held.WithoutSessionDays)),
        (nameof(PanelSettings.PlacesOldDays), Words.Key("What a provider said of its places is old after, in calendar days"), (held, _) => Number(held.PlacesOldDays)),
        (nameof(PanelSettings.ServiceOldDays), Words.Key("An entry of the service directory is old after, in calendar days"), (held, _) => Number(held.ServiceOldDays)),
        (nameof(PanelSettings.WarningReviewWeeks), Words.Key("A warning for whoever visits is looked at again within, in weeks"), (held, _) => Number(held.WarningReviewWeeks)),
        (nameof(PanelSettings.ClosingDays), Words.Key("A case that is to close is closed within, in working days"), (held, _) => Number(held.ClosingDays)),
        (nameof(PanelSettings.TurningMonths), Words.Key("So many months before the 18th birthday somebody says who takes over"), (held, _) => Number(held.TurningMonths)),
        (nameof(PanelSettings.OfferAgainDays), Words.Key("A check after the end that was not wanted is offered again after, in working days"), (held, _) => Number(held.OfferAgainDays)),
        (nameof(PanelSettings.TellReferrerDays), Words.Key("The referrer is told of an ending within, in working days"), (held, _) => Number(held.TellReferrerDays)),
        (nameof(PanelSettings.NoContactDays), Words.Key("A family that is supported is in contact at least every, in working days"), (held, _) => Number(held.NoContactDays)),
        (nameof(PanelSettings.SnoozeDays), Words.Key("A line of the board is left alone at most, in working days"), (held, _) => Number(held.SnoozeDays)),
        (nameof(PanelSettings.AgencyDigestDays), Words.Key("What is late goes to the agency’s contact after, in working days"), (held, _) => Number(held.AgencyDigestDays)),
        (nameof(PanelSettings.ChairDigestDays), Words.Key("And to the chair after, in working days"), (held, _) => Number(held.ChairDigestDays)),
        (nameof(PanelSettings.SignalDays), Words.Key("A row of an agency’s list that nothing rests on goes after, in calendar days"), (held, _) => Number(held.SignalDays)),
        (nameof(PanelSettings.SignalUnmatchedDays), Words.Key("One that stands alone goes after, in calendar days"), (held, _) => Number(held.SignalUnmatchedDays)),
        (nameof(PanelSettings.AdoptedYears), Words.Key("The record of a case that was adopted is looked at for disposal, in years from birth"), (held, _) => Number(held.AdoptedYears)),
        (nameof(PanelSettings.NotAdoptedMonths), Words.Key("Any other record is looked at for disposal after its ending, in months"), (held, _) => Number(held.NotAdoptedMonths)),
        (nameof(PanelSettings.DeclinedMonths), Words.Key("That somebody whom the rules found was declined is known for, in months"), (held, _) => Number(held.DeclinedMonths)),
        (nameof(PanelSettings.DisposalCoolingDays), Words.Key("A disposal that was confirmed can be stopped for, in calendar days"), (held, _) => Number(held.DisposalCoolingDays)),
        (nameof(PanelSettings.SuppressBelow), Words.Key("Published figures are hidden below"), (held, _) => Number(held.SuppressBelow)),
    ];

    public static IReadOnlyList<SettingsLine> Of(Words words, SettingsForm held) => [.. All.Select(line => new SettingsLine(words.Translate(line.English), line.Value(held, words)))];

    public static string Label(Words words, string name) => words.Translate(All.Single(line => line.Name == name).English);

    private static string Number(int? value) => value?.ToString(CultureInfo.CurrentCulture) ?? "–";

    private static string Sectors(List<Sector> sectors, Words words) => sectors.Count == 0 ? "–" : string.Join(", ", sectors.Order().Select(sector => words.Of(sector)));
}
