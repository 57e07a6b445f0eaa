using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Cases.FamilyLetters;

namespace YoungFutures.Tests.Web.Sharing;

public sealed class LettersTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    public static TheoryData<LetterKind, string> EveryLetter()
    {
        var letters = new TheoryData<LetterKind, string>();
        foreach (var kind in Enum.GetValues<LetterKind>())
            foreach (var reader in LetterText.Readers) letters.Add(kind, reader);
        return letters;
    }

    [Theory, MemberData(nameof(EveryLetter))]
    public void Each_letter_is_a_pair_with_the_same_places_and_parts(LetterKind kind, string reader)
    {
        var (welsh, english) = (LetterText.Template(kind, reader, "cy"), LetterText.Template(kind, reader, "en"));
        Assert.Equal(LetterText.Placeholders(english), LetterText.Placeholders(welsh));
        Assert.Equal(LetterText.Blocks(english).Select(block => block.Mark), LetterText.Blocks(welsh).Select(block => block.Mark));
        Assert.NotEqual(english, welsh);
    }

    [Theory, MemberData(nameof(EveryLetter))]
    public void No_letter_frightens_a_family_or_carries_a_marking(LetterKind kind, string reader)
    {
        foreach (var language in LetterText.Languages)
        {
            var text = LetterText.Template(kind, reader, language);
            Assert.Null(LetterText.Frightens(text));
            Assert.DoesNotContain('\'', text);
            Assert.True(text.IsNormalized(System.Text.NormalizationForm.FormC));
        }
    }

    [Theory, MemberData(nameof(EveryLetter))]
    public void A_letter_to_a_young_person_is_in_short_sentences(LetterKind kind, string reader)
    {
        if (reader != "young-person") return;
        foreach (var block in LetterText.Blocks(LetterText.Template(kind, reader, "en")))
            foreach (var sentence in block.Text.Split(['.', '?', ':'], StringSplitOptions.RemoveEmptyEntries))
                Assert.True(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 22, sentence);
    }

    [Theory]
    [InlineData("Come to the police station", "police")]
    [InlineData("because of the risk of harm", "risk")]
    [InlineData("yr Heddlu", "Heddlu")]
    [InlineData("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")]
    [InlineData("On Monday at four, in the library", null)]
    [InlineData("This is what we can offer you", null)]
    public void These_tests_notice_a_word_that_frightens(string text, string? word) => Assert.Equal(word, LetterText.Frightens(text));

    [Fact]
    public void A_letter_is_in_the_language_its_reader_chose_and_in_both_where_nobody_asked_in_Wales()
    {
        var who = new YoungPerson(Guid.NewGuid(), "Non", "Gwynne");
        FamilyContact In(ContactLanguage language) => new(new Domain.Scene().Act, who, FamilyRelation.Mother, "Carys") { Language = language };
        Assert.Equal(LetterLanguage.Welsh, LetterText.LanguageFor(In(ContactLanguage.Welsh), Nation.England));
        Assert.Equal(LetterLanguage.English, LetterText.LanguageFor(In(ContactLanguage.English), Nation.Wales));
        Assert.Equal(LetterLanguage.Both, LetterText.LanguageFor(In(ContactLanguage.NotKnown), Nation.Wales));
        Assert.Equal(LetterLanguage.English, LetterText.LanguageFor(In(ContactLanguage.NotKnown), Nation.England));
    }

    [Fact]
    public async Task A_letter_is_written_in_the_reader_s_language_sent_after_a_look_and_printed_the_same_again()
    {
        var caseId = await Given.Case();
        var motherId = await Given.Contact(caseId, FamilyRelation.Mother, "Carys Dolwen", ContactLanguage.Welsh);
        await Given.Contact(caseId, FamilyRelation.Father, "Dylan Dolwen", mustNotBecause: "A court said so.", address: "77 Far Away Road");
        var coordinator = await site.As("coordinator.nw");
        var path = $"/cases/{caseId}/letters/new?kind=Invitation";
        var english = await coordinator.Post(path, ("ContactId", motherId.ToString()), ("Telephone", "01632 960111"), ("English", "Monday at four."));
        Assert.Contains("This letter goes in Welsh: write these words in Welsh", english.Errors);
        var frightening = await coordinator.Post(path, ("ContactId", motherId.ToString()), ("Telephone", "01632 960111"), ("Welsh", "Gyda’r heddlu."));
        Assert.Contains("A letter to the family does not say “heddlu”. Write it in other words.", frightening.Errors);
        var written = await coordinator.Post(path, ("ContactId", motherId.ToString()), ("Telephone", "01632 960111"), ("Welsh", "Dydd Llun am bedwar, yn y llyfrgell."));
        Assert.StartsWith("/letters/", written.Location);

        var letter = await coordinator.Get(written.Location!);
        Assert.Contains("A court said so.", letter.Text);
        var unchecked_ = await coordinator.Post(written.Location + "/sending", ("Way", "Post"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unchecked_.Status);
        Assert.Contains("A court said so.", unchecked_.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(written.Location + "/sending", ("Way", "Post"), ("Checked", "true"))).Status);

        var printed = await coordinator.Get(written.Location + "/print");
        Assert.Equal("cy", printed.Page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Dydd Llun am bedwar, yn y llyfrgell.", printed.Text);
        foreach (var leak in new[] { "OFFICIAL", "Dylan", "77 Far Away Road", "YF-NW", "court" }) Assert.DoesNotContain(leak, printed.Body);
        Assert.Equal(printed.Text, (await coordinator.Get(written.Location + "/print")).Text);
        Assert.Contains("A letter went to Carys Dolwen", (await coordinator.Get($"/cases/{caseId}")).Text);
    }

    [Fact]
    public async Task Separated_parents_get_letters_of_their_own_without_each_other_s_details()
    {
        var caseId = await Given.Case();
        var motherId = await Given.Contact(caseId, FamilyRelation.Mother, "Carys Dolwen", address: "3 Ffordd Las");
        var fatherId = await Given.Contact(caseId, FamilyRelation.Father, "Dylan Prys", address: "8 Heol y Coed");
        var coordinator = await site.As("coordinator.nw");
        foreach (var (id, own, others) in new[] { (motherId, "3 Ffordd Las", new[] { "Dylan", "8 Heol y Coed" }), (fatherId, "8 Heol y Coed", ["Carys", "3 Ffordd Las"]) })
        {
            var written = await coordinator.Post($"/cases/{caseId}/letters/new?kind=PrivacyNotice", ("ContactId", id.ToString()), ("Telephone", "01632 960111"));
            var printed = await coordinator.Get(written.Location + "/print");
            Assert.Contains(own, printed.Text);
            foreach (var other in others) Assert.DoesNotContain(other, printed.Body);
        }
    }

    [Fact]
    public async Task Nobody_writes_to_whom_it_is_not_safe_to_reach_nor_to_somebody_else_s_mother()
    {
        var (caseId, otherCase) = (await Given.Case(), await Given.Case());
        var mustNot = await Given.Contact(caseId, FamilyRelation.Father, "Dylan Dolwen", mustNotBecause: "A court said so.");
        var unknown = await Given.Contact(caseId, FamilyRelation.Grandparent, "Nain", safe: false);
        var strangers = await Given.Contact(otherCase, FamilyRelation.Mother, "Somebody else");
        var coordinator = await site.As("coordinator.nw");
        foreach (var id in new[] { mustNot, unknown, strangers, Guid.NewGuid() })
        {
            var reply = await coordinator.Post($"/cases/{caseId}/letters/new?kind=PrivacyNotice", ("ContactId", id.ToString()), ("Telephone", "01632 960111"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
            Assert.Contains("Choose somebody who may receive a letter", reply.Errors);
        }
    }

    [Fact]
    public async Task A_privacy_notice_that_was_due_is_given_when_its_letter_is_sent_and_waits_on_my_work_until_then()
    {
        var caseId = await Given.CaseNobodyTold();
        await Given.Notice(caseId);
        var motherId = await Given.Contact(caseId, FamilyRelation.Mother, "Carys Dolwen");
        var coordinator = await site.As("coordinator.nw");
        Assert.True((await coordinator.Get("/my-work/privacy-notices")).Links($"/cases/{caseId}/sharing"));
        var written = await coordinator.Post($"/cases/{caseId}/letters/new?kind=PrivacyNotice", ("ContactId", motherId.ToString()), ("Telephone", "01632 960111"));
        await coordinator.Post(written.Location + "/sending", ("Way", "ByHand"), ("Checked", "true"));
        await using var db = site.Db();
        Assert.Equal(PrivacyNoticeState.Given, await db.PrivacyNotices.Where(held => held.CaseId == caseId).Select(held => held.State).SingleAsync());
        Assert.False(await FamiliesNotTold.Among(db.AgendaItems, db.Cases.Where(@case => @case.Id == caseId)).AnyAsync(held => held.CaseId == caseId && held.Parents));
    }

    [Fact]
    public async Task Whoever_the_rules_found_gets_a_privacy_notice_within_a_month()
    {
        var caseId = await Given.Case();
        var (_, candidateId) = await site.Candidate();
        var foundOn = await Given.As("coordinator.nw", async (db, act) =>
        {
            var candidate = await db.Candidates.Include(held => held.Evidence).SingleAsync(held => held.Id == candidateId);
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            candidate.Join(act, @case, "Why.", "What.");
            await YoungFutures.Domain.Identification.Found.MustBeTold(db, @case, joined: candidate);
            return YoungFutures.Domain.Calendar.UkTime.LocalDate(candidate.FoundAt);
        });
        await using var records = site.Db();
        var notice = await records.PrivacyNotices.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal(foundOn.AddDays(30), notice.DueOn);
    }

    [Fact]
    public async Task A_partner_who_does_not_lead_cannot_write_send_or_print()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        var letterId = await Given.Letter(caseId, await Given.Contact(caseId, FamilyRelation.Mother, "Carys Dolwen"));
        var police = await site.As("police.nw");
        foreach (var path in new[] { $"/cases/{caseId}/letters/new", $"/letters/{letterId}/sending", $"/letters/{letterId}/print" })
            Assert.Equal(HttpStatusCode.Forbidden, (await police.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("education.nw")).Get($"/letters/{letterId}")).Status);
    }
}
