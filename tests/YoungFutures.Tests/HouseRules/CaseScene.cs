using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Tests.Web;
using YoungFutures.Tests.Web.Documents;

namespace YoungFutures.Tests.HouseRules;

/// <summary>One case with everything that hangs on it: what stands in its addresses, and by which words its pages are known.</summary>
internal sealed record CaseScene(Guid CaseId, IReadOnlyDictionary<string, string> Ids, IReadOnlyList<string> OfCase, string Reference)
{
    /// <summary>Whether every id of the route is one of this scene.</summary>
    public bool Fills(string route) => SampleRecords.Value.Matches(route).All(value => Ids.ContainsKey(value.Groups[1].Value));

    public string Filled(string route) => SampleRecords.Value.Replace(route, match => Ids[match.Groups[1].Value]);

    /// <summary>Whether the route leads to something of this case, and not to its meeting or its panel alone.</summary>
    public bool IsOfCase(string path) => OfCase.Any(id => path.Contains(id, StringComparison.Ordinal));

    /// <summary>The agency referred, works on the case, was asked, acts and sits on its item; the meeting was held and its minutes are written. Another item tells of somebody else.</summary>
    /// <param name="everybodySits">Whether the agenda went to every agency at the table, or to this one alone.</param>
    public static async Task<CaseScene> Of(YoungFuturesHost site, string account, string agency, string name, bool everybodySits)
    {
        var given = site.Given;
        var caseId = await given.Case(account, name);
        await given.Party(caseId, agency);
        var (checkId, actionId) = (await given.Check(caseId, agency), await given.Action(caseId, agency));
        var noteId = await given.Note(caseId, "coordinator.nw", "Words of a note.", Visibility.WholePanel);
        var documentId = await site.Document(caseId, name: "Brynhyfryd-Unig.png");
        var contactId = await given.Contact(caseId, FamilyRelation.Mother, "Carys Brynhyfryd-Unig");
        var (warningId, noticeId) = (await given.Warning(caseId), await given.Notice(caseId));
        var other = await given.Case("health.nw", "Somebody Arall");
        var ids = await given.As("coordinator.nw", async (db, act) =>
        {
            var made = new Dictionary<string, string>
            {
                ["caseId"] = $"{caseId}", ["checkId"] = $"{checkId}", ["actionId"] = $"{actionId}", ["noteId"] = $"{noteId}", ["documentId"] = $"{documentId}", ["contactId"] = $"{contactId}", ["warningId"] = $"{warningId}",
                ["privacyNoticeId"] = $"{noticeId}", ["panelId"] = $"{act.Panel.Id}",
            };
            var cases = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Exclusions).Include(held => held.NamedPeople).AsSplitQuery().Where(held => held.Id == caseId || held.Id == other).ToListAsync();
            var @case = cases.Single(held => held.Id == caseId);
            var meeting = new PanelMeeting(act, act.At, 90, "Tŷ Pawb", null, (await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example")).Id);
            db.PanelMeetings.Add(meeting);
            var item = meeting.Add(act, @case, 10);
            meeting.Add(act, cases.Single(held => held.Id == other), 10);
            meeting.Publish(act, [.. (await db.Table(act.Panel.Id, act.Today).ToListAsync()).Where(seat => everybodySits || seat.Agency.Name == agency)]);
            meeting.RecordChair(Presence.Present, null);
            foreach (var present in await db.AgenciesAtTheTable(act.Panel.Id, act.Today).ToListAsync()) meeting.Record(present, null, "Somebody", Presence.Present, null, true);
            var decision = new Decision(act, item, DecisionOutcome.Deferred, "The reasons of the panel.", null, null, null, null, act.Today.AddDays(10), null, meeting.QuorumFor(act.Limits, @case.AreaCode), null, null);
            db.Decisions.Add(decision);
            meeting.Hold(act);
            var text = new ItemMinutes(item);
            text.Write(meeting, "Words of the minutes.");
            db.ItemMinutes.Add(text);
            var agreement = @case.RecordAgreement(act, true, AgreementBy.Parent, "The mother", "Support", ContactLanguage.English, act.Today);
            var report = new SafeguardingReport(act with { UserId = (await db.Users.SingleAsync(user => user.Email == account + "@demo.example")).Id }, @case.YoungPersonId, ReportedFrom.Case, caseId, caseId, @case.Reference, @case.AreaCode, "A bruise.", null);
            db.SafeguardingReports.Add(report);
            var named = @case.Name(act, "Carys", "Dolwen", Tie.Victim);
            var kept = @case.Exclude(act, (await db.Users.SingleAsync(user => user.Email == "community.nw@demo.example")).Id, "A neighbour.");
            (made["meetingId"], made["itemId"], made["agreementId"], made["reportId"], made["namedPersonId"], made["exclusionId"], made["youngPersonId"]) =
                ($"{meeting.Id}", $"{item.Id}", $"{agreement.Id}", $"{report.Id}", $"{named.Id}", $"{kept.Id}", $"{@case.YoungPersonId}");
            made["reference"] = @case.Reference;
            return made;
        });
        ids["declarationId"] = $"{await given.Declaration(caseId, "education.nw")}";
        await using var db = site.Db();
        ids["referralId"] = $"{await db.Referrals.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync()}";
        ids["involvementId"] = $"{await db.Involvements.Where(held => held.CaseId == caseId && held.Reach == Reach.Party).Select(held => held.Id).FirstAsync()}";
        ids["kind"] = "actions";
        string[] ofCase = ["caseId", "checkId", "actionId", "noteId", "documentId", "contactId", "warningId", "privacyNoticeId", "itemId", "agreementId", "reportId", "namedPersonId", "exclusionId", "youngPersonId", "declarationId", "referralId", "involvementId"];
        return new CaseScene(caseId, ids, [.. ofCase.Select(kind => ids[kind])], ids["reference"]);
    }
}
