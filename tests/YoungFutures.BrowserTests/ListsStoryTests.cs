using Xunit;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>From four agencies’ lists to a young person who is helped, by the people who really do it, each at a browser of their own.</summary>
public sealed class ListsStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [LongBrowserFact]
    public async Task Four_agencies_lists_lead_to_a_young_person_whom_nobody_had_referred()
    {
        var site = new OpenSite();
        try
        {
            await site.InitializeAsync();
            await using var desk = new House(site, chromium.Browser, Languages.English, script: true);
            await using var telephone = new House(site, chromium.Browser, Languages.Welsh, script: true, width: 360);
            await using var plain = new House(site, chromium.Browser, Languages.English, script: false);
            var story = new ListsStory(site, desk, telephone, plain);
            await story.TheListsAreAccepted();
            await story.TheListsComeIn();
            await story.NobodySeesAnothersFile();
            await story.TheRulesFindThem();
            await story.RecordsAreComparedSideBySide();
            await story.AThresholdIsTriedAndPublished();
            await story.OneIsAcceptedIntoADraftReferral();
            await story.ItBecomesACase();
            await story.TwoAreWronglyReadTogetherAndReadApartAgain();
            desk.HasNoFault();
            telephone.HasNoFault();
            plain.HasNoFault();
        }
        finally
        {
            await ((IAsyncLifetime)site).DisposeAsync();
        }
    }
}
