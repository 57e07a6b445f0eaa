using Xunit;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>From the panel’s yes to the end of its help, by the people who really give it, each at a browser of their own.</summary>
public sealed class SupportStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [LongBrowserFact]
    public async Task An_adopted_case_is_supported_and_closes_with_its_goals_nearly_reached()
    {
        var site = new OpenSite();
        try
        {
            await site.InitializeAsync();
            await using var desk = new House(site, chromium.Browser, Languages.English, script: true, keyboard: true);
            await using var telephone = new House(site, chromium.Browser, Languages.Welsh, script: true, width: 360);
            await using var plain = new House(site, chromium.Browser, Languages.English, script: false);
            var story = new SupportStory(site, desk, telephone, plain);
            await story.TheLeadTakesItOn();
            await story.TheFamilyIsReachedAndAgrees();
            await story.TheyTalkAndWriteAPlan();
            await story.TheYoungPersonIsGivenTheirSheet();
            await story.AServiceIsOfferedForAGoal();
            await story.TheMentorAcceptsAndMeetsThem();
            await story.TheReviewShowsHowFarTheyHaveCome();
            await story.TheMentorSaysHowItEnded();
            await story.TheLeadAsksHowItWas();
            await story.TheCaseCloses();
            await story.TheReferrerIsToldAndTheFamilyIsAskedLater();
            desk.HasNoFault();
            telephone.HasNoFault();
            plain.HasNoFault();
        }
        finally
        {
            await ((IAsyncLifetime)site).DisposeAsync();
        }
    }

    [LongBrowserFact]
    public async Task A_case_that_is_left_to_rot_is_on_the_board_at_each_of_ten_stages_and_the_chair_is_told_last()
    {
        var site = new OpenSite();
        try
        {
            await site.InitializeAsync();
            await using var desk = new House(site, chromium.Browser, Languages.English, script: true);
            var story = new RottingStory(site, desk);
            await story.NobodyReadsTheReferralOrAnswersTheQuestion();
            await story.NobodyListsTheCaseReturnsTheCheckOrHearsIt();
            await story.NobodyTakesItOnReachesTheFamilyOrAcceptsAnAction();
            await story.NobodyWritesThePlanOrHoldsTheReview();
            await story.TheChairIsToldLastAndTheMailNamesNobody();
            desk.HasNoFault();
        }
        finally
        {
            await ((IAsyncLifetime)site).DisposeAsync();
        }
    }
}
