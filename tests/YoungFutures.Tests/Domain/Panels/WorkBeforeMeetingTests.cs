using Xunit;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Domain.Panels;

public sealed class WorkBeforeMeetingTests
{
    // The meeting is on Wednesday 2 December 2026; the clock stands at ten in the morning.
    private static readonly DateOnly Meeting = new(2026, 12, 2);

    [Theory]
    [InlineData(24, 11, 5, null)]
    [InlineData(25, 11, 5, ChaseRound.First)]
    [InlineData(29, 11, 5, ChaseRound.First)]
    [InlineData(30, 11, 5, ChaseRound.First)]
    [InlineData(1, 12, 5, ChaseRound.Last)]
    [InlineData(2, 12, 5, null)]
    [InlineData(3, 12, 5, null)]
    [InlineData(30, 11, 1, null)]
    [InlineData(1, 12, 1, ChaseRound.Last)]
    [InlineData(1, 12, 0, null)]
    public void People_are_reminded_some_working_days_before_and_the_working_day_before(int day, int month, int chaseDays, ChaseRound? round)
    {
        var table = new Table(new DateTime(2026, month, day, 10, 0, 0, DateTimeKind.Utc));
        table.Panel.Amend(table.Now, table.ChairId).ChaseDays = chaseDays;
        Assert.Equal(round, WorkBeforeMeeting.RoundOf(table.Act, Meeting));
    }

    [Fact]
    public void The_working_day_before_a_Monday_is_a_Friday_and_the_weekend_belongs_to_it()
    {
        var table = new Table(new DateTime(2026, 12, 5, 10, 0, 0, DateTimeKind.Utc));
        Assert.Equal(ChaseRound.Last, WorkBeforeMeeting.RoundOf(table.Act, new DateOnly(2026, 12, 7)));
    }

    [Fact]
    public void A_new_version_of_the_settings_keeps_the_choice()
    {
        var table = new Table();
        Assert.Equal(5, table.Panel.Settings.ChaseDays);
        table.Panel.Amend(table.Now, table.ChairId).ChaseDays = 0;
        Assert.Equal(0, table.Panel.Amend(table.Now, table.ChairId).ChaseDays);
    }
}
