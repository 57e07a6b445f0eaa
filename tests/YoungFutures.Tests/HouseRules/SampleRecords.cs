using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Tests.Web.Retention;
using YoungFutures.Tests.Web.RightsRequests;
using YoungFutures.Tests.Web.SubjectAccess;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Tests.Web;
using YoungFutures.Tests.Web.Documents;
using YoungFutures.Tests.Web.Emergencies;
using YoungFutures.Tests.Web.Imports;
using YoungFutures.Tests.Web.Looking;
using YoungFutures.Tests.Web.OurPeople;
using YoungFutures.Tests.Web.Sharing;

namespace YoungFutures.Tests.HouseRules;

/// <summary>A fresh record for every id that a route of the access table names, so that each address can be called.</summary>
public sealed class SampleRecords(YoungFuturesHost site)
{
    /// <summary>An id in a route: {caseId} or {caseId:guid}.</summary>
    public static readonly Regex Value = new(@"\{(\w+)(:\w+)?\}");

    /// <summary>The route with the ids of records in it that were made for this call, as far as the kind allows with this account's agency or user.</summary>
    public async Task<string> Filled(string route, string account)
    {
        var ids = new Dictionary<string, string>();
        foreach (var name in Value.Matches(route).Select(match => match.Groups[1].Value)) ids[name] = await Sample(name, ids, account);
        return Value.Replace(route, match => ids[match.Groups[1].Value]);
    }

    /// <summary>A record of this kind in which the police of North Wales are involved as far as the kind allows.</summary>
    private async Task<string> Sample(string name, Dictionary<string, string> sofar, string account)
    {
        var given = site.Given;
        switch (name)
        {
            case "referralId":
                return (await given.Referral()).ToString();
            case "caseId":
                return (await Case()).ToString();
            case "youngPersonId":
            {
                var caseId = await Case();
                await using var db = site.Db();
                return (await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync()).ToString();
            }
            case "checkId":
                return (await given.Check(await given.Case())).ToString();
            case "involvementId":
                return (await given.Party(Guid.Parse(sofar["caseId"]), "Wrexham education")).ToString();
            case "exclusionId":
            {
                var caseId = Guid.Parse(sofar["caseId"]);
                var kept = (await given.User("community.nw")).Id;
                return (await given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId))
                    .Exclude(act, kept, "A neighbour.").Id)).ToString();
            }
            case "namedPersonId":
            {
                var caseId = Guid.Parse(sofar["caseId"]);
                return (await given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.NamedPeople).SingleAsync(held => held.Id == caseId))
                    .Name(act, "Carys", "Dolwen", Tie.Relative).Id)).ToString();
            }
            case "declarationId":
                return (await given.Declaration(await Case(), "education.nw")).ToString();
            case "actionId":
                return (await given.Action(await given.Case())).ToString();
            case "noteId":
                return (await given.Note(await Case(), "coordinator.nw", "A note for everybody.", Visibility.WholePanel)).ToString();
            case "documentId":
                return (await site.Document(await Case())).ToString();
            case "agreementId":
            {
                var caseId = await Case();
                return (await given.As("coordinator.nw", async (db, act) => (await db.Cases.SingleAsync(held => held.Id == caseId))
                    .RecordAgreement(act, true, AgreementBy.Parent, "The mother", "Support", ContactLanguage.English, act.Today).Id)).ToString();
            }
            case "planId" or "goalId" or "stepId" or "measureId":
            {
                var caseId = await given.Supported();
                await given.Party(caseId, "North Wales Police");
                var plan = await given.DraftPlan(caseId);
                return (name switch { "planId" => plan.PlanId, "goalId" => plan.GoalId, "stepId" => plan.StepId, _ => await given.Score(caseId, plan.GoalId) }).ToString();
            }
            case "risenRiskId":
            {
                var caseId = await given.Supported();
                await given.Party(caseId, "North Wales Police");
                return (await given.RisenRisk(caseId)).ToString();
            }
            case "handoverId":
            {
                var caseId = await given.Supported();
                await given.Party(caseId, "North Wales Police");
                return (await given.Handover(caseId)).ToString();
            }
            case "afterCheckId":
            {
                var caseId = await given.EndedWithChecks();
                await given.Party(caseId, "North Wales Police");
                await using var db = site.Db();
                return (await db.PostClosureChecks.Where(check => check.CaseId == caseId).OrderBy(check => check.Months).Select(check => check.Id).FirstAsync()).ToString();
            }
            case "objectionId":
                return (await given.Objection(await Case(), "Wrexham education")).ToString();
            case "warningId":
                return (await given.Warning(await Case())).ToString();
            case "contactId":
                return (await given.Contact(await Case(), FamilyRelation.Mother, "Carys Dolwen")).ToString();
            case "letterId":
            {
                var caseId = await Case();
                return (await given.Letter(caseId, await given.Contact(caseId, FamilyRelation.Mother, "Carys Dolwen"))).ToString();
            }
            case "privacyNoticeId":
                return (await given.Notice(await Case())).ToString();
            case "questionId":
            {
                var referralId = Guid.Parse(sofar["referralId"]);
                return (await given.As("coordinator.nw", async (db, act) => (await db.Referrals.SingleAsync(held => held.Id == referralId)).Ask(act, "Since when?").Id)).ToString();
            }
            case "reportId":
            {
                var referralId = await given.Referral();
                return (await given.As("police.nw", async (db, act) =>
                {
                    var referral = await db.Referrals.SingleAsync(held => held.Id == referralId);
                    var report = new SafeguardingReport(act, referral.Id, ReportedFrom.Referral, referral.Id, null, referral.Reference, referral.AreaCode, "A bruise.", null);
                    db.SafeguardingReports.Add(report);
                    return report.Id;
                })).ToString();
            }
            case "meetingId":
            case "itemId":
            {
                if (sofar.TryGetValue("meetingId", out var known))
                {
                    await using var db = site.Db();
                    return (await db.AgendaItems.Where(item => item.MeetingId == Guid.Parse(known)).Select(item => item.Id).SingleAsync()).ToString();
                }

                var caseId = await given.Case();
                return (await given.As("coordinator.nw", async (db, act) =>
                {
                    var chair = await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example");
                    var meeting = new PanelMeeting(act, act.At.AddDays(3), 90, "Tŷ Pawb", null, chair.Id);
                    db.PanelMeetings.Add(meeting);
                    meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
                    var police = await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police");
                    meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).Where(seat => seat.AgencyId == police.Id).ToListAsync());
                    return meeting.Id;
                })).ToString();
            }
            case "transferId":
            {
                var caseId = await given.Case();
                return (await given.As("coordinator.nw", async (db, act) =>
                {
                    var transfer = (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId)).ProposeTransfer(act, await db.Panels.SingleAsync(panel => panel.Id == given.OtherPanelId),
                        new TransferWords("They moved.", "Out late.", "Out late.", "Football.", null, FamilyAware.Both, "They asked for it.", Answer.No));
                    db.CaseTransfers.Add(transfer);
                    return transfer.Id;
                })).ToString();
            }
            case "requestId":
            {
                var caseId = await Case();
                var chairId = (await given.User("chair.nw")).Id;
                return (await given.As("coordinator.nw", async (db, act) =>
                {
                    var request = (await db.Cases.Include(held => held.Requests).SingleAsync(held => held.Id == caseId)).AskForUrgency(act, "It grows worse every day.", chairId);
                    db.RequestsToChair.Add(request);
                    return request.Id;
                })).ToString();
            }
            case "linkQuestionId":
                return (await given.LinkQuestion()).ToString();
            case "linkDecisionId":
            {
                var questionId = await given.LinkQuestion();
                return (await given.As("coordinator.nw", async (db, act) =>
                {
                    var question = await db.LinkQuestions.SingleAsync(held => held.Id == questionId);
                    var pair = await db.PairToDecide(act.Panel.Id, question.SignalId, question.OtherId);
                    var shown = await Explained.Pair(db, new LinkageModels(), act.Panel.Id, question.SignalId, question.OtherId, question.ModelVersion);
                    var decision = question.Answer(act, pair, same: true, "The school said so.", Explained.Written(shown!.Comparison));
                    db.Keep(decision, pair);
                    return decision.Id;
                })).ToString();
            }
            case "signalId":
                return (await given.JoinedSignals()).Second.ToString();
            case "mergeId":
            {
                var survivorId = Guid.Parse(sofar["youngPersonId"]);
                var otherCase = await Case();
                return (await given.As("coordinator.nw", async (db, act) =>
                {
                    var other = await db.Cases.Where(held => held.Id == otherCase).Select(held => held.YoungPerson).SingleAsync();
                    var merge = (await db.YoungPeople.SingleAsync(held => held.Id == survivorId)).TakeIn(act, other, "The same mother.", twoOpen: false);
                    db.YoungPersonMerges.Add(merge);
                    return merge.Id;
                })).ToString();
            }
            case "candidateId":
                return (await site.Candidate()).CandidateId.ToString();
            case "changeId":
            {
                var (listed, candidateId) = await site.Candidate();
                await given.As("coordinator.nw", async (db, act) =>
                {
                    var candidate = await db.Candidates.Include(held => held.Evidence).SingleAsync(held => held.Id == candidateId);
                    var (referral, evidence) = candidate.Accept(act, "Why.", "What.", _ => "Which.");
                    db.Referrals.Add(referral);
                    db.ReferralEvidence.AddRange(evidence);
                    return referral.Id;
                });
                await site.TakesBack(listed, (await site.CandidateOf(candidateId)).Evidence[0].SignalId!.Value);
                await site.Identify();
                await using var db = site.Db();
                return (await db.EvidenceChanges.Where(held => held.CandidateId == candidateId).Select(held => held.Id).SingleAsync()).ToString();
            }
            case "ruleSetId":
            {
                // A draft wherever there is one, so that each of its pages can be asked for.
                await using var db = site.Db();
                await db.RulesOf(given.PanelId, Domain.Scene.Wednesday.AsDay());
                var draft = await db.RuleSets.SingleOrDefaultAsync(set => set.PanelId == given.PanelId && set.PublishedAt == null);
                if (draft is null)
                {
                    var newest = await db.RuleSets.AsNoTracking().Include(set => set.Terms).Where(set => set.PanelId == given.PanelId).OrderByDescending(set => set.Number).FirstAsync();
                    db.RuleSets.Add(draft = newest.Next(newest.Number + 1, await db.ActIn(given.PanelId)));
                    await db.SaveChangesAsync();
                }

                return draft.Id.ToString();
            }
            case "rule":
                return "T01";
            case "searchId":
            {
                var user = await given.User(account);
                await using var db = site.Db();
                var search = new SavedSearch(user.Id, "Llwyd", null, db.Now) { PanelId = given.PanelId };
                db.SavedSearches.Add(search);
                await db.SaveChangesAsync();
                return search.Id.ToString();
            }
            case "releaseId":
            {
                await using var db = site.Db();
                var release = await db.Releases.FirstOrDefaultAsync(held => held.PanelId == given.PanelId);
                if (release is null)
                {
                    var sources = SuppressedTable.From(TrueCounts.By(Enum.GetNames<ReferralSource>(), new Dictionary<string, int>()), SuppressionRule.Default);
                    release = Release.Of(given.PanelId, ReleasePeriod.Parse("2026-09"), new ReleaseContent().With(ReleaseTables.Sources, sources), db.Now);
                    db.Releases.Add(release);
                    await db.SaveChangesAsync();
                }

                return release.Id.ToString();
            }
            case "listId":
                return (await site.List("North Wales Police")).ToString();
            case "importId":
                return (await site.Import(await site.List("North Wales Police"), "police.nw")).ToString();
            case "gap":
                return nameof(YoungFutures.Domain.Gaps.Gap.Moved);
            case "recordId":
            {
                // A young person who has moved is on the board at once.
                var caseId = await given.Case();
                await given.As("coordinator.nw", async (db, _) => (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId)).YoungPerson.AreaCode = "E06000001");
                return caseId.ToString();
            }
            case "snoozeId":
            {
                var caseId = await given.Case();
                return (await given.As("coordinator.nw", (db, act) =>
                {
                    var snooze = new YoungFutures.Domain.Gaps.GapSnooze(act, YoungFutures.Domain.Gaps.GapRules.All[0], new() { Id = caseId, CaseId = caseId, SubjectId = caseId }, "Next week.", act.Today.AddDays(5));
                    db.GapSnoozes.Add(snooze);
                    return Task.FromResult(snooze.Id);
                })).ToString();
            }
            case "absenceId":
            {
                var (away, cover) = (await given.User(account is "coordinator.nw" ? "education.nw" : account), await given.User("police2.nw"));
                // A form that somebody filled with odd days may have sent them away.
                cover.LeavesOn = null;
                return (await given.As("coordinator.nw", async (db, act) =>
                {
                    // Each on days of its own, also where one before it was not ended.
                    var from = act.Today.AddDays(30 + (3 * await db.Absences.CountAsync(held => held.UserId == away.Id)));
                    var absence = new Absence(away, cover, from, from.AddDays(1), act.UserId, act.At);
                    db.Absences.Add(absence);
                    return absence.Id;
                })).ToString();
            }
            case "workKind":
                return nameof(WorkKind.Cases);
            case "panelId":
                return given.PanelId.ToString();
            case "areaId":
            {
                await using var db = site.Db();
                return (await db.PanelAreas.Where(area => area.PanelId == given.PanelId).OrderBy(area => area.Code).Select(area => area.Id).FirstAsync()).ToString();
            }
            case "agencyId":
            {
                await using var db = site.Db();
                return (await db.Agencies.Where(agency => agency.Sector == Sector.Community).Select(agency => agency.Id).SingleAsync()).ToString();
            }
            case "systemId":
            {
                await using var db = site.Db();
                var agencyId = Guid.Parse(sofar["agencyId"]);
                var list = new SignalList(given.PanelId, await db.Agencies.SingleAsync(agency => agency.Id == agencyId), $"Youth club {Guid.NewGuid():N}", [SignalKind.ProfessionalConcern]);
                var (system, _) = PartnerSystem.Of(agencyId, "Glannau", [list.Id], UkTime.LocalDate(db.Now).AddYears(1), (await given.User("admin")).Id, db.Now);
                db.AddRange(list, system);
                await db.SaveChangesAsync();
                return system.Id.ToString();
            }
            case "userId":
                return (await given.User("police2.nw")).Id.ToString();
            case "membershipId":
                return (await given.User("police2.nw")).Memberships[0].Id.ToString();
            case "entryId":
            {
                await using var db = site.Db();
                return (await db.ReferenceEntries.OrderBy(entry => entry.Order).Select(entry => entry.Id).FirstAsync()).ToString();
            }
            case "list":
                return "triggers";
            case "sector":
                return "Health";
            case "kind":
                return "act-now";
            case "serviceId":
                return (await given.Service()).ToString();
            case "interventionId":
                return (await given.Intervention(await given.Service())).ToString();
            case "supportSessionId":
            {
                var interventionId = Guid.Parse(sofar["interventionId"]);
                return (await given.As("police.nw", async (db, act) =>
                {
                    var held = (await db.WholeIntervention(interventionId))!;
                    held.Accept(act, act.UserId, null);
                    var session = held.Record(act, act.Today, SessionAttendance.Came);
                    return session.Id;
                })).ToString();
            }
            case "approach":
                return "Mentoring";
            case "returnId":
                return (await given.Return()).ToString();
            case "basisId":
                return (await given.EndedBasis()).ToString();
            case "definitionId":
                return (await given.DraftDefinition()).ToString();
            case "lineId":
            {
                await using var db = site.Db();
                var definitionId = Guid.Parse(sofar["definitionId"]);
                return (await db.ReturnLines.Where(line => line.DefinitionId == definitionId).OrderBy(line => line.Order).Select(line => line.Id).FirstAsync()).ToString();
            }
            case "evaluationAgreementId":
                return (await given.EvaluationAgreement(site)).ToString();
            case "retentionReviewId":
                return (await given.RetentionReview()).ToString();
            case "agencyReportId":
                return (await given.AgencyReport()).ToString();
            case "recertificationId":
                return (await given.Recertification()).Id.ToString();
            case "recertificationLineId":
            {
                await using var db = site.Db();
                var recertificationId = Guid.Parse(sofar["recertificationId"]);
                return (await db.RecertificationLines.Where(line => line.RecertificationId == recertificationId).Select(line => line.Id).SingleAsync()).ToString();
            }
            case "auditEntryId":
            {
                // Of a young person about whom information governance answers a request: what stood there is theirs to read.
                var caseId = await given.Case();
                await given.AccessRequest(caseId);
                await using var db = site.Db();
                return (await db.AuditEntries.Where(line => line.RecordId == caseId && line.RecordKind == nameof(YoungFutures.Domain.Cases.Case) && line.Values != null).Select(line => line.Id).FirstAsync()).ToString();
            }
            case "unusualLookId":
                return (await given.UnusualLook(site)).ToString();
            case "retentionHoldId":
                return (await given.RetentionHold()).ToString();
            case "glassTryId":
                return (await given.BrokenGlass(await given.Case("health.nw"))).TryId.ToString();
            case "emergencySightId":
                return (await given.BrokenGlass(await given.Case("health.nw"))).SightId.ToString();
            case "knownRecordId":
                return (await given.KnownRecord(await given.Case("health.nw"))).ToString();
            case "sightRequestId":
                return (await given.SightRequest(await given.KnownRecord(await given.Case("health.nw")))).ToString();
            case "accessRequestId":
                return (await given.AccessRequest()).ToString();
            case "rightsRequestId":
                return (await given.RightsRequest()).ToString();
            case "accessItemId":
                return (await given.AccessItem(Guid.Parse(sofar["accessRequestId"]))).ToString();
            case "accessAskingId":
                return (await given.AccessAsking(Guid.Parse(sofar["accessRequestId"]))).ToString();
            case "controlledDisclosureId":
                return (await given.InspectionDisclosure()).ToString();
            case "organisation":
                return Web.SignIn.FakeOrganisation.Key;
            case "format":
                return "csv";
            // One that is there would be asked for at the door.
            case "keptFormId" or "invitationId" or "passkeyId" or "connectionId":
                return Guid.NewGuid().ToString();
            default:
                throw new InvalidOperationException($"The access test knows no record for {{{name}}}: give it one.");
        }
    }

    private async Task<Guid> Case()
    {
        var caseId = await site.Given.Case();
        await site.Given.Party(caseId, "North Wales Police");
        return caseId;
    }
}
