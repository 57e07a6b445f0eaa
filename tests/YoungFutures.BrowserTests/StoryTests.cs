using YoungFutures.Web.Language;
using Xunit;

namespace YoungFutures.BrowserTests;

/// <summary>One young person's way through a panel, by the people who really walk it, each at a browser of their own.</summary>
public sealed class StoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>In English by the keyboard alone, in Welsh with the mouse.</summary>
    [BrowserTheory]
    [InlineData("en", true)]
    [InlineData("cy", false)]
    public Task A_young_person_is_noticed_helped_and_counted(string language, bool keyboard) => Play(chromium, language, script: true, keyboard);

    internal static async Task Play(Chromium chromium, string language, bool script, bool keyboard = false)
    {
        var site = new OpenSite();
        try
        {
            await site.InitializeAsync();
            await using var house = new House(site, chromium.Browser, Languages.Find(language)!, script, keyboard: keyboard);
            var story = new Story(house);
            await story.PoliceLogAReferral();
            await story.TheCoordinatorScreensIt();
            await story.ThreeAgenciesAreAsked();
            await story.ThePartnerWhoIsNotInvolvedFindsNothing();
            await story.TheAgenciesAnswer();
            await story.ItIsListed();
            // The agenda is published by now, and not for a group that has no part in the case.
            await story.ThePartnerWhoIsNotInvolvedFindsNothing();
            await story.ThePanelMeetsAndDecides();
            await story.TheLeadAgencyWinsTheFamilyOver();
            await story.HealthAndEducationDoWhatTheyPromised();
            await story.TheCaseCloses();
            await story.TheReferrerSeesThatItEnded();
            await story.ThePartnerWhoIsNotInvolvedFindsNothing();
            await story.TheNextReleaseHoldsItAndGivesNobodyAway();
            house.HasNoFault();
        }
        finally
        {
            await ((IAsyncLifetime)site).DisposeAsync();
        }
    }
}

/// <summary>The same without scripts. A class of its own, so that it is played beside the other.</summary>
public sealed class StoryWithoutScriptsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [LongBrowserTheory]
    [InlineData("en")]
    [InlineData("cy")]
    public Task The_story_is_the_same_without_scripts(string language) => StoryTests.Play(chromium, language, script: false);
}
