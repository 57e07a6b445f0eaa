using CsCheck;
using Xunit;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Domain.Panels;

public sealed class AgendaOrderTests
{
    private static readonly Guid Police = Guid.NewGuid(), Wrexham = Guid.NewGuid(), Flintshire = Guid.NewGuid(), School = Guid.NewGuid();
    private static readonly DateTime Two = new(2026, 11, 18, 14, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_items_of_one_area_stand_together_so_that_its_services_can_leave()
    {
        AgendaNeed[] items = [Item(Police, Wrexham), Item(Police, Flintshire), Item(Police, Wrexham), Item(Police, Flintshire)];
        Assert.Equal(5, AgendaOrder.Stretches(items));

        var order = Ordered(items);

        Assert.Equal(3, AgendaOrder.Stretches(order));
        Assert.All(AgendaOrder.Times(Two, order), time => Assert.Equal(0, time.WaitingMinutes));
    }

    [Fact]
    public void A_school_sits_through_nothing_that_is_not_its_own()
    {
        AgendaNeed[] items = [Item(Wrexham, School), Item(Flintshire), Item(Wrexham), Item(Flintshire), Item(Wrexham, School)];

        Assert.Equal(3, AgendaOrder.Stretches(Ordered(items)));
    }

    [Fact]
    public void Reviews_with_unfinished_actions_come_first_whatever_else_they_need()
    {
        AgendaNeed[] items = [Item(Wrexham), Item(Flintshire), First(Flintshire), Item(Wrexham), First(Wrexham)];

        var order = Ordered(items);

        Assert.True(order[0].ComesFirst && order[1].ComesFirst);
        Assert.Equal(2, order.Count(item => item.ComesFirst));
    }

    [Fact]
    public void Who_is_there_for_the_quick_agree_list_need_not_go_and_come_again()
    {
        AgendaNeed[] items = [Item(Flintshire), Item(Wrexham), Item(Flintshire), Item(Wrexham)];

        var order = AgendaOrder.Suggest(items, [Item(Wrexham) with { IsQuick = true }]);

        Assert.Equal([items[1].ItemId, items[3].ItemId, items[0].ItemId, items[2].ItemId], order);
    }

    [Fact]
    public void An_agenda_that_is_in_order_is_left_alone()
    {
        AgendaNeed[] items = [Item(Police, Wrexham), Item(Police, Wrexham), Item(Police, Flintshire)];

        Assert.Equal(items.Select(item => item.ItemId), AgendaOrder.Suggest(items));
    }

    [Fact]
    public void Nothing_to_order_is_no_order() => Assert.Empty(AgendaOrder.Suggest([]));

    [Fact]
    public void Whatever_the_agenda_the_suggestion_is_the_same_items_never_worse_and_the_same_every_time()
    {
        var agencies = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid()).ToArray();
        Gen.Int[0, 63].Select(Gen.Bool, (mask, first) => (mask, first)).List[0, 9].Sample(made =>
        {
            var items = made.Select(item => new AgendaNeed(Guid.NewGuid(), 10, item.first, false, agencies.Where((_, bit) => (item.mask >> bit & 1) == 1).ToHashSet())).ToList();

            var order = AgendaOrder.Suggest(items);

            Assert.Equal(items.Select(item => item.ItemId).Order(), order.Order());
            Assert.Equal(order, AgendaOrder.Suggest(items));
            var asItStands = items.OrderBy(item => !item.ComesFirst).ToList();
            Assert.True(AgendaOrder.Stretches([.. order.Select(id => items.Single(item => item.ItemId == id))]) <= AgendaOrder.Stretches(asItStands));
        }, iter: 2000);
    }

    [Fact]
    public void Each_agency_is_told_from_when_to_when_it_is_needed()
    {
        AgendaNeed[] items = [Item(Police, Wrexham), Item(Police), Item(Police, Wrexham)];

        var times = AgendaOrder.Times(Two, items);

        Assert.Equal(new AgencyTime(Police, Two, Two.AddMinutes(30), 0), times.Single(time => time.AgencyId == Police));
        Assert.Equal(new AgencyTime(Wrexham, Two, Two.AddMinutes(30), 10), times.Single(time => time.AgencyId == Wrexham));
    }

    [Fact]
    public void The_quick_agree_list_is_taken_before_the_first_item()
    {
        var quick = Item(School) with { IsQuick = true };
        AgendaNeed[] items = [Item(Police), quick];

        Assert.Equal(Two.AddMinutes(10), AgendaOrder.Times(Two, items).Single(time => time.AgencyId == Police).From);
    }

    [Theory]
    [InlineData("ABCD", "ABCD", "")]
    [InlineData("ABCD", "DABC", "D")]
    [InlineData("ABCD", "BCDA", "A")]
    [InlineData("AB", "BA", "A")]
    public void Only_what_was_moved_counts_as_moved(string before, string after, string moved)
    {
        var ids = before.ToDictionary(letter => letter, _ => Guid.NewGuid());

        Assert.Equal(moved.Length, AgendaOrder.Moved([.. before.Select(letter => ids[letter])], [.. after.Select(letter => ids[letter])]).Count);
        if (moved.Length == 1 && before.Length > 2) Assert.Contains(ids[moved[0]], AgendaOrder.Moved([.. before.Select(letter => ids[letter])], [.. after.Select(letter => ids[letter])]));
    }

    private static AgendaNeed Item(params Guid[] agencies) => new(Guid.CreateVersion7(), 10, false, false, agencies.ToHashSet());

    private static AgendaNeed First(params Guid[] agencies) => Item(agencies) with { ComesFirst = true };

    private static List<AgendaNeed> Ordered(AgendaNeed[] items) => [.. AgendaOrder.Suggest(items).Select(id => items.Single(item => item.ItemId == id))];
}
