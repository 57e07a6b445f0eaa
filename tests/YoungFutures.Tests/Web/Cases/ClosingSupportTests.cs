using Xunit;

namespace YoungFutures.Tests.Web.Cases;

public sealed class ClosingSupportTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task Whoever_closes_a_case_sees_before_they_write_which_support_stands_in_the_way_and_which_goals_to_ask_about()
    {
        var caseId = await site.Given.Supported();
        await site.Given.Planned(caseId);
        await site.Given.DraftPlan(caseId, "I want a job.");
        var interventionId = await site.Given.Intervention(await site.Given.Service(), caseId);
        var closing = await (await site.As("coordinator.nw")).Get($"/cases/{caseId}/closure");
        Assert.True(closing.Links($"/interventions/{interventionId}"));
        // Asked about are the goals that were recorded, not what only a draft holds.
        Assert.Contains("I want to be in school every day.", closing.Text);
        Assert.DoesNotContain("I want a job.", closing.Text);
    }
}
