using YoungFutures.Web.Language;
using Xunit;

namespace YoungFutures.BrowserTests;

/// <summary>One young person's way through a panel, by the people who really walk it, each at a browser of their own.</summary>
[Collection(InChromium.Name)]
public sealed class StoryTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData("en", true)]
    [InlineData("cy", true)]
    public Task A_young_person_is_noticed_helped_and_counted(string language, bool script) => Play(language, script);

    [LongBrowserTheory]
    [InlineData("en", false)]
    [InlineData("cy", false)]
    public Task The_story_is_the_same_without_scripts(string language, bool script) => Play(language, script);

    private async Task Play(string language, bool script)
    {
        var site = new OpenSite();
        try
        {
            await site.InitializeAsync();
            await using var house = new House(site, chromium.Browser, Languages.Find(language)!, script);
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
