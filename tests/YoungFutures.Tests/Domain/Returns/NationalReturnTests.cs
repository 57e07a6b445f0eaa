using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Returns;

namespace YoungFutures.Tests.Domain.Returns;

public sealed class NationalReturnTests
{
    private static readonly ReleasePeriod Quarter = ReleasePeriod.Parse("2026-Q3");
    private static readonly ReturnContent Counts = new([new("A1", 3, [new("School", 2), new("Professional", 1)])], []);

    private readonly Scene scene = new();
    private readonly Guid governorId = Guid.CreateVersion7();

    private Act Governor => new(governorId, null, scene.Now, scene.Panel);

    private ReturnBasis Basis(DateOnly? from = null, DateOnly? until = null, params ReturnBasis[] others) => new(Governor, "Home Office", "Head of statistics", "Grant agreement.", from ?? scene.Act.Today, until, others);

    private NationalReturn Begun(params NationalReturn[] earlier) => new(scene.Act, Definition(), Quarter, earlier, earlier.Length == 0 ? null : "Two referrals came late.");

    private NationalReturn Signed(ReturnBasis basis, params NationalReturn[] earlier)
    {
        var held = Begun(earlier);
        held.Count(scene.Act, Counts, basis);
        held.Submit(scene.Act);
        held.Sign(Governor, basis);
        return held;
    }

    private static ReturnDefinition Definition() => ReturnDefinition.Shipped([new("A1", "Referrals", "Atgyfeiriadau", "How many?", "Faint?", ReturnMeasure.ReferralsReceived, ReturnBreakdown.Source)], Scene.Wednesday);

    [Fact]
    public void An_open_return_has_an_owner_and_a_next_date_and_a_closed_one_has_none()
    {
        var (held, basis) = (Begun(), Basis());
        for (var step = 0; step < 3; step++)
        {
            Assert.Equal(scene.CoordinatorId == default ? scene.Panel.CoordinatorId : scene.CoordinatorId, held.OwnerId);
            Assert.True(held.DueOn > scene.Act.Today);
            if (step == 0) held.Count(scene.Act, Counts, basis);
            if (step == 1) held.Submit(scene.Act);
        }

        held.Sign(Governor, basis);
        Assert.Equal((null, null, false), (held.OwnerId, held.DueOn, held.IsOpen));
        var given = Begun(held);
        given.Abandon();
        Assert.Equal((null, null, null), (given.OwnerId, given.DueOn, given.Figures));
    }

    [Fact]
    public void Without_a_basis_in_force_nothing_is_counted()
    {
        var held = Begun();
        Assert.Throws<Refused>(() => held.Count(scene.Act, Counts, Basis(scene.Act.Today.AddDays(1))));
        var ended = Basis();
        ended.End(Governor);
        Assert.Throws<Refused>(() => held.Count(scene.Act, Counts, ended));
        Assert.Null(held.Figures);
        Assert.Throws<Refused>(() => held.Submit(scene.Act));
    }

    [Fact]
    public void Whoever_prepared_it_does_not_sign_it()
    {
        var (held, basis) = (Begun(), Basis());
        held.Count(scene.Act, Counts, basis);
        held.Submit(scene.Act);
        Assert.Throws<Refused>(() => held.Sign(scene.Act, basis));
        held.Sign(Governor, basis);
        Assert.Equal(ReturnState.Signed, held.State);
    }

    [Fact]
    public void It_is_signed_on_the_basis_it_was_counted_on()
    {
        var (held, basis) = (Begun(), Basis());
        held.Count(scene.Act, Counts, basis);
        held.Submit(scene.Act);
        basis.End(Governor);
        Assert.Throws<Refused>(() => held.Sign(Governor, basis));
        Assert.Throws<Refused>(() => held.Sign(Governor, Basis()));
        held.SendBack(Governor, "Count it on the new one.");
        Assert.Equal(ReturnState.Preparing, held.State);
    }

    [Fact]
    public void A_signed_return_is_frozen_and_shows_where_it_was_tampered_with()
    {
        var held = Signed(Basis());
        Assert.Throws<Refused>(() => held.Count(scene.Act, Counts, Basis()));
        Assert.Throws<Refused>(() => held.SendBack(Governor, "No."));
        Assert.Throws<Refused>(held.Abandon);
        Assert.Equal(3, held.AsSigned()["A1"]!.Total);
        typeof(NationalReturn).GetProperty(nameof(NationalReturn.Figures))!.SetValue(held, held.Figures!.Replace("3", "4", StringComparison.Ordinal));
        Assert.Throws<Refused>(() => held.AsSigned());
    }

    [Fact]
    public void Sent_again_it_gets_the_next_number_and_a_reason()
    {
        var first = Signed(Basis());
        Assert.Throws<Refused>(() => new NationalReturn(scene.Act, Definition(), Quarter, [first], null));
        var second = Begun(first);
        Assert.Equal(2, second.Number);
        Assert.Throws<Refused>(() => Begun(first, second));
    }

    [Fact]
    public void A_return_is_for_a_quarter_that_has_ended()
    {
        Assert.Throws<Refused>(() => new NationalReturn(scene.Act, Definition(), ReleasePeriod.Parse("2026-Q4"), [], null));
        Assert.Throws<Refused>(() => new NationalReturn(scene.Act, Definition(), ReleasePeriod.Parse("2026-09"), [], null));
    }

    [Fact]
    public void What_differs_is_said_cell_by_cell()
    {
        var now = new ReturnContent([new("A1", 4, [new("School", 2), new("Professional", 1), new("Family", 1)]), new("B1", 1, [])], []);
        Assert.Equal([new("A1", null, 3, 4), new ReturnChange("A1", "Family", 0, 1), new ReturnChange("B1", null, null, 1)], ReturnChange.Between(Counts, now));
        Assert.Empty(ReturnChange.Between(now, ReturnContent.Read(now.Write())));
    }

    [Fact]
    public void Two_grounds_for_one_time_are_refused()
    {
        var first = Basis(new(2026, 11, 1), new(2026, 12, 31));
        Assert.Throws<Refused>(() => Basis(new(2026, 12, 31), null, first));
        Assert.Throws<Refused>(() => Basis(new(2026, 12, 2), new(2026, 12, 1)));
        first.End(Governor);
        Assert.True(Basis(new(2026, 12, 1), null, first).IsInForceOn(new(2027, 1, 1)));
    }
}
