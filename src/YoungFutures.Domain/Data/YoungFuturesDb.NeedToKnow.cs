using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data;

public partial class YoungFuturesDb
{
    public const string NeedToKnowFilter = "NeedToKnow";
    /// <summary>That of the keys of names. It has a name of its own so that <see cref="Names.Lead"/> can leave it to the filter of those whose names they are.</summary>
    public const string NamesFilter = "NeedToKnowOfNames";
    /// <summary>What is told no more to an agency whose sharing agreement has ended.</summary>
    public const string AgreementFilter = "SharingAgreement";

    /// <summary>
    /// Who sees what, all of it. The filters read <see cref="Viewer"/> and <see cref="Now"/> through this context on every query:
    /// anything captured from outside would be frozen into the cached model and shown to everyone.
    /// </summary>
    private void NeedToKnow(ModelBuilder model)
    {
        // Everywhere: an agency's reach is for those of its people who have a part in that panel now. A governor, an administrator or somebody
        // whose part has ended may belong to the same agency and sees nothing by it.

        // A whole case: those who run or chair its panel, and those who work on it, unless excluded; a restricted case only by name. In an emergency one person for
        // some hours, and of a restricted case only somebody who runs or chairs its panel.
        Expression<Func<Case, bool>> seesCase = @case => Viewer.SeesAll
            || (!@case.Exclusions.Any(exclusion => exclusion.UserId == Viewer.UserId && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))
                && ((!@case.IsRestricted && Viewer.PanelIds.Contains(@case.PanelId))
                    || (Viewer.WorkPanelIds.Contains(@case.PanelId) && @case.Involvements.Any(involvement =>
                        ((involvement.Reach == Reach.Party
                            && (involvement.UserId == Viewer.UserId || (!@case.IsRestricted && involvement.AgencyId == Viewer.AgencyId && involvement.AgencyId != null)))
                            || (involvement.Reach == Reach.BrokenGlass && involvement.UserId == Viewer.UserId && (!@case.IsRestricted || Viewer.PanelIds.Contains(@case.PanelId))))
                        && involvement.From <= Now && (involvement.Until == null || Now < involvement.Until)))));

        // A referral: its writer alone as long as it was never sent, the panel's own people once it is (or was stopped by a risk) as far
        // as they see its case, and its referrer unless kept out of that case.
        Expression<Func<Referral, bool>> seesReferral = referral => Viewer.SeesAll
            || (referral.LoggedById == Viewer.UserId && referral.SubmittedAt == null && Viewer.WorkPanelIds.Contains(referral.PanelId))
            || ((referral.SubmittedAt != null || referral.ImmediateRisk == Answer.Yes)
                && Viewer.PanelIds.Contains(referral.PanelId)
                && (referral.CaseId == null || Cases.Any(@case => @case.Id == referral.CaseId)))
            || (Viewer.WorkPanelIds.Contains(referral.PanelId)
                && referral.Involvements.Any(involvement => involvement.Reach == Reach.Referrer
                    && (involvement.UserId == Viewer.UserId || (involvement.AgencyId == Viewer.AgencyId && involvement.AgencyId != null))
                    && involvement.From <= Now && (involvement.Until == null || Now < involvement.Until))
                && !Exclusions.Any(exclusion => exclusion.CaseId == referral.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until)));

        NothingNew(model);
        model.Entity<Case>().HasQueryFilter(NeedToKnowFilter, seesCase);
        model.Entity<Referral>().HasQueryFilter(NeedToKnowFilter, seesReferral);

        // A young person: whoever sees one of their cases.
        model.Entity<YoungPerson>().HasQueryFilter(NeedToKnowFilter, youngPerson => Viewer.SeesAll
            || Cases.Any(@case => @case.YoungPersonId == youngPerson.Id));

        // Names are found only by those who see what they belong to.
        model.Entity<NameKeyRow>().HasQueryFilter(NamesFilter, key => Viewer.SeesAll
            || (key.YoungPersonId != null && YoungPeople.Any(youngPerson => youngPerson.Id == key.YoungPersonId))
            || (key.ReferralId != null && Referrals.Any(referral => referral.Id == key.ReferralId)));

        model.Entity<ReferralTrigger>().HasQueryFilter(NeedToKnowFilter, trigger =>
            Viewer.SeesAll || Referrals.Any(referral => referral.Id == trigger.ReferralId));
        model.Entity<ReferralQuestion>().HasQueryFilter(NeedToKnowFilter, question =>
            Viewer.SeesAll || Referrals.Any(referral => referral.Id == question.ReferralId));
        // Screening holds what the panel already knew: never for the referrer.
        model.Entity<Screening>().HasQueryFilter(NeedToKnowFilter, screening =>
            Viewer.SeesAll || (Viewer.PanelIds.Contains(screening.PanelId) && Referrals.Any(referral => referral.Id == screening.ReferralId)));

        model.Entity<AgencyCheck>().HasQueryFilter(NeedToKnowFilter, check => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(check.PanelId) && Cases.Any(@case => @case.Id == check.CaseId))
            || (Viewer.WorkPanelIds.Contains(check.PanelId) && check.Involvements.Any(involvement => involvement.Reach == Reach.Asked
                && (involvement.UserId == Viewer.UserId || (involvement.AgencyId == Viewer.AgencyId && involvement.AgencyId != null))
                && involvement.From <= Now && (involvement.Until == null || Now < involvement.Until)
                && !Exclusions.Any(exclusion => exclusion.CaseId == check.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))))
            || (check.ReturnedAt != null
                && (check.Visibility == Visibility.WholePanel
                    || (check.AgencyId == Viewer.AgencyId)
                    || (check.Visibility == Visibility.NamedAgencies && check.NamedAgencyIds.Any(id => id == Viewer.AgencyId)))
                && (Cases.Any(@case => @case.Id == check.CaseId)
                    || (Viewer.SeatedPanelIds.Contains(check.PanelId)
                    && Involvements.Any(seat => seat.CaseId == check.CaseId && seat.Reach == Reach.Seat
                        && (seat.UserId == Viewer.UserId || (seat.AgencyId == Viewer.AgencyId && seat.AgencyId != null))
                        && seat.From <= Now && (seat.Until == null || Now < seat.Until))
                    && !Exclusions.Any(exclusion => exclusion.CaseId == check.CaseId && exclusion.UserId == Viewer.UserId
                        && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))))));

        model.Entity<Note>().HasQueryFilter(NeedToKnowFilter, note => Viewer.SeesAll
            || ((Viewer.PanelIds.Contains(note.PanelId)
                    || note.AuthorId == Viewer.UserId
                    || (note.AuthorAgencyId == Viewer.AgencyId && note.AuthorAgencyId != null)
                    || note.Visibility == Visibility.WholePanel
                    || (note.Visibility == Visibility.NamedAgencies && note.NamedAgencyIds.Any(id => id == Viewer.AgencyId)))
                && Cases.Any(@case => @case.Id == note.CaseId)));

        // A document: as a note, within the case or the referral that it belongs to. About health it is not for the police, unless they sent it or are named.
        model.Entity<Document>().HasQueryFilter(NeedToKnowFilter, document => Viewer.SeesAll
            || ((Viewer.PanelIds.Contains(document.PanelId)
                    || document.SentById == Viewer.UserId
                    || (document.AgencyId == Viewer.AgencyId && document.AgencyId != null)
                    || (document.Visibility == Visibility.WholePanel && (!document.IsHealth || !Viewer.IsOfPolice))
                    || (document.Visibility == Visibility.NamedAgencies && document.NamedAgencyIds.Any(id => id == Viewer.AgencyId)))
                && ((document.CaseId != null && Cases.Any(@case => @case.Id == document.CaseId))
                    || (document.ReferralId != null && Referrals.Any(referral => referral.Id == document.ReferralId)))));

        // What happened to a case; that it was ever restricted is for those who say who may see it.
        model.Entity<CaseEvent>().HasQueryFilter(NeedToKnowFilter, happened => Viewer.SeesAll
            || (Cases.Any(@case => @case.Id == happened.CaseId)
                && (Viewer.PanelIds.Contains(happened.PanelId)
                    || (happened.Kind != CaseEventKind.Restricted && happened.Kind != CaseEventKind.NamesChanged && happened.Kind != CaseEventKind.Unrestricted))));

        model.Entity<Agreement>().HasQueryFilter(NeedToKnowFilter, agreement => Viewer.SeesAll || Cases.Any(@case => @case.Id == agreement.CaseId));
        model.Entity<ContactAttempt>().HasQueryFilter(NeedToKnowFilter, attempt => Viewer.SeesAll || Cases.Any(@case => @case.Id == attempt.CaseId));
        model.Entity<Decision>().HasQueryFilter(NeedToKnowFilter, decision => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == decision.CaseId)
            || (Viewer.SeatedPanelIds.Contains(decision.PanelId)
                && Involvements.Any(seat => seat.CaseId == decision.CaseId && seat.Reach == Reach.Seat
                    && (seat.UserId == Viewer.UserId || (seat.AgencyId == Viewer.AgencyId && seat.AgencyId != null))
                    && seat.From <= Now && (seat.Until == null || Now < seat.Until))
                && !Exclusions.Any(exclusion => exclusion.CaseId == decision.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));

        // The item of an agenda is what a seat opens, with what its pack holds: answers within their visibility, decisions, actions. It opens no
        // case, no notes and no young person; PackFacts gives the few facts of those that the pack shows.
        model.Entity<AgendaItem>().HasQueryFilter(NeedToKnowFilter, item => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == item.CaseId)
            || (Viewer.SeatedPanelIds.Contains(item.PanelId)
                && Involvements.Any(seat => seat.CaseId == item.CaseId && seat.Reach == Reach.Seat && seat.MeetingId == item.MeetingId
                    && (seat.UserId == Viewer.UserId || (seat.AgencyId == Viewer.AgencyId && seat.AgencyId != null))
                    && seat.From <= Now && (seat.Until == null || Now < seat.Until))
                && !Exclusions.Any(exclusion => exclusion.CaseId == item.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));
        model.Entity<Opening>().HasQueryFilter(NeedToKnowFilter, opening => Viewer.SeesAll || AgendaItems.Any(item => item.Id == opening.AgendaItemId));
        // The writer's alone, and theirs no longer while the item is kept from them.
        model.Entity<HearingDraft>().HasQueryFilter(NeedToKnowFilter, draft => Viewer.SeesAll
            || (draft.UserId == Viewer.UserId && AgendaItems.Any(item => item.Id == draft.AgendaItemId)));
        model.Entity<AgendaChange>().HasQueryFilter(NeedToKnowFilter, change => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == change.CaseId)
            || (Viewer.SeatedPanelIds.Contains(change.PanelId)
                && Involvements.Any(seat => seat.CaseId == change.CaseId && seat.Reach == Reach.Seat && seat.MeetingId == change.MeetingId
                    && (seat.UserId == Viewer.UserId || (seat.AgencyId == Viewer.AgencyId && seat.AgencyId != null))
                    && seat.From <= Now && (seat.Until == null || Now < seat.Until))
                && !Exclusions.Any(exclusion => exclusion.CaseId == change.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));

        // What is proposed for the quick-agree list stands on the item, for whoever reads the item.
        model.Entity<QuickProposal>().HasQueryFilter(NeedToKnowFilter, proposal => Viewer.SeesAll || AgendaItems.Any(item => item.Id == proposal.AgendaItemId));

        // A case on its way to another panel: this panel as far as it sees the case, and the other's coordinator and chair, who see this and nothing of the case.
        model.Entity<CaseTransfer>().HasQueryFilter(NeedToKnowFilter, transfer => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(transfer.PanelId) && Cases.Any(@case => @case.Id == transfer.CaseId))
            || (Viewer.PanelIds.Contains(transfer.ToPanelId)
                && !Exclusions.Any(exclusion => exclusion.CaseId == transfer.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));

        // What is asked of the chair: a matter of the panel's own people, as far as they see the case.
        model.Entity<RequestToChair>().HasQueryFilter(NeedToKnowFilter, request => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(request.PanelId) && Cases.Any(@case => @case.Id == request.CaseId)));

        model.Entity<SupportAction>().HasQueryFilter(NeedToKnowFilter, action => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == action.CaseId)
            || (Viewer.SeatedPanelIds.Contains(action.PanelId)
                && Involvements.Any(seat => seat.CaseId == action.CaseId && seat.Reach == Reach.Seat
                    && (seat.UserId == Viewer.UserId || (seat.AgencyId == Viewer.AgencyId && seat.AgencyId != null))
                    && seat.From <= Now && (seat.Until == null || Now < seat.Until))
                && !Exclusions.Any(exclusion => exclusion.CaseId == action.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until)))
            || (Viewer.WorkPanelIds.Contains(action.PanelId) && action.Involvements.Any(involvement => (involvement.Reach == Reach.Action || involvement.Reach == Reach.Provider)
                && (involvement.UserId == Viewer.UserId || (involvement.AgencyId == Viewer.AgencyId && involvement.AgencyId != null))
                && involvement.From <= Now && (involvement.Until == null || Now < involvement.Until)
                && !Exclusions.Any(exclusion => exclusion.CaseId == action.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until)))));
        model.Entity<ActionProgress>().HasQueryFilter(NeedToKnowFilter, progress =>
            Viewer.SeesAll || SupportActions.Any(action => action.Id == progress.ActionId));

        // The directory holds nobody: whoever works in the panel, and administrators, who keep it.
        model.Entity<Service>().HasQueryFilter(NeedToKnowFilter, service => Viewer.SeesAll || Viewer.IsAdministrator || Viewer.WorkPanelIds.Contains(service.PanelId));
        // Support: whoever sees the case, and the provider as long as it is offered or given; no other record of that young person. What the provider is told
        // it does not read while support rests.
        model.Entity<Intervention>().HasQueryFilter(NeedToKnowFilter, intervention => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == intervention.CaseId)
            || (Viewer.WorkPanelIds.Contains(intervention.PanelId) && intervention.Involvements.Any(involvement => involvement.Reach == Reach.Provider
                && (involvement.UserId == Viewer.UserId || (involvement.AgencyId == Viewer.AgencyId && involvement.AgencyId != null))
                && involvement.From <= Now && (involvement.Until == null || Now < involvement.Until)
                && !Exclusions.Any(exclusion => exclusion.CaseId == intervention.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until)))));
        model.Entity<Briefing>().HasQueryFilter(NeedToKnowFilter, briefing => Viewer.SeesAll
            || Interventions.Any(intervention => intervention.Id == briefing.InterventionId
                && (intervention.Status != InterventionStatus.OnHold || Cases.Any(@case => @case.Id == intervention.CaseId))));
        model.Entity<SupportSession>().HasQueryFilter(NeedToKnowFilter, session =>
            Viewer.SeesAll || Interventions.Any(intervention => intervention.Id == session.InterventionId));
        model.Entity<ProvisionGap>().HasQueryFilter(NeedToKnowFilter, gap => Viewer.SeesAll || Cases.Any(@case => @case.Id == gap.CaseId));

        // Act now: the panel as far as it sees the case, whoever raised it, and that person's agency; and the writer of the draft that waits for it.
        model.Entity<SafeguardingReport>().HasQueryFilter(NeedToKnowFilter, report => Viewer.SeesAll
            || (report.RaisedById == Viewer.UserId && Viewer.WorkPanelIds.Contains(report.PanelId)
                && !Exclusions.Any(exclusion => exclusion.CaseId == report.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until)))
            || (Viewer.PanelIds.Contains(report.PanelId)
                && (report.CaseId == null || Cases.Any(@case => @case.Id == report.CaseId))
                && (report.From != ReportedFrom.Referral || Referrals.Any(referral => referral.Id == report.RecordId)))
            || (report.RaisedByAgencyId == Viewer.AgencyId && report.RaisedByAgencyId != null && Viewer.WorkPanelIds.Contains(report.PanelId)
                && !Exclusions.Any(exclusion => exclusion.CaseId == report.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until)))
            || Referrals.Any(referral => referral.Id == report.RecordId && referral.Status == ReferralStatus.Draft && referral.LoggedById == Viewer.UserId));

        // Meetings: the panel's people, and partners once the agenda is published.
        model.Entity<PanelMeeting>().HasQueryFilter(NeedToKnowFilter, meeting => Viewer.SeesAll
            || Viewer.PanelIds.Contains(meeting.PanelId)
            || (meeting.PublishedAt != null && Viewer.SeatedPanelIds.Contains(meeting.PanelId)));
        model.Entity<Attendance>().HasQueryFilter(NeedToKnowFilter, attendance =>
            Viewer.SeesAll || PanelMeetings.Any(meeting => meeting.Id == attendance.MeetingId));

        // Minutes: what is written of the meeting goes to whoever sees the meeting, everything else to whoever sees the item it is about. Of an item that
        // is out of sight, an agency still reads the action that is its own.
        model.Entity<MeetingMinutes>().HasQueryFilter(NeedToKnowFilter, minutes =>
            Viewer.SeesAll || PanelMeetings.Any(meeting => meeting.Id == minutes.MeetingId));
        model.Entity<ItemMinutes>().HasQueryFilter(NeedToKnowFilter, minutes =>
            Viewer.SeesAll || AgendaItems.Any(item => item.Id == minutes.AgendaItemId));
        model.Entity<Addendum>().HasQueryFilter(NeedToKnowFilter, addendum => Viewer.SeesAll
            || (addendum.AgendaItemId == null && PanelMeetings.Any(meeting => meeting.Id == addendum.MeetingId))
            || AgendaItems.Any(item => item.Id == addendum.AgendaItemId));
        model.Entity<MinutedPart>().HasQueryFilter(NeedToKnowFilter, part => Viewer.SeesAll
            || (part.Of == MinutedOf.Meeting && PanelMeetings.Any(meeting => meeting.Id == part.MeetingId))
            || (part.Of == MinutedOf.Item && AgendaItems.Any(item => item.Id == part.RecordId))
            || (part.Of == MinutedOf.Checks && Viewer.PanelIds.Contains(part.PanelId) && AgendaItems.Any(item => item.Id == part.RecordId))
            || (part.Of == MinutedOf.Action && (AgendaItems.Any(item => item.Id == part.AgendaItemId)
                || SupportActions.Any(action => action.Id == part.RecordId && action.AgencyId == Viewer.AgencyId)))
            || (part.Of == MinutedOf.Change && AgendaChanges.Any(change => change.Id == part.RecordId)));
        model.Entity<PackCopy>().HasQueryFilter(NeedToKnowFilter, copy => Viewer.SeesAll
            || Viewer.PanelIds.Contains(copy.PanelId)
            || copy.ReaderId == Viewer.UserId);

        // One's own involvement is no secret to oneself; everybody else's is the panel's business.
        model.Entity<Involvement>().HasQueryFilter(NeedToKnowFilter, involvement => Viewer.SeesAll
            || Viewer.PanelIds.Contains(involvement.PanelId)
            || (Viewer.WorkPanelIds.Contains(involvement.PanelId)
                && (involvement.UserId == Viewer.UserId || (involvement.AgencyId == Viewer.AgencyId && involvement.AgencyId != null))));
        model.Entity<Exclusion>().HasQueryFilter(NeedToKnowFilter, exclusion => Viewer.SeesAll
            || Viewer.PanelIds.Contains(exclusion.PanelId)
            || exclusion.UserId == Viewer.UserId);

        // Who else is named in a case: as the case itself.
        model.Entity<NamedPerson>().HasQueryFilter(NeedToKnowFilter, named => Viewer.SeesAll || Cases.Any(@case => @case.Id == named.CaseId));

        // Who has a tie to a young person, and which: the panel's own people as far as they see the case, and nobody of a conflict of their own. What the
        // others at the table are told of it goes to whoever reads the item.
        model.Entity<Declaration>().HasQueryFilter(NeedToKnowFilter, declaration => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(declaration.PanelId) && Cases.Any(@case => @case.Id == declaration.CaseId)
                && (declaration.PersonId != Viewer.UserId || declaration.Tie == Tie.Referred || declaration.Tie == Tie.Taught || declaration.Tie == Tie.WorkedWith)));
        model.Entity<Disclosure>().HasQueryFilter(NeedToKnowFilter, disclosure => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == disclosure.CaseId)
            || AgendaItems.Any(item => item.CaseId == disclosure.CaseId));

        // What support is, and what a risk that rose is about: whoever sees the case. After its end whoever asks how it went sees their check, and the goals that
        // it scores; of the case they see nothing any more.
        model.Entity<NeedsConversation>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<SupportPlan>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<Goal>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId)
            || PostClosureChecks.Any(check => check.CaseId == held.CaseId && check.OwnerId != null && Viewer.AnswersFor.Contains(check.OwnerId.Value)));
        model.Entity<GoalStep>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<OutcomeMeasure>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<SupportReview>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<Feedback>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<RisenRisk>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<AdultHandover>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<SecondOffer>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Cases.Any(@case => @case.Id == held.CaseId));
        model.Entity<PostClosureCheck>().HasQueryFilter(NeedToKnowFilter, check => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == check.CaseId)
            || (check.OwnerId != null && Viewer.AnswersFor.Contains(check.OwnerId.Value) && Viewer.WorkPanelIds.Contains(check.PanelId)
                && !Exclusions.Any(exclusion => exclusion.CaseId == check.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));
        // What was shared: the panel’s own people as far as they see the case, and whoever sees it too and shared it, or had it shared with them. What was not shared, and with whom: they and its writer.
        model.Entity<DisclosureMade>().HasQueryFilter(NeedToKnowFilter, made => Viewer.SeesAll
            || ((Viewer.PanelIds.Contains(made.PanelId) || made.RecordedById == Viewer.UserId
                    || (Viewer.AgencyId != null && (made.FromAgencyId == Viewer.AgencyId || made.ToAgencyId == Viewer.AgencyId)))
                && Cases.Any(@case => @case.Id == made.CaseId)));
        model.Entity<DecisionNotToShare>().HasQueryFilter(NeedToKnowFilter, decision => Viewer.SeesAll
            || ((Viewer.PanelIds.Contains(decision.PanelId) || decision.DecidedById == Viewer.UserId) && Cases.Any(@case => @case.Id == decision.CaseId)));
        // What the family knows: whoever sees the case, or its item at a meeting, or they would speak of it at the wrong door.
        model.Entity<FamilyTold>().HasQueryFilter(NeedToKnowFilter, told => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == told.CaseId) || AgendaItems.Any(item => item.CaseId == told.CaseId));
        // Whom the family does not want to know: never that agency itself, unless it runs the panel.
        model.Entity<Objection>().HasQueryFilter(NeedToKnowFilter, objection => Viewer.SeesAll
            || ((Viewer.PanelIds.Contains(objection.PanelId) || objection.AgencyId != Viewer.AgencyId) && Cases.Any(@case => @case.Id == objection.CaseId)));
        model.Entity<PrivacyNotice>().HasQueryFilter(NeedToKnowFilter, notice => Viewer.SeesAll
            || ((Viewer.PanelIds.Contains(notice.PanelId) || notice.OwnerId == Viewer.UserId) && Cases.Any(@case => @case.Id == notice.CaseId))
            // Whoever leads writes to the family, and so sees what is due to it.
            || (Viewer.AgencyId != null && Cases.Any(@case => @case.Id == notice.CaseId && @case.LeadAgencyId == Viewer.AgencyId)));
        model.Entity<FamilyContact>().HasQueryFilter(NeedToKnowFilter, contact => Viewer.SeesAll
            || Cases.Any(@case => @case.YoungPersonId == contact.YoungPersonId));
        model.Entity<VisitWarning>().HasQueryFilter(NeedToKnowFilter, warning => Viewer.SeesAll || Cases.Any(@case => @case.Id == warning.CaseId));
        model.Entity<Letter>().HasQueryFilter(NeedToKnowFilter, letter => Viewer.SeesAll || Cases.Any(@case => @case.Id == letter.CaseId));

        // A list that an agency sends and its deliveries (counts, no rows): the agency, and the panel’s own people; whoever governs sees under which terms a list is taken.
        model.Entity<SignalList>().HasQueryFilter(NeedToKnowFilter, list => Viewer.SeesAll
            || Viewer.PanelIds.Contains(list.PanelId) || Viewer.GovernedPanelIds.Contains(list.PanelId)
            || (Viewer.SeatedPanelIds.Contains(list.PanelId) && list.AgencyId == Viewer.AgencyId));
        model.Entity<SignalImport>().HasQueryFilter(NeedToKnowFilter, import => Viewer.SeesAll
            || Viewer.PanelIds.Contains(import.PanelId)
            || (Viewer.SeatedPanelIds.Contains(import.PanelId) && import.AgencyId == Viewer.AgencyId));
        // What stands in a faulty row: whoever sent it, and can put it right. The coordinator reads counts, and rows only of what they sent themselves.
        model.Entity<ImportFault>().HasQueryFilter(NeedToKnowFilter, fault => Viewer.SeesAll
            || SignalImports.Any(import => import.Id == fault.ImportId
                && ((Viewer.SeatedPanelIds.Contains(import.PanelId) && import.AgencyId == Viewer.AgencyId)
                    || (Viewer.RunPanelIds.Contains(import.PanelId) && import.StartedById == Viewer.UserId))));
        model.Entity<ImportProgress>().HasQueryFilter(NeedToKnowFilter, progress => Viewer.SeesAll || SignalImports.Any(import => import.Id == progress.ImportId));
        model.Entity<ImportChange>().HasQueryFilter(NeedToKnowFilter, change => Viewer.SeesAll);
        model.Entity<PurgedSignals>().HasQueryFilter(NeedToKnowFilter, purged => Viewer.SeesAll || SignalLists.Any(list => list.Id == purged.ListId));
        // Nobody browses what was ever uploaded: signals and what they were linked into are the product’s own, for a purpose.
        model.Entity<SignalDelivery>().HasQueryFilter(NeedToKnowFilter, delivery => Viewer.SeesAll);
        model.Entity<Signal>().HasQueryFilter(NeedToKnowFilter, signal => Viewer.SeesAll);
        model.Entity<SignalBlockKey>().HasQueryFilter(NeedToKnowFilter, key => Viewer.SeesAll);
        model.Entity<LinkedIdentity>().HasQueryFilter(NeedToKnowFilter, identity => Viewer.SeesAll);
        model.Entity<ImportLinking>().HasQueryFilter(NeedToKnowFilter, linking => Viewer.SeesAll);
        model.Entity<SignalLink>().HasQueryFilter(NeedToKnowFilter, link => Viewer.SeesAll);
        model.Entity<NeverTheSame>().HasQueryFilter(NeedToKnowFilter, pair => Viewer.SeesAll);
        model.Entity<LinkageModelVersion>().HasQueryFilter(NeedToKnowFilter, version => Viewer.SeesAll);
        model.Entity<LinkMove>().HasQueryFilter(NeedToKnowFilter, move => Viewer.SeesAll);
        // What is asked about two records, and what was decided, holds ids and how they agree: for whoever runs the panel.
        model.Entity<LinkQuestion>().HasQueryFilter(NeedToKnowFilter, question => Viewer.SeesAll || Viewer.RunPanelIds.Contains(question.PanelId));
        model.Entity<LinkDecision>().HasQueryFilter(NeedToKnowFilter, decision => Viewer.SeesAll || Viewer.RunPanelIds.Contains(decision.PanelId));

        // That two young people on record were put together: whoever runs or chairs the panel and sees both.
        model.Entity<YoungPersonMerge>().HasQueryFilter(NeedToKnowFilter, merge => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(merge.PanelId)
                && YoungPeople.Any(youngPerson => youngPerson.Id == merge.SurvivorId) && YoungPeople.Any(youngPerson => youngPerson.Id == merge.MergedId)));

        // Whom the rules found: the coordinator and the chair of the panel. An agency never sees another’s records, nor that there is a candidate.
        // Once there is a case, only as far as they see that: a conflict of interest or a restriction reaches back.
        model.Entity<Candidate>().HasQueryFilter(NeedToKnowFilter, candidate => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(candidate.PanelId) && (candidate.CaseId == null || Cases.Any(@case => @case.Id == candidate.CaseId))));
        model.Entity<CandidateEvidence>().HasQueryFilter(NeedToKnowFilter, line => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(line.PanelId) && Candidates.Any(candidate => candidate.Id == line.CandidateId)));
        // What a record said, once it came into a referral or a case: the panel’s own people as far as they see that, and the agency whose record it is where it works on the case.
        model.Entity<ReferralEvidence>().HasQueryFilter(NeedToKnowFilter, line => Viewer.SeesAll
            || ((Viewer.PanelIds.Contains(line.PanelId) || (line.AgencyId == Viewer.AgencyId && Viewer.WorkPanelIds.Contains(line.PanelId)))
                && (Referrals.Any(referral => referral.Id == line.ReferralId) || Cases.Any(@case => @case.Id == line.CaseId))));
        // That something was taken back: whoever has to say what follows, as far as they see what rests on it, and the panel’s own people.
        model.Entity<EvidenceChange>().HasQueryFilter(NeedToKnowFilter, change => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(change.PanelId) && (change.CaseId == null || Cases.Any(@case => @case.Id == change.CaseId)))
            || ((change.OwnerId == Viewer.UserId || change.AcknowledgedById == Viewer.UserId) && Viewer.WorkPanelIds.Contains(change.PanelId)
                && (Referrals.Any(referral => referral.Id == change.ReferralId) || Cases.Any(@case => @case.Id == change.CaseId))));
        // How many a draft of rules would find: of the panel as a whole, and nobody’s name.
        model.Entity<RuleRun>().HasQueryFilter(NeedToKnowFilter, run => Viewer.SeesAll);
        model.Entity<RuleTrial>().HasQueryFilter(NeedToKnowFilter, trial => Viewer.SeesAll || Viewer.PanelIds.Contains(trial.PanelId) || Viewer.GovernedPanelIds.Contains(trial.PanelId));

        // Why a line of the board is left alone: the panel's own people, as far as they see the case.
        model.Entity<GapSnooze>().HasQueryFilter(NeedToKnowFilter, snooze => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(snooze.PanelId) && (snooze.CaseId == null || Cases.Any(@case => @case.Id == snooze.CaseId))));

        // Released figures: the panel's own people, and analysts for every panel of the police force areas they belong to.
        model.Entity<Release>().HasQueryFilter(NeedToKnowFilter, release => Viewer.SeesAll
            || Viewer.PanelIds.Contains(release.PanelId)
            || Panels.Any(panel => panel.Id == release.PanelId
                && Panels.Any(own => own.PoliceAreaCode == panel.PoliceAreaCode && Viewer.AnalysedPanelIds.Contains(own.Id))));

        // Returns hold true counts: whoever prepares them, and information governance. No analyst, and nothing that reads releases, is among them. On what ground they are counted the same people read.
        model.Entity<NationalReturn>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll || Viewer.RunPanelIds.Contains(held.PanelId) || Viewer.GovernedPanelIds.Contains(held.PanelId));
        model.Entity<ReturnBasis>().HasQueryFilter(NeedToKnowFilter, basis => Viewer.SeesAll || Viewer.RunPanelIds.Contains(basis.PanelId) || Viewer.GovernedPanelIds.Contains(basis.PanelId));
        // What left under control, and agreements with evaluators: information governance alone.
        model.Entity<ControlledDisclosure>().HasQueryFilter(NeedToKnowFilter, made => Viewer.SeesAll || Viewer.GovernedPanelIds.Contains(made.PanelId));
        model.Entity<EvaluationAgreement>().HasQueryFilter(NeedToKnowFilter, agreement => Viewer.SeesAll || Viewer.GovernedPanelIds.Contains(agreement.PanelId));

        // Whose time is over, what is held and what was disposed of: information governance alone, and nobody who is kept out of the case.
        model.Entity<RetentionReview>().HasQueryFilter(NeedToKnowFilter, review => Viewer.SeesAll
            || (Viewer.GovernedPanelIds.Contains(review.PanelId)
                && !Exclusions.Any(exclusion => exclusion.SubjectId == review.SubjectId && exclusion.UserId == Viewer.UserId && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));
        model.Entity<RetentionHold>().HasQueryFilter(NeedToKnowFilter, hold => Viewer.SeesAll
            || (Viewer.GovernedPanelIds.Contains(hold.PanelId)
                && !Exclusions.Any(exclusion => exclusion.SubjectId == hold.SubjectId && exclusion.UserId == Viewer.UserId && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));
        model.Entity<Tombstone>().HasQueryFilter(NeedToKnowFilter, tombstone => Viewer.SeesAll || Viewer.GovernedPanelIds.Contains(tombstone.PanelId));

        // That somebody tried to break the glass: they themselves, and whoever runs, chairs or governs the panel. It says nothing of any case.
        model.Entity<GlassTry>().HasQueryFilter(NeedToKnowFilter, tried => Viewer.SeesAll
            || tried.ById == Viewer.UserId || Viewer.PanelIds.Contains(tried.PanelId) || Viewer.GovernedPanelIds.Contains(tried.PanelId));
        // Which case it was: the panel's own people as far as they see it, information governance, and whoever opened it, also once it is closed to them. Never somebody who is kept out, and never
        // whoever was refused: to them it is a miss.
        model.Entity<EmergencySight>().HasQueryFilter(NeedToKnowFilter, sight => Viewer.SeesAll
            || (!Exclusions.Any(exclusion => exclusion.CaseId == sight.CaseId && exclusion.UserId == Viewer.UserId && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))
                && ((Viewer.PanelIds.Contains(sight.PanelId) && Cases.Any(@case => @case.Id == sight.CaseId))
                    || (Viewer.GovernedPanelIds.Contains(sight.PanelId) && (sight.ById != Viewer.UserId || sight.InvolvementId != null))
                    || (sight.ById == Viewer.UserId && sight.InvolvementId != null && Viewer.WorkPanelIds.Contains(sight.PanelId)))));
        // That the panel holds a record: its own people as far as they see the case, and the people at the table of the agency that was told, as long as that lasts and unless they are kept out of the case.
        // It opens nothing of the case. What was asked about it goes the same way.
        model.Entity<KnownRecord>().HasQueryFilter(NeedToKnowFilter, known => Viewer.SeesAll
            || (Viewer.PanelIds.Contains(known.PanelId) && Cases.Any(@case => @case.Id == known.CaseId))
            || (Viewer.SeatedPanelIds.Contains(known.PanelId) && known.AgencyId == Viewer.AgencyId
                && Involvements.Any(involvement => involvement.Id == known.InvolvementId && involvement.Reach == Reach.Exists
                    && involvement.From <= Now && (involvement.Until == null || Now < involvement.Until))
                && !Exclusions.Any(exclusion => exclusion.CaseId == known.CaseId && exclusion.UserId == Viewer.UserId
                    && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));
        model.Entity<SightRequest>().HasQueryFilter(NeedToKnowFilter, request => Viewer.SeesAll || KnownRecords.Any(known => known.Id == request.KnownRecordId));
        // Unusual looking: information governance, and never whoever it is about, nor anybody who is kept out of the case.
        model.Entity<UnusualLook>().HasQueryFilter(NeedToKnowFilter, unusual => Viewer.SeesAll
            || (Viewer.GovernedPanelIds.Contains(unusual.PanelId) && unusual.LookerId != Viewer.UserId
                && (unusual.SubjectId == null
                    || !Exclusions.Any(exclusion => exclusion.SubjectId == unusual.SubjectId && exclusion.UserId == Viewer.UserId && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until)))));
        model.Entity<LookingDay>().HasQueryFilter(NeedToKnowFilter, day => Viewer.SeesAll);
        // How an agency's people use the site: its contact, or whoever of that agency stands in for them.
        model.Entity<AgencyReport>().HasQueryFilter(NeedToKnowFilter, report => Viewer.SeesAll
            || (report.AgencyId == Viewer.AgencyId && !Viewer.IsAnalyst && Agencies.Any(agency => agency.Id == report.AgencyId && agency.ContactId != null && Viewer.AnswersFor.Contains(agency.ContactId.Value))));
        model.Entity<AgencyReportLine>().HasQueryFilter(NeedToKnowFilter, line => Viewer.SeesAll || AgencyReports.Any(report => report.Id == line.ReportId));
        // Who still needs their access: whoever answers for the agency, whoever runs or chairs the panel, and information governance; of the panel’s own roles administrators too.
        model.Entity<Recertification>().HasQueryFilter(NeedToKnowFilter, held => Viewer.SeesAll
            || (Viewer.AnswersForAgency && !Viewer.IsAnalyst && held.AgencyId == Viewer.AgencyId) || Viewer.PanelIds.Contains(held.PanelId) || Viewer.GovernedPanelIds.Contains(held.PanelId)
            || (Viewer.IsAdministrator && held.AgencyId == null));
        model.Entity<RecertificationLine>().HasQueryFilter(NeedToKnowFilter, line => Viewer.SeesAll || Recertifications.Any(held => held.Id == line.RecertificationId));
        // Who asks for their record: information governance alone, and nobody who is kept out of the case. What the record says is opened by AccessContent, to whoever answers it.
        model.Entity<AccessRequest>().HasQueryFilter(NeedToKnowFilter, request => Viewer.SeesAll
            || (Viewer.GovernedPanelIds.Contains(request.PanelId)
                && !Exclusions.Any(exclusion => exclusion.SubjectId == request.SubjectId && exclusion.UserId == Viewer.UserId && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))));
        // Requests about rights: information governance, and the panel’s own people as far as they see the record, but no complaint; whoever heard it, and whoever was asked to decide. Never whoever it is about, nor
        // anybody who is kept out of the case.
        model.Entity<RightsRequest>().HasQueryFilter(NeedToKnowFilter, request => Viewer.SeesAll
            || ((request.AboutUserId == null || request.AboutUserId != Viewer.UserId)
                && !Exclusions.Any(exclusion => exclusion.SubjectId == request.SubjectId && exclusion.UserId == Viewer.UserId && exclusion.From <= Now && (exclusion.Until == null || Now < exclusion.Until))
                && (Viewer.GovernedPanelIds.Contains(request.PanelId)
                    || (Viewer.WorkPanelIds.Contains(request.PanelId) && (request.RecordedById == Viewer.UserId || request.DeciderId == Viewer.UserId))
                    || (Viewer.PanelIds.Contains(request.PanelId) && request.Kind != RightKind.Complaint
                        && (Cases.Any(@case => @case.Id == request.CaseId) || Referrals.Any(referral => referral.Id == request.ReferralId))))));
        // What a request leaves on the record: whoever reads the record, and whoever sees the request.
        model.Entity<RecordMark>().HasQueryFilter(NeedToKnowFilter, mark => Viewer.SeesAll
            || Cases.Any(@case => @case.Id == mark.CaseId) || Referrals.Any(referral => referral.Id == mark.ReferralId) || RightsRequests.Any(request => request.Id == mark.RightsRequestId));
        model.Entity<AccessPause>().HasQueryFilter(NeedToKnowFilter, pause => Viewer.SeesAll || AccessRequests.Any(request => request.Id == pause.AccessRequestId));
        model.Entity<AccessItem>().HasQueryFilter(NeedToKnowFilter, item => Viewer.SeesAll || AccessRequests.Any(request => request.Id == item.AccessRequestId));
        model.Entity<AccessAsking>().HasQueryFilter(NeedToKnowFilter, asking => Viewer.SeesAll || AccessRequests.Any(request => request.Id == asking.AccessRequestId));

        model.Entity<SavedSearch>().HasQueryFilter(NeedToKnowFilter, search => Viewer.SeesAll || search.UserId == Viewer.UserId);
        model.Entity<KeptForm>().HasQueryFilter(NeedToKnowFilter, form => Viewer.SeesAll || form.UserId == Viewer.UserId);
    }

    /// <summary>
    /// What came after the sharing agreement of the viewer’s agency had ended is told to nobody of it, whatever they see besides: only what they wrote themselves, and what belongs to a check, an action or support of their own.
    /// Left out on purpose is what keeps a young person safe while somebody finishes that: what they and the family agree to, know and object to, how they are reached, warnings for whoever visits, and marks on the record.
    /// </summary>
    private void NothingNew(ModelBuilder model)
    {
        Until<AgencyCheck>(model, check => check.ReturnedAt == null || check.ReturnedAt < Viewer.ToldUntil || check.AgencyId == Viewer.AgencyId);
        Until<Note>(model, note => note.WrittenAt < Viewer.ToldUntil || note.AuthorId == Viewer.UserId || (note.AuthorAgencyId == Viewer.AgencyId && note.AuthorAgencyId != null));
        Until<Document>(model, document => document.SentAt < Viewer.ToldUntil || document.SentById == Viewer.UserId || (document.AgencyId == Viewer.AgencyId && document.AgencyId != null));
        Until<CaseEvent>(model, happened => happened.At < Viewer.ToldUntil || happened.ById == Viewer.UserId);
        Until<ContactAttempt>(model, attempt => attempt.RecordedAt < Viewer.ToldUntil || attempt.ById == Viewer.UserId);
        Until<NamedPerson>(model, named => named.NamedAt < Viewer.ToldUntil || named.NamedById == Viewer.UserId);

        // A pack that was given stays; of what the meeting then said and decided nothing is told, and a meeting that was published later is not there.
        model.Entity<PanelMeeting>().HasQueryFilter(AgreementFilter, meeting =>
            Viewer.ToldUntil == null || Viewer.PanelIds.Contains(meeting.PanelId) || meeting.PublishedAt < Viewer.ToldUntil);
        model.Entity<MeetingMinutes>().HasQueryFilter(AgreementFilter, minutes => Viewer.ToldUntil == null || Viewer.PanelIds.Contains(minutes.PanelId)
            || PanelMeetings.Any(meeting => meeting.Id == minutes.MeetingId && meeting.StartsAt < Viewer.ToldUntil));
        Until<AgendaChange>(model, change => change.At < Viewer.ToldUntil);
        Until<QuickProposal>(model, proposal => proposal.ProposedAt < Viewer.ToldUntil);
        Until<Opening>(model, opening => opening.OpenedAt < Viewer.ToldUntil);
        Until<Decision>(model, decision => decision.RecordedAt < Viewer.ToldUntil);
        Until<Disclosure>(model, disclosure => disclosure.From < Viewer.ToldUntil || disclosure.PersonId == Viewer.UserId);
        Until<ItemMinutes>(model, minutes => PanelMeetings.Any(meeting => meeting.Id == minutes.MeetingId && meeting.StartsAt < Viewer.ToldUntil));
        Until<MinutedPart>(model, part => PanelMeetings.Any(meeting => meeting.Id == part.MeetingId && meeting.StartsAt < Viewer.ToldUntil));
        Until<Addendum>(model, addendum => addendum.At < Viewer.ToldUntil || addendum.ById == Viewer.UserId);

        // What another agency does, as far as it was so when the agreement ended.
        Until<SupportAction>(model, action => action.AgencyId == Viewer.AgencyId || (action.SetAt < Viewer.ToldUntil && (action.EndedAt == null || action.EndedAt < Viewer.ToldUntil)));
        Until<ActionProgress>(model, progress => progress.At < Viewer.ToldUntil || progress.ById == Viewer.UserId
            || SupportActions.Any(action => action.Id == progress.ActionId && action.AgencyId == Viewer.AgencyId));
        Until<Intervention>(model, support => support.AgencyId == Viewer.AgencyId || (support.OfferedAt < Viewer.ToldUntil && (support.EndedAt == null || support.EndedAt < Viewer.ToldUntil)));
        Until<Briefing>(model, briefing => briefing.WrittenAt < Viewer.ToldUntil || Interventions.Any(support => support.Id == briefing.InterventionId && support.AgencyId == Viewer.AgencyId));
        Until<SupportSession>(model, session => session.RecordedAt == null || session.RecordedAt < Viewer.ToldUntil
            || Interventions.Any(support => support.Id == session.InterventionId && support.AgencyId == Viewer.AgencyId));
        Until<ProvisionGap>(model, gap => gap.RecordedAt < Viewer.ToldUntil || gap.RecordedById == Viewer.UserId);

        Until<NeedsConversation>(model, held => held.RecordedAt < Viewer.ToldUntil || held.RecordedById == Viewer.UserId);
        Until<SupportPlan>(model, held => held.StartedAt < Viewer.ToldUntil || held.StartedById == Viewer.UserId);
        Until<Goal>(model, held => held.SetAt < Viewer.ToldUntil || held.SetById == Viewer.UserId);
        Until<GoalStep>(model, held => held.SetAt < Viewer.ToldUntil || held.SetById == Viewer.UserId);
        Until<OutcomeMeasure>(model, held => held.RecordedAt < Viewer.ToldUntil || held.RecordedById == Viewer.UserId);
        Until<SupportReview>(model, held => held.RecordedAt < Viewer.ToldUntil || held.RecordedById == Viewer.UserId);
        Until<Feedback>(model, held => held.RecordedAt < Viewer.ToldUntil || held.RecordedById == Viewer.UserId);
        Until<RisenRisk>(model, held => held.RaisedAt < Viewer.ToldUntil || held.RaisedById == Viewer.UserId);
        Until<AdultHandover>(model, held => held.PlannedAt < Viewer.ToldUntil || held.PlannedById == Viewer.UserId);
        Until<SecondOffer>(model, held => held.RecordedAt < Viewer.ToldUntil || held.RecordedById == Viewer.UserId);
        Until<PostClosureCheck>(model, held => (held.OwnerId != null && Viewer.AnswersFor.Contains(held.OwnerId.Value)) || held.AnsweredById == Viewer.UserId
            || (held.MadeAt < Viewer.ToldUntil && (held.AnsweredAt == null || held.AnsweredAt < Viewer.ToldUntil)));
        Until<Letter>(model, letter => letter.WrittenAt < Viewer.ToldUntil || letter.WrittenById == Viewer.UserId);
    }

    /// <param name="model">Of the context.</param>
    /// <param name="told">What the viewer’s agency is told all the same. Whoever runs or chairs the panel is told everything, and in an emergency so is whoever the case was opened to.</param>
    private void Until<T>(ModelBuilder model, Expression<Func<T, bool>> told) where T : class, IAboutYoungPerson
    {
        Expression<Func<T, bool>> shares = record => Viewer.ToldUntil == null || Viewer.PanelIds.Contains(record.PanelId) || Viewer.EmergencyIds.Contains(record.SubjectId);
        model.Entity<T>().HasQueryFilter(AgreementFilter, Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(shares.Body, Microsoft.EntityFrameworkCore.Query.ReplacingExpressionVisitor.Replace(told.Parameters[0], shares.Parameters[0], told.Body)), shares.Parameters[0]));
    }
}
