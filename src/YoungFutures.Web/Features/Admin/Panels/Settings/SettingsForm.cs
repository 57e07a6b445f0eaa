using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Panels.Settings;

/// <summary>A panel's limits and choices; the names are those of <see cref="PanelSettings"/>.</summary>
public sealed class SettingsForm : IVersioned
{
    [Display(Name = "A draft that is not sent is removed after, in calendar days")] public int? DraftCalendarDays { get; set; }
    [Display(Name = "A referral is screened within, in working days")] public int? ScreeningDays { get; set; }
    [Display(Name = "Two records are compared within, in working days")] public int? LinkDays { get; set; }
    [Display(Name = "A question to a referrer is answered within, in working days")] public int? InformationDays { get; set; }
    [Display(Name = "A case is heard within, in working days")] public int? ListingDays { get; set; }
    [Display(Name = "An urgent case is heard within, in working days")] public int? UrgentListingDays { get; set; }
    [Display(Name = "Checks are due before the meeting by, in working days")] public int? CheckLeadDays { get; set; }
    [Display(Name = "What is due by a meeting is reminded of before it by, in working days")] public int? ChaseDays { get; set; }
    [Display(Name = "Agencies are reminded of a check before its date, in working days")] public int? CheckReminderDays { get; set; }
    [Display(Name = "Somebody whom the rules found is accepted or declined within, in working days")] public int? CandidateDays { get; set; }
    [Display(Name = "A lead or an owner of an action accepts within, in working days")] public int? AcceptDays { get; set; }
    [Display(Name = "First contact is made within, in working days")] public int? FirstContactDays { get; set; }
    [Display(Name = "Over at most, in working days")] public int? ReachingDays { get; set; }
    [Display(Name = "Attempts before a family counts as not reached")] public int? ReachingAttempts { get; set; }
    [Display(Name = "In at least this many ways")] public int? ReachingMethods { get; set; }
    [Display(Name = "A support plan is made within, in working days")] public int? PlanDays { get; set; }
    [Display(Name = "Support is reviewed every, in weeks")] public int? ReviewWeeks { get; set; }
    [Display(Name = "And never later than, in weeks")] public int? ReviewCeilingWeeks { get; set; }
    [Display(Name = "A pause lasts at most, in weeks")] public int? PauseCeilingWeeks { get; set; }
    [Display(Name = "The referrer is told of an ending within, in working days")] public int? TellReferrerDays { get; set; }
    [Display(Name = "Minutes are locked within, in working days")] public int? MinutesDays { get; set; }
    [Display(Name = "A referral is a repeat if the last case closed within, in months")] public int? RepeatMonths { get; set; }
    [Display(Name = "A provider answers an offer within, in working days")] public int? ProviderAnswerDays { get; set; }
    [Display(Name = "A family takes up a place within, in working days")] public int? TakeUpDays { get; set; }
    [Display(Name = "A wait for support lasts at most, in weeks")] public int? WaitingWeeks { get; set; }
    [Display(Name = "Support is looked at after so long without a session, in working days")] public int? WithoutSessionDays { get; set; }
    [Display(Name = "What a provider said of its places is old after, in calendar days")] public int? PlacesOldDays { get; set; }
    [Display(Name = "An entry of the service directory is old after, in calendar days")] public int? ServiceOldDays { get; set; }
    [Display(Name = "A case that is to close is closed within, in working days")] public int? ClosingDays { get; set; }
    [Display(Name = "So many months before the 18th birthday somebody says who takes over")] public int? TurningMonths { get; set; }
    [Display(Name = "A check after the end that was not wanted is offered again after, in working days")] public int? OfferAgainDays { get; set; }
    [Display(Name = "A family that is supported is in contact at least every, in working days")] public int? NoContactDays { get; set; }
    [Display(Name = "A line of the board is left alone at most, in working days")] public int? SnoozeDays { get; set; }
    [Display(Name = "What is late goes to the agency’s contact after, in working days")] public int? AgencyDigestDays { get; set; }
    [Display(Name = "And to the chair after, in working days")] public int? ChairDigestDays { get; set; }
    [Display(Name = "A report that a child is at risk is confirmed within, in hours of every day")] public int? ActNowHours { get; set; }
    [Display(Name = "The family of somebody whom nobody referred is told within, in calendar days")] public int? PrivacyNoticeDays { get; set; }
    [Display(Name = "A warning for whoever visits is looked at again within, in weeks")] public int? WarningReviewWeeks { get; set; }
    [Display(Name = "Lowest age at referral, in years")] public int? MinimumAge { get; set; }
    [Display(Name = "Highest age at referral, in years")] public int? MaximumAge { get; set; }
    [Display(Name = "A row of an agency’s list that nothing rests on goes after, in calendar days")] public int? SignalDays { get; set; }
    [Display(Name = "One that stands alone goes after, in calendar days")] public int? SignalUnmatchedDays { get; set; }
    [Display(Name = "The record of a case that was adopted is looked at for disposal, in years from birth")] public int? AdoptedYears { get; set; }
    [Display(Name = "Any other record is looked at for disposal after its ending, in months")] public int? NotAdoptedMonths { get; set; }
    [Display(Name = "That somebody whom the rules found was declined is known for, in months")] public int? DeclinedMonths { get; set; }
    [Display(Name = "A disposal that was confirmed can be stopped for, in calendar days")] public int? DisposalCoolingDays { get; set; }
    [Display(Name = "Published figures are hidden below")] public int? SuppressBelow { get; set; }
    [Display(Name = "Each of these must be at the table")] public List<Sector> QuorumAllOf { get; set; } = [];
    [Display(Name = "And one of these")] public List<Sector> QuorumOneOf { get; set; } = [];
    [Display(Name = "The chair must be at the table")] public bool QuorumNeedsChair { get; set; }
    [Display(Name = "The chair signs off each decision and each closing")] public bool DecisionsNeedSignOff { get; set; }
    [Display(Name = "Minutes are agreed before they are locked")] public bool MinutesNeedAgreement { get; set; }
    [Display(Name = "Sectors that may refer")] public List<Sector> ReferringSectors { get; set; } = [];
    public string? Version { get; set; }

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public string Code { get; set; } = "";

    public static SettingsForm Of(PanelSettings held) => new()
    {
        DraftCalendarDays = held.DraftCalendarDays, ScreeningDays = held.ScreeningDays, LinkDays = held.LinkDays, InformationDays = held.InformationDays, ListingDays = held.ListingDays,
        UrgentListingDays = held.UrgentListingDays, CheckLeadDays = held.CheckLeadDays, ChaseDays = held.ChaseDays, CheckReminderDays = held.CheckReminderDays, CandidateDays = held.CandidateDays, AcceptDays = held.AcceptDays, FirstContactDays = held.FirstContactDays,
        ReachingDays = held.ReachingDays, ReachingAttempts = held.ReachingAttempts, ReachingMethods = held.ReachingMethods, PlanDays = held.PlanDays,
        ReviewWeeks = held.ReviewWeeks, ReviewCeilingWeeks = held.ReviewCeilingWeeks, PauseCeilingWeeks = held.PauseCeilingWeeks, TellReferrerDays = held.TellReferrerDays,
        MinutesDays = held.MinutesDays, RepeatMonths = held.RepeatMonths, ClosingDays = held.ClosingDays, TurningMonths = held.TurningMonths, OfferAgainDays = held.OfferAgainDays,
        ProviderAnswerDays = held.ProviderAnswerDays, TakeUpDays = held.TakeUpDays, WaitingWeeks = held.WaitingWeeks, WithoutSessionDays = held.WithoutSessionDays, PlacesOldDays = held.PlacesOldDays,
        ServiceOldDays = held.ServiceOldDays, ActNowHours = held.ActNowHours, MinimumAge = held.MinimumAge,
        PrivacyNoticeDays = held.PrivacyNoticeDays, WarningReviewWeeks = held.WarningReviewWeeks,
        AdoptedYears = held.AdoptedYears, NotAdoptedMonths = held.NotAdoptedMonths, DeclinedMonths = held.DeclinedMonths, DisposalCoolingDays = held.DisposalCoolingDays,
        NoContactDays = held.NoContactDays, SnoozeDays = held.SnoozeDays, AgencyDigestDays = held.AgencyDigestDays, ChairDigestDays = held.ChairDigestDays,
        MaximumAge = held.MaximumAge, SignalDays = held.SignalDays, SignalUnmatchedDays = held.SignalUnmatchedDays, SuppressBelow = held.SuppressBelow, QuorumAllOf = held.QuorumAllOf, QuorumOneOf = held.QuorumOneOf,
        QuorumNeedsChair = held.QuorumNeedsChair, DecisionsNeedSignOff = held.DecisionsNeedSignOff, MinutesNeedAgreement = held.MinutesNeedAgreement, ReferringSectors = held.ReferringSectors, Version = held.Version.ToString(),
    };

    /// <summary>Only after the form was found to be right.</summary>
    public void WriteTo(PanelSettings next)
    {
        next.DraftCalendarDays = DraftCalendarDays!.Value;
        next.ScreeningDays = ScreeningDays!.Value;
        next.LinkDays = LinkDays!.Value;
        next.InformationDays = InformationDays!.Value;
        next.ListingDays = ListingDays!.Value;
        next.UrgentListingDays = UrgentListingDays!.Value;
        next.CheckLeadDays = CheckLeadDays!.Value;
        next.ChaseDays = ChaseDays!.Value;
        next.CandidateDays = CandidateDays!.Value;
        next.CheckReminderDays = CheckReminderDays!.Value;
        next.AcceptDays = AcceptDays!.Value;
        next.FirstContactDays = FirstContactDays!.Value;
        next.ReachingDays = ReachingDays!.Value;
        next.ReachingAttempts = ReachingAttempts!.Value;
        next.ReachingMethods = ReachingMethods!.Value;
        next.PlanDays = PlanDays!.Value;
        next.ReviewWeeks = ReviewWeeks!.Value;
        next.ReviewCeilingWeeks = ReviewCeilingWeeks!.Value;
        next.PauseCeilingWeeks = PauseCeilingWeeks!.Value;
        next.TellReferrerDays = TellReferrerDays!.Value;
        next.MinutesDays = MinutesDays!.Value;
        next.RepeatMonths = RepeatMonths!.Value;
        next.ProviderAnswerDays = ProviderAnswerDays!.Value;
        next.TakeUpDays = TakeUpDays!.Value;
        next.WaitingWeeks = WaitingWeeks!.Value;
        next.WithoutSessionDays = WithoutSessionDays!.Value;
        next.PlacesOldDays = PlacesOldDays!.Value;
        next.ServiceOldDays = ServiceOldDays!.Value;
        next.ClosingDays = ClosingDays!.Value;
        next.TurningMonths = TurningMonths!.Value;
        next.OfferAgainDays = OfferAgainDays!.Value;
        next.NoContactDays = NoContactDays!.Value;
        next.SnoozeDays = SnoozeDays!.Value;
        next.AgencyDigestDays = AgencyDigestDays!.Value;
        next.ChairDigestDays = ChairDigestDays!.Value;
        next.ActNowHours = ActNowHours!.Value;
        next.PrivacyNoticeDays = PrivacyNoticeDays!.Value;
        next.WarningReviewWeeks = WarningReviewWeeks!.Value;
        next.MinimumAge = MinimumAge!.Value;
        next.MaximumAge = MaximumAge!.Value;
        next.SignalDays = SignalDays!.Value;
        next.SignalUnmatchedDays = SignalUnmatchedDays!.Value;
        next.AdoptedYears = AdoptedYears!.Value;
        next.NotAdoptedMonths = NotAdoptedMonths!.Value;
        next.DeclinedMonths = DeclinedMonths!.Value;
        next.DisposalCoolingDays = DisposalCoolingDays!.Value;
        next.SuppressBelow = SuppressBelow!.Value;
        next.QuorumAllOf = [.. QuorumAllOf.Distinct().Order()];
        next.QuorumOneOf = [.. QuorumOneOf.Distinct().Order()];
        next.QuorumNeedsChair = QuorumNeedsChair;
        next.DecisionsNeedSignOff = DecisionsNeedSignOff;
        next.MinutesNeedAgreement = MinutesNeedAgreement;
        next.ReferringSectors = [.. ReferringSectors.Distinct().Order()];
    }
}

public sealed class SettingsFormValidator : AbstractValidator<SettingsForm>
{
    public SettingsFormValidator(Words T)
    {
        Between(form => form.DraftCalendarDays, 1, 90);
        Between(form => form.ScreeningDays, 1, 30);
        Between(form => form.LinkDays, 1, 30);
        Between(form => form.InformationDays, 1, 60);
        Between(form => form.ListingDays, 1, 90);
        Between(form => form.UrgentListingDays, 1, 30);
        Between(form => form.CheckLeadDays, 0, 30);
        Between(form => form.ChaseDays, 0, 30);
        Between(form => form.CandidateDays, 1, 60);
        Between(form => form.CheckReminderDays, 0, 10);
        Between(form => form.AcceptDays, 1, 30);
        Between(form => form.FirstContactDays, 1, 60);
        Between(form => form.ReachingDays, 1, 120);
        Between(form => form.ReachingAttempts, 1, 20);
        Between(form => form.ReachingMethods, 1, 5);
        Between(form => form.PlanDays, 1, 120);
        Between(form => form.ReviewWeeks, 1, 52);
        Between(form => form.ReviewCeilingWeeks, 1, 52);
        Between(form => form.PauseCeilingWeeks, 1, 52);
        Between(form => form.TellReferrerDays, 1, 30);
        Between(form => form.MinutesDays, 1, 30);
        Between(form => form.RepeatMonths, 1, 60);
        Between(form => form.ProviderAnswerDays, 1, 30);
        Between(form => form.TakeUpDays, 1, 60);
        Between(form => form.WaitingWeeks, 1, 52);
        Between(form => form.WithoutSessionDays, 1, 60);
        Between(form => form.PlacesOldDays, 7, 365);
        Between(form => form.ServiceOldDays, 30, 730);
        Between(form => form.ClosingDays, 1, 60);
        Between(form => form.TurningMonths, 1, 12);
        Between(form => form.OfferAgainDays, 1, 60);
        Between(form => form.ActNowHours, 1, 24);
        Between(form => form.PrivacyNoticeDays, 1, 30);
        Between(form => form.WarningReviewWeeks, 1, 52);
        Between(form => form.NoContactDays, 1, 120);
        Between(form => form.SnoozeDays, 1, 60);
        Between(form => form.AgencyDigestDays, 1, 60);
        Between(form => form.ChairDigestDays, 1, 120);
        Between(form => form.MinimumAge, 5, 17);
        Between(form => form.MaximumAge, 10, 25);
        Between(form => form.SignalDays, PanelSettings.LongestRule, 3650);
        Between(form => form.SignalUnmatchedDays, PanelSettings.LongestRule, 3650);
        Between(form => form.AdoptedYears, 21, 75);
        Between(form => form.NotAdoptedMonths, 6, 84);
        Between(form => form.DeclinedMonths, 1, 24);
        Between(form => form.DisposalCoolingDays, 1, 60);
        RuleFor(form => form.SuppressBelow).NotNull().WithMessage(_ => T["Enter a whole number"])
            .GreaterThanOrEqualTo(SuppressionRule.Floor).WithMessage(_ => T["Figures below {0} are always hidden: this can be raised, and not lowered below {0}", SuppressionRule.Floor])
            .LessThanOrEqualTo(100).WithMessage(_ => T["Enter a whole number from {0} to {1}", SuppressionRule.Floor, 100]);

        RuleFor(form => form.UrgentListingDays).Must((form, days) => days <= form.ListingDays).When(form => form is { UrgentListingDays: not null, ListingDays: not null })
            .WithMessage(_ => T["An urgent case cannot wait longer than any other"]);
        RuleFor(form => form.ChairDigestDays).Must((form, days) => days > form.AgencyDigestDays).When(form => form is { ChairDigestDays: not null, AgencyDigestDays: not null })
            .WithMessage(_ => T["The chair is told last: after more days than the agency’s contact"]);
        RuleFor(form => form.ReviewCeilingWeeks).Must((form, weeks) => weeks >= form.ReviewWeeks).When(form => form is { ReviewWeeks: not null, ReviewCeilingWeeks: not null })
            .WithMessage(_ => T["The most weeks between two reviews cannot be fewer than the usual weeks"]);
        RuleFor(form => form.NotAdoptedMonths).Must((form, months) => months >= form.RepeatMonths).When(form => form is { NotAdoptedMonths: not null, RepeatMonths: not null })
            .WithMessage(_ => T["A record is kept at least as long as a new referral counts as a repeat"]);
        RuleFor(form => form.ReachingMethods).Must((form, methods) => methods <= form.ReachingAttempts).When(form => form is { ReachingMethods: not null, ReachingAttempts: not null })
            .WithMessage(_ => T["There cannot be more ways than attempts"]);
        RuleFor(form => form.MaximumAge).Must((form, age) => age >= form.MinimumAge).When(form => form is { MinimumAge: not null, MaximumAge: not null })
            .WithMessage(_ => T["The highest age cannot be below the lowest"]);
        RuleFor(form => form.QuorumAllOf).NotEmpty().WithMessage(_ => T["Choose who must be at the table before a case can be adopted"]);
        RuleFor(form => form.ReferringSectors).NotEmpty().WithMessage(_ => T["Choose who may refer"]);

        void Between(System.Linq.Expressions.Expression<Func<SettingsForm, int?>> limit, int least, int most) =>
            RuleFor(limit).NotNull().WithMessage(_ => T["Enter a whole number"])
                .InclusiveBetween(least, most).WithMessage(_ => T["Enter a whole number from {0} to {1}", least, most]);
    }
}
