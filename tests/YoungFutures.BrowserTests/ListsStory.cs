using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Candidates;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>
/// How four agencies’ lists lead to a young person whom nobody had referred, told by those who do it: most at a desk, the nurse in Welsh on a telephone, the council’s manager where no scripts run.
/// </summary>
public sealed class ListsStory(OpenSite site, House desk, House telephone, House plain)
{
    private const int FoundAtFirst = AgencyLists.TwiceSuspected + AgencyLists.TwiceMissing;
    private const string NoteOfOne = "She asked for help with her maths.", NoteOfOther = "His grandmother collects them both on Fridays.";

    private readonly AgencyLists lists = new(UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime));
    private string referral = "", @case = "", rules = "";

    private Words T => desk.T;
    private DateOnly Today => UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime);

    private House Of(AgencyList list) => list.Account switch { "health.nw" => telephone, "wrexham.nw" => plain, _ => desk };

    private Task<Person> Coordinator => desk.Person("coordinator.nw");

    /// <summary>The panel asks for four lists; those of health and of children’s services are accepted by information governance and by nobody else.</summary>
    public async Task TheListsAreAccepted()
    {
        foreach (var list in lists.All)
        {
            var coordinator = await Coordinator;
            await coordinator.Open("/lists");
            await coordinator.Follow(T["Propose a list"]);
            await coordinator.Pick(T["Which agency sends it?"], await NameOf(list));
            await coordinator.Write(T["What does the agency call it?"], list.Name);
            foreach (var kind in list.Kinds) await coordinator.Tick(T.Of(kind));
            await coordinator.Press(T["Propose this list"]);
            var at = coordinator.At;
            await coordinator.Sees(list.NeedsGovernance ? T["Off: waits for information governance"] : T["Off: not yet accepted"]);
            // Until then its agency is not asked for a file.
            var sender = await Of(list).Person(list.Account);
            await sender.Open(at);
            await sender.DoesNotSee(Of(list).T["Send a file"]);

            var accepts = coordinator;
            if (list.NeedsGovernance)
            {
                await coordinator.DoesNotSee(T["Accept this list"]);
                accepts = await desk.Person("ig.nw");
                await accepts.Open("/lists");
                await accepts.FollowAny(list.Name);
            }

            await accepts.Follow(T["Accept this list"]);
            await accepts.Choose(T["Under which power is it shared?"], T.Of(list.Gateway));
            await accepts.Write(T["For what purpose?"], "To find young people who could be helped early.");
            await accepts.Write(T["Sharing agreement, by name or reference"], "Information sharing protocol 12, 2026");
            await accepts.Date(T["Last day on which it is taken"], Today.AddMonths(4));
            await accepts.Press(T["Accept this list"]);
            await accepts.Sees(T["Taken"]);
        }
    }

    /// <summary>
    /// Each agency sends its file, reads what is wrong with it, and puts it right where the list is kept. Two give the faulty file up and send the corrected one; two take the good rows in at
    /// once and the rest with the corrected file, which adds those alone.
    /// </summary>
    public async Task TheListsComeIn()
    {
        long rows = 0, faulty = 0;
        foreach (var list in lists.All)
        {
            var house = Of(list);
            var sender = await house.Person(list.Account);
            await Send(sender, list, list.Faulty);
            var import = await Checked(sender, list);
            rows += import.Rows;
            faulty += import.Faulty;
            await ReadsWhatIsWrong(sender, list, import);
            if (list.NeedsGovernance)
            {
                await sender.Press(house.T["Give this file up"]);
                await sender.Sees(house.T.Of(ImportStatus.Abandoned));
            }
            else
            {
                await sender.Follow(house.T["Take this file in"]);
                await sender.PressInVain(house.T["Take this file in"]);
                await sender.Tick(house.T["Leave the faulty rows out ({0})", Number(house, import.Faulty)]);
                await TakesIn(sender, list);
                Assert.Equal(import.Rows - import.Faulty, await InForce(list));
            }

            await Send(sender, list, list.Repaired);
            var corrected = await Checked(sender, list);
            Assert.Equal((list.Rows.Count, 0L), (corrected.Rows, corrected.Faulty));
            Assert.Equal(Number(house, list.NeedsGovernance ? list.Rows.Count : import.Faulty), await sender.Told(house.T["New"]));
            Assert.Equal(Number(house, list.NeedsGovernance ? 0 : import.Rows - import.Faulty), await sender.Told(house.T["Said again, so that nothing is added"]));
            await sender.Follow(house.T["Take this file in"]);
            await TakesIn(sender, list);
            Assert.Equal(list.Rows.Count, await InForce(list));
        }

        Assert.Equal((10_000, 300), (rows, faulty));
        await using var db = site.Db();
        Assert.Equal(10_000, await db.InForce().CountAsync());
    }

    /// <summary>Whoever sent nothing sees nothing of what others sent; nobody can leaf through what was.</summary>
    public async Task NobodySeesAnothersFile()
    {
        await using var db = site.Db();
        var school = await desk.Person("school.nw");
        foreach (var import in await db.SignalImports.Select(held => held.Id).ToListAsync()) await school.IsToldNothingAt($"/imports/{import}");
        await school.IsToldNothingAt("/candidates");
    }

    /// <summary>Twelve were suspected twice and five were missing twice; nobody else is found.</summary>
    public async Task TheRulesFindThem()
    {
        var coordinator = await Coordinator;
        await using var db = site.Db();
        Assert.Equal(lists.AtFirst.Select(child => child.Name).Order(StringComparer.Ordinal), (await db.Candidates.Where(held => held.Status == CandidateStatus.Waiting).Select(held => held.GivenName + " " + held.FamilyName).ToListAsync()).Order(StringComparer.Ordinal));
        await coordinator.Open("/candidates");
        await coordinator.Sees(T["Young people: {0}", FoundAtFirst]);
        await coordinator.Sees(lists.Found.Name);
        await coordinator.DoesNotSee(lists.ToThePolice.Family);
    }

    /// <summary>One who goes by his second name at school is the same, and found once that is said; a record with an initial alone is not the other twin’s.</summary>
    public async Task RecordsAreComparedSideBySide()
    {
        var coordinator = await Coordinator;
        await coordinator.Open("/candidates");
        await coordinator.Follow(T["Records to compare"]);

        await coordinator.Open($"/links/{await Question(lists.ToThePolice, lists.AtSchool)}");
        foreach (var said in new[] { lists.ToThePolice.Given, lists.AtSchool.Given, lists.AtSchool.Family, lists.AtSchool.Address }) await coordinator.Sees(said);
        await coordinator.PressInVain(T["Keep the answer and go on"]);
        await coordinator.Choose(T["Are the two records about the same young person?"], T["The same young person"]);
        await coordinator.Write(T["What makes you sure?"], "His school: he goes by his second name there.");
        await coordinator.Press(T["Keep the answer and go on"]);
        await coordinator.Sees(T["Kept: the same young person. It can be undone under Decisions."]);

        var apart = await Question(lists.Initial, lists.OtherTwin);
        await coordinator.Open($"/links/{apart}");
        await coordinator.Choose(T["Are the two records about the same young person?"], T["Not the same young person"]);
        await coordinator.Write(T["What makes you sure?"], "The form tutor: it is her sister’s attendance.");
        await coordinator.Press(T["Keep the answer and go on"]);
        await coordinator.Sees(T["Kept: not the same young person. They will not be joined or asked about again."]);

        await site.Work();
        await coordinator.Open("/candidates");
        await coordinator.Sees(T["Young people: {0}", FoundAtFirst + 1]);
        await using var db = site.Db();
        Assert.Equal(LinkQuestionState.Answered, await db.LinkQuestions.Where(held => held.Id == apart).Select(held => held.State).SingleAsync());
        Assert.Equal(0, await (from one in db.Signals join other in db.Signals on one.IdentityId equals other.IdentityId where one.GivenName == lists.Initial.Given && one.FamilyName == lists.Initial.Family && other.GivenName == lists.OtherTwin.Given && other.FamilyName == lists.OtherTwin.Family select one.Id).CountAsync());
        var found = await db.Candidates.Include(held => held.Evidence).SingleAsync(held => held.FamilyName == lists.AtSchool.Family);
        Assert.Equal([Rule.T08, Rule.T10], found.Evidence.Select(line => line.Rule).Distinct().Order());
        Assert.Equal(2, found.Evidence.Select(line => line.AgencyId).Distinct().Count());
    }

    /// <summary>One crime instead of two would find nine more; three times missing instead of two, five fewer. The draft is tried, changed, tried again, and published; then it is so.</summary>
    public async Task AThresholdIsTriedAndPublished()
    {
        var coordinator = await Coordinator;
        await coordinator.Open("/candidates");
        await coordinator.Follow(T["The rules, and what each asks"]);
        await coordinator.Press(T["Begin a draft"]);
        rules = coordinator.At;
        await coordinator.FollowAny(RuleWords.Called(T, Rule.T01));
        await coordinator.Write(T["At least so many"], "1");
        await coordinator.Press(T["Save in the draft"]);
        await Tries(T["Try the draft"], FoundAtFirst + 1 + AgencyLists.OnceSuspected, AgencyLists.OnceSuspected, 0);

        await coordinator.Open(rules);
        await coordinator.FollowAny(RuleWords.Called(T, Rule.T05));
        await coordinator.Write(T["At least so many"], "3");
        await coordinator.Press(T["Save in the draft"]);
        await Tries(T["Try it again"], FoundAtFirst + 1 + AgencyLists.OnceSuspected - AgencyLists.TwiceMissing, AgencyLists.OnceSuspected, AgencyLists.TwiceMissing);
        // Trying changes nothing.
        await coordinator.Open("/candidates");
        await coordinator.Sees(T["Young people: {0}", FoundAtFirst + 1]);

        await coordinator.Open(rules);
        await coordinator.Follow(T["Publish"]);
        await coordinator.Date(T["From which day are they in force?"], Today);
        await coordinator.Write(T["Why are the rules changed?"], "The panel of 11 November wants to hear of a first offence, and has a scheme for those who are often missing.");
        await coordinator.Press(T["Publish"]);
        await site.Work();
        await coordinator.Open(rules);
        await coordinator.Sees(T["In force"]);
        await coordinator.Open("/candidates");
        await coordinator.Sees(T["Young people: {0}", FoundAtFirst + 1 + AgencyLists.OnceSuspected - AgencyLists.TwiceMissing]);
        await coordinator.Open("/candidates?show=NoLongerMet");
        await coordinator.Sees(T["Young people: {0}", AgencyLists.TwiceMissing]);
    }

    private async Task Tries(string button, int found, int more, int fewer)
    {
        var coordinator = await Coordinator;
        await coordinator.Open(rules);
        await coordinator.Follow(T["Try it: how many would be found"]);
        await coordinator.Press(button);
        await site.Work();
        await coordinator.Open(coordinator.At);
        Assert.Equal(Number(desk, FoundAtFirst + 1), await coordinator.Told(T["Found under version {0}, in force", 1]));
        Assert.Equal(Number(desk, found), await coordinator.Told(T["Found under the draft"]));
        Assert.Equal(Number(desk, more), await coordinator.Told(T["Found by the draft alone"]));
        Assert.Equal(Number(desk, fewer), await coordinator.Told(T["No longer found"]));
        Assert.Equal(Number(desk, more), await coordinator.Told(T["New on the list, if it were published for today"]));
        Assert.Equal(Number(desk, fewer), await coordinator.Told(T["Waiting for a decision now, and would leave the list"]));
    }

    /// <summary>A person accepts; the draft carries what each agency’s record said, and each agency reads its own.</summary>
    public async Task OneIsAcceptedIntoADraftReferral()
    {
        var coordinator = await Coordinator;
        await coordinator.Open("/candidates?order=Agencies");
        await coordinator.FollowAny(lists.Found.Name);
        var candidate = coordinator.At;
        await SeesTheEvidence(coordinator);
        await coordinator.Sees(T.Of(Programme.EarlyHelp));
        await coordinator.Follow(T["Accept: make a draft referral"]);
        await coordinator.PressInVain(T["Accept"]);
        await coordinator.Write(T["Why should the panel look at this young person?"], "Three services see the same slide, and nobody works with her.");
        await coordinator.Press(T["Accept"]);
        referral = coordinator.At;
        await coordinator.Sees(T["Draft referral"]);
        await SeesTheEvidence(coordinator);
        await coordinator.Open(candidate);
        await coordinator.Sees(T.Of(CandidateStatus.Accepted));
        await coordinator.Open("/candidates");
        await coordinator.DoesNotSee(lists.Found.Name);

        await using var db = site.Db();
        var id = Guid.Parse(referral.Split('/')[^1]);
        Assert.Equal(ReferralStatus.Draft, await db.Referrals.Where(held => held.Id == id).Select(held => held.Status).SingleAsync());
        Assert.Equal([(Rule.T01, 2), (Rule.T08, 1), (Rule.T11, 1)], (await db.ReferralEvidence.Where(line => line.ReferralId == id).ToListAsync()).GroupBy(line => line.Rule).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())));
    }

    private async Task SeesTheEvidence(Person who)
    {
        foreach (var list in lists.All.Where(list => list.Account != "wrexham.nw")) await who.Sees(await NameOf(list));
        await who.Sees(T["{0} per cent of sessions attended", 84.5m.ToString("0.##", desk.Language)]);
        foreach (var rule in new[] { Rule.T01, Rule.T08, Rule.T11 }) await who.Sees(RuleWords.Called(T, rule));
    }

    /// <summary>The draft is completed, sent and screened like any other, and what the lists said is read on the case.</summary>
    public async Task ItBecomesACase()
    {
        var coordinator = await Coordinator;
        await coordinator.Open(referral);
        await coordinator.Follow(T["Continue the draft"]);
        for (var step = 0; step < 4 && !coordinator.At.EndsWith("/check-answers", StringComparison.Ordinal); step++)
        {
            switch (coordinator.At.Split('/')[^1])
            {
                case "young-person":
                    await coordinator.Choose(T["Where do they live?"], T.Either("Wrexham", "Wrecsam"));
                    await coordinator.Choose(T["Which language do they want to use?"], T.Of(ContactLanguage.Welsh));
                    break;
                case "reasons":
                    await coordinator.Choose(T["Concerns"], T.Either("Older people they spend time with", "Pobl hŷn y maent yn treulio amser gyda nhw"));
                    await coordinator.Choose(T["Strengths"], T.Either("Sport, music or another activity", "Chwaraeon, cerddoriaeth neu weithgaredd arall"));
                    break;
                case "safety":
                    await coordinator.Choose(T["Is the young person at immediate risk of harm?"], T.Of(Answer.No));
                    await coordinator.Choose(T["Does the family know about this referral?"], T.Of(FamilyAware.Neither));
                    await coordinator.WriteBelow(T["Does the family know about this referral?"], T.Of(FamilyAware.Neither), T["Why does nobody in the family know?"], "Found by lists: nobody has spoken to them yet.");
                    break;
            }

            await coordinator.Press(T["Save and continue"]);
        }

        await coordinator.Press(T["Send the referral"]);
        await coordinator.Open(referral);
        await coordinator.Follow(T["Screen this referral"]);
        await coordinator.Choose(T["What happens to this referral?"], T.Of(ScreeningOutcome.Accept));
        await coordinator.Choose(T["Who is it about?"], T["A new young person"]);
        await coordinator.Write(T["What agencies are told when they are asked"], "Known to several services; is she known to you?");
        await coordinator.Write(T["Your reason"], "No service holds her.");
        await coordinator.Press(T["Record the screening"]);
        @case = coordinator.At;
        await SeesTheEvidence(coordinator);
        await coordinator.Follow(T["Write a note"]);
        await coordinator.Write(T["Note"], NoteOfOne);
        await coordinator.Choose(T["Who may read it?"], T.Of(Visibility.WholePanel));
        await coordinator.Press(T["Save the note"]);
    }

    /// <summary>Somebody takes a sister of her, whose case closed, for the same young person; it is taken back, and nothing is lost.</summary>
    public async Task TwoAreWronglyReadTogetherAndReadApartAgain()
    {
        var other = await site.Given.Case(name: "Gwenllian Tan yr Allt");
        await site.Given.Note(other, "coordinator.nw", NoteOfOther, Visibility.WholePanel);
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleAsync(held => held.Id == other)).Close(act, ClosingReason.NeedsMet, "Done.", "Turn to school.");
            return 0;
        });
        var (one, two, reference) = await TheTwo(other);
        string[] pages = [$"/young-people/{one}", $"/young-people/{two}", @case, $"/cases/{other}", referral];
        var coordinator = await Coordinator;
        var before = await AllOf(coordinator, pages);
        var (kept, audit) = (await Whole(), await Audit());
        Assert.Contains(NoteOfOne, before[2]);
        Assert.Contains(NoteOfOther, before[3]);

        await coordinator.Open(pages[0]);
        await coordinator.Follow(T["Another record is about the same young person"]);
        await coordinator.Write(T["Reference of a case of the other young person"], reference);
        await coordinator.Press(T["Look at it"]);
        await coordinator.Sees("Tan yr Allt");
        await coordinator.Write(T["What makes you sure?"], "Nearly the same name.");
        await coordinator.Press(T["Read the two together"]);
        await coordinator.Sees(T["The two records are read together now. It can be taken back."]);
        await coordinator.Sees(reference);
        // The other’s own page, and the page on which it is changed, lead here.
        foreach (var path in new[] { pages[1], pages[1] + "/edit" })
        {
            await coordinator.Open(path);
            Assert.Equal(pages[0], coordinator.At);
        }

        await coordinator.Open(pages[0]);
        await coordinator.Follow(T["Why, and how to take it back"]);
        await coordinator.Write(T["Why is it taken back?"], "They are sisters.");
        await coordinator.Press(T["Read them apart"]);
        await coordinator.Sees(T["The two records are read apart again."]);

        Assert.Equal(before, await AllOf(coordinator, pages));
        Assert.Equal(kept, await Whole());
        // What was written down stays as it was, and what was done since stands below it.
        var after = await Audit();
        Assert.Empty(audit.Except(after));
        Assert.True(after.Count > audit.Count);
    }

    private async Task<string[]> AllOf(Person who, string[] pages)
    {
        var texts = new List<string>();
        foreach (var page in pages)
        {
            await who.Open(page);
            texts.Add(await who.Page());
        }

        return [.. texts];
    }

    /// <summary>Every referral, case, note and piece of evidence, and whose it is.</summary>
    private async Task<IReadOnlyList<string>> Whole()
    {
        await using var db = site.Db();
        return
        [
            .. (await db.YoungPeople.OrderBy(held => held.Id).ToListAsync()).Select(held => $"{held.Id} {held.FullName} {held.MergedIntoId}"),
            .. (await db.Referrals.OrderBy(held => held.Id).ToListAsync()).Select(held => $"{held.Id} {held.YoungPersonId} {held.CaseId} {held.Status}"),
            .. (await db.Cases.OrderBy(held => held.Id).ToListAsync()).Select(held => $"{held.Id} {held.YoungPersonId} {held.Status}"),
            .. (await db.Notes.OrderBy(held => held.Id).ToListAsync()).Select(held => $"{held.Id} {held.CaseId} {held.Text}"),
            .. (await db.ReferralEvidence.OrderBy(held => held.Id).ToListAsync()).Select(held => $"{held.Id} {held.ReferralId} {held.CaseId} {held.Rule} {held.SignalId} {held.TakenBackAt}"),
            .. (await db.LinkedIdentities.Where(held => held.YoungPersonId != null).OrderBy(held => held.Id).ToListAsync()).Select(held => $"{held.Id} {held.YoungPersonId}"),
        ];
    }

    private async Task<IReadOnlyList<string>> Audit()
    {
        await using var db = site.Db();
        return [.. (await db.AuditEntries.OrderBy(held => held.Id).ToListAsync()).Select(held => $"{held.Id} {held.At:O} {held.Event} {held.RecordKind} {held.RecordId} {held.SubjectId} {Convert.ToHexString(held.Mac)}")];
    }

    private async Task<(Guid One, Guid Two, string Reference)> TheTwo(Guid other)
    {
        await using var db = site.Db();
        var id = Guid.Parse(@case.Split('/')[^1]);
        var second = await db.Cases.SingleAsync(held => held.Id == other);
        return (await db.Cases.Where(held => held.Id == id).Select(held => held.YoungPersonId).SingleAsync(), second.YoungPersonId, second.Reference);
    }

    private async Task Send(Person sender, AgencyList list, byte[] file)
    {
        var T = Of(list).T;
        await sender.Open("/lists");
        await sender.FollowAny(list.Name);
        await sender.Follow(T["Send a file"]);
        await sender.Attach(T["The file"], list.File, file);
        await sender.Press(T["Send this file"]);
        if (list.Account == "health.nw") await sender.ChooseLike(T["How are its letters written?"], "1252");
        await sender.Press(T["It reads well: match the columns"]);
        // What the headings do not say is said once, and remembered for the next file.
        if (list.Account == "police.nw") await sender.Pick(T.Of(SignalField.Reference), "Occurrence No.");
        if (list.Account == "education.nw") await sender.Pick(T.Of(SignalField.Quantity), "Days or per cent");
        if (list.Kinds.Contains(SignalKind.Programme)) await sender.Pick(T["Or every row is of this programme"], T.Of(Programme.EarlyHelp));
        await sender.Choose(T["How are days written in this file?"], T.Of(list.Dates));
        await sender.Press(T["Go on"]);
        if (list.Account == "police.nw") await sender.Pick(T["“{0}” stands for", "Recorded offence"], T.Of(SignalKind.Crime));
        await sender.Press(T["Check the file"]);
    }

    private async Task<SignalImport> Checked(Person sender, AgencyList list)
    {
        var house = Of(list);
        await sender.Sees(house.T.Of(ImportStatus.Checking));
        await site.Work();
        // The page looks again by itself, with scripts and without.
        await sender.ComesToSee(house.T["Take this file in"]);
        await sender.Examine();
        var id = Guid.Parse(sender.At.Split('/')[2]);
        await using var db = site.Db();
        var import = await db.SignalImports.AsNoTracking().SingleAsync(held => held.Id == id);
        Assert.Equal((Number(house, import.Rows), Number(house, import.Faulty)), (await sender.Told(house.T["Rows"]), await sender.Told(house.T["Faulty rows"])));
        return import;
    }

    private async Task ReadsWhatIsWrong(Person sender, AgencyList list, SignalImport import)
    {
        var T = Of(list).T;
        await using var db = site.Db();
        var faults = await db.ImportFaults.Where(fault => fault.ImportId == import.Id).OrderBy(fault => fault.Number).ToListAsync();
        Assert.Equal(list.Faults, faults.Select(fault => new KnownFault(fault.Row, fault.Heading!, fault.Kind)));
        var said = faults.ConvertAll(fault => T.Translate(Words.English(fault.Kind), fault.Limit.ToString("N0", Of(list).Language)));
        // A page of them names each row, column and reason; all of them are in the file.
        var shown = await sender.Read("main table tbody tr, table tbody tr");
        for (var first = 0; first < 20; first++)
        {
            Assert.Contains(Number(Of(list), faults[first].Row), shown[first]);
            Assert.Contains(faults[first].Heading!, shown[first]);
            Assert.Contains(said[first], shown[first]);
        }

        // What stands wrong in a list is told to whoever shows again that it is they, and on the same page as before.
        await sender.Follow(T["Save the faults as a CSV file"]);
        await sender.Write(T["Password"], DemoPanels.Password);
        await sender.Press(T["Go on"]);
        await sender.Sees(T["Thank you. Now choose the file again, and it is saved."]);
        var lines = (await sender.Save(T["Save the faults as a CSV file"])).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(faults.Count + 1, lines.Length);
        for (var number = 0; number < faults.Count; number++)
        {
            Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{faults[number].Row},{faults[number].Heading},"), lines[number + 1]);
            Assert.Contains(said[number].Split(',')[0], lines[number + 1]);
        }
    }

    private async Task TakesIn(Person sender, AgencyList list)
    {
        var T = Of(list).T;
        await sender.Press(T["Take this file in"]);
        await sender.Sees(T.Of(ImportStatus.Staging));
        await site.Work();
        await sender.ComesToSee(T.Of(ImportStatus.Committed));
        await sender.Examine();
    }

    private async Task<int> InForce(AgencyList list)
    {
        await using var db = site.Db();
        return await db.InForce().CountAsync(signal => db.SignalLists.Any(held => held.Id == signal.ListId && held.Name == list.Name));
    }

    private async Task<Guid> Question(Child one, Child other)
    {
        await using var db = site.Db();
        var asked = from question in db.LinkQuestions
                    join first in db.Signals on question.SignalId equals first.Id
                    join second in db.Signals on question.OtherId equals second.Id
                    where question.State == LinkQuestionState.Open && ((first.GivenName == one.Given && first.FamilyName == one.Family && second.GivenName == other.Given && second.FamilyName == other.Family)
                        || (first.GivenName == other.Given && first.FamilyName == other.Family && second.GivenName == one.Given && second.FamilyName == one.Family))
                    select question.Id;
        return await asked.SingleAsync();
    }

    private async Task<string> NameOf(AgencyList list)
    {
        var user = await site.Given.User(list.Account);
        await using var db = site.Db();
        return T.Of(await db.Agencies.SingleAsync(agency => agency.Id == user.AgencyId));
    }

    private static string Number(House house, long number) => number.ToString("N0", house.Language);
}
