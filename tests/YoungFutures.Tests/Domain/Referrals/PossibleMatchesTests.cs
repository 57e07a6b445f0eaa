using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Referrals;

public sealed class PossibleMatchesTests : IAsyncLifetime
{
    private static readonly DateOnly BornOn = new(2012, 3, 4);

    private readonly TestDatabase database = new();
    private YoungFuturesDb db = null!;
    private Act act = null!;

    public async Task InitializeAsync()
    {
        db = database.Open();
        await DemoPanels.Fill(db);
        act = await ActIn("NW");
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        database.Dispose();
    }

    [Theory]
    [InlineData("Siôn", "Wŷn", "Sion", "Wyn")]
    [InlineData("Katherine", "O’Brien", "Kate", "OBrien")]
    [InlineData("Rhys", "Morgan", "Morgan", "Rhys")]
    [InlineData("Llŷr", "Fychan", "Llyr", "Vychan")]
    public async Task A_name_is_found_as_it_is_written_elsewhere(string given, string family, string toldGiven, string toldFamily)
    {
        var known = await Known(given, family, BornOn);
        var match = Assert.Single((await Of(Told(toldGiven, toldFamily, BornOn))).People);
        Assert.Equal(known.YoungPersonId, match.YoungPersonId);
        Assert.Equal(known.Id, match.OpenCase!.Id);
    }

    [Fact]
    public async Task A_birth_date_with_day_and_month_the_other_way_round_is_found()
    {
        var known = await Known("Elan", "Prydderch", new DateOnly(2012, 3, 4));
        Assert.Equal(known.YoungPersonId, Assert.Single((await Of(Told("Elan", "Pritchard", new DateOnly(2012, 4, 3)))).People).YoungPersonId);
    }

    [Fact]
    public async Task Somebody_of_another_panel_is_never_a_match()
    {
        await Known("Nerys", "Pell", BornOn, await ActIn("HERTS"));
        var matches = await Of(Told("Nerys", "Pell", BornOn));
        Assert.Empty(matches.People);
        Assert.False(matches.RestrictedRecordMayMatch);
    }

    [Fact]
    public async Task A_common_name_with_another_birth_date_is_no_match()
    {
        await Known("John", "Jones", new DateOnly(2009, 8, 21));
        Assert.Empty((await Of(Told("John", "Jones", BornOn))).People);
    }

    [Fact]
    public async Task The_likeliest_comes_first_and_no_more_than_ten_are_shown()
    {
        for (var other = 0; other < 14; other++) await Known("Owen", "Parry", BornOn, postcode: $"LL1{other % 10} 1AA");
        var same = await Known("Owen", "Parry", BornOn, postcode: "CH7 1AB");
        var matches = await Of(Told("Owen", "Parry", BornOn, "CH7 1AB"));
        Assert.Equal(10, matches.People.Count);
        Assert.Equal(same.YoungPersonId, matches.People[0].YoungPersonId);
    }

    [Fact]
    public async Task Whoever_has_an_open_case_out_of_sight_is_not_shown_at_all()
    {
        var known = await Known("Betsan", "Cudd", BornOn);
        known.Restrict(act, []);
        await db.SaveChangesAsync();
        var chairOnly = new Viewer { UserId = Guid.NewGuid(), Roles = [new RoleInPanel(Role.Coordinator, act.Panel.Id)] };
        await using var seen = database.Open(chairOnly);
        var matches = await PossibleMatches.Of(seen, Told("Betsan", "Cudd", BornOn));
        Assert.Empty(matches.People);
        Assert.True(matches.RestrictedRecordMayMatch);
    }

    [Fact]
    public async Task Another_referral_that_waits_is_named_and_one_that_was_decided_is_not()
    {
        var waiting = Told("Mali", "Deugain", BornOn);
        var decided = Told("Mali", "Deugain", BornOn);
        db.AddRange(waiting, decided);
        waiting.Submit(act, "RF-T-1", false);
        decided.Submit(act, "RF-T-2", false);
        decided.FindNotEligible(act, "Too far away.");
        await db.SaveChangesAsync();
        Assert.Equal(["RF-T-1"], (await Of(Told("Mali", "Deugain", BornOn))).OtherReferrals.Select(other => other.Reference));
    }

    [Fact]
    public async Task Facts_say_what_is_outside_the_limits_and_what_is_missing_and_decide_nothing()
    {
        var young = Told("Un", "Bach", act.Today.AddYears(-9));
        young.AreaCode = "E99999999";
        young.StrengthsText = null;
        var facts = ScreeningFacts.Of(young, act, await Of(young), []);
        Assert.Contains(facts, fact => fact.Sentence.Contains("outside the panel’s ages"));
        Assert.Contains(facts, fact => fact is { About: FactAbout.Area } && fact.Sentence.Contains("not one of the panel’s areas"));
        Assert.Equal([Expected.Strengths], ScreeningFacts.Missing(young));
        Assert.Equal(ReferralStatus.Draft, young.Status);
    }

    [Fact]
    public async Task Many_who_ask_at_once_never_get_the_same_reference()
    {
        var references = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            await using var own = database.Open();
            return await ReferenceNumber.ForCase(own, act);
        }));
        Assert.Equal(12, references.Distinct().Count());
    }

    private Task<PossibleMatches> Of(Referral referral) => PossibleMatches.Of(db, referral);

    private async Task<Act> ActIn(string code)
    {
        var panel = await db.Panels.SingleAsync(held => held.Code == code);
        return await db.ActIn(panel.Id) with { UserId = panel.CoordinatorId };
    }

    private Referral Told(string given, string family, DateOnly bornOn, string? postcode = null)
    {
        var draft = new Referral(act, null)
        {
            BornOn = bornOn, AreaCode = act.Panel.Areas[0].Code, Postcode = postcode, ReferrerName = "A neighbour", WhatHappened = "Out at night.",
            ConcernsText = "Out late.", StrengthsText = "Sings.", FamilyAware = FamilyAware.Both,
        };
        draft.Call(given, family, null, null);
        draft.AddTrigger("T11", "Seen twice.", null, null);
        draft.AnswerImmediateRisk(Answer.No, act);
        return draft;
    }

    private async Task<Case> Known(string given, string family, DateOnly bornOn, Act? by = null, string? postcode = null)
    {
        by ??= act;
        var youngPerson = new YoungPerson(by.Panel.Id, given, family) { BornOn = bornOn, Postcode = postcode };
        db.YoungPeople.Add(youngPerson);
        var @case = new Case(by, youngPerson, await ReferenceNumber.ForCase(db, by), "Out late.", null, by.Today, isRepeat: false);
        db.Cases.Add(@case);
        await db.SaveChangesAsync();
        return @case;
    }
}
