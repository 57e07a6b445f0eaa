using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Domain.Panels;

public sealed class QuorumTests
{
    private readonly Table table = new();

    [Fact]
    public void Chair_police_childrens_services_and_one_of_education_or_health_are_quorate()
    {
        var (meeting, _) = table.Quorate();

        Assert.True(meeting.QuorumFor(table.Act.Limits, Table.Wrexham).IsMet);
    }

    [Fact]
    public void Without_anybody_everybody_is_missing()
    {
        var quorum = table.Meeting().QuorumFor(table.Act.Limits, Table.Wrexham);

        Assert.False(quorum.ChairIsThere);
        Assert.Equal([Sector.Police, Sector.ChildrensServices], quorum.Missing);
        Assert.Equal([Sector.Education, Sector.Health], quorum.MissingOneOf);
    }

    [Theory]
    [InlineData(Presence.Present, true)]
    [InlineData(Presence.Deputy, true)]
    [InlineData(Presence.Apologies, false)]
    [InlineData(Presence.InformationOnly, false)]
    public void Deputies_count_and_information_only_does_not(Presence police, bool quorate)
    {
        var (meeting, _) = table.Quorate();
        meeting.Record(table.Police, null, "Somebody", police, "Somebody else", true);

        Assert.Equal(quorate, meeting.QuorumFor(table.Act.Limits, Table.Wrexham).IsMet);
    }

    [Theory]
    [InlineData(Presence.Present, true)]
    [InlineData(Presence.Deputy, true)]
    [InlineData(Presence.Apologies, false)]
    [InlineData(null, false)]
    public void The_chair_or_a_deputy_takes_the_chair(Presence? chair, bool quorate)
    {
        var (meeting, _) = table.Quorate();
        meeting.RecordChair(chair, "The vice-chair");

        Assert.Equal(quorate, meeting.QuorumFor(table.Act.Limits, Table.Wrexham).IsMet);
    }

    [Fact]
    public void One_councils_childrens_services_do_not_stand_in_for_the_others()
    {
        var (meeting, _) = table.Quorate();

        var quorum = meeting.QuorumFor(table.Act.Limits, Table.Flintshire);
        Assert.Equal([Sector.ChildrensServices], quorum.Missing);

        meeting.Record(table.FlintshireChildren, null, "Somebody", Presence.Present, null, true);
        Assert.True(meeting.QuorumFor(table.Act.Limits, Table.Flintshire).IsMet);
    }

    [Fact]
    public void One_councils_education_counts_for_its_own_young_people_only()
    {
        var (meeting, _) = table.Quorate();
        meeting.Record(table.FlintshireChildren, null, "Somebody", Presence.Present, null, true);
        meeting.Record(table.Health, null, "Somebody", Presence.Apologies, null, true);
        meeting.Record(table.WrexhamEducation, null, "Somebody", Presence.Present, null, true);

        Assert.True(meeting.QuorumFor(table.Act.Limits, Table.Wrexham).IsMet);
        Assert.Equal([Sector.Education, Sector.Health], meeting.QuorumFor(table.Act.Limits, Table.Flintshire).MissingOneOf);
    }

    [Fact]
    public void A_school_does_not_speak_for_education()
    {
        var (meeting, _) = table.Quorate();
        meeting.Record(table.Health, null, "Somebody", Presence.Apologies, null, true);
        meeting.Record(table.School, null, "Somebody", Presence.Present, null, true);

        Assert.NotEmpty(meeting.QuorumFor(table.Act.Limits, Table.Wrexham).MissingOneOf);
    }

    [Fact]
    public void A_panel_may_set_a_quorum_of_its_own()
    {
        var settings = table.Panel.Amend(table.Now, table.CoordinatorId);
        (settings.QuorumAllOf, settings.QuorumOneOf, settings.QuorumNeedsChair) = ([Sector.Police], [], false);
        var meeting = table.Meeting();
        meeting.Record(table.Police, null, "Somebody", Presence.Present, null, true);

        Assert.True(meeting.QuorumFor(table.Act.Limits, Table.Wrexham).IsMet);
    }
}
