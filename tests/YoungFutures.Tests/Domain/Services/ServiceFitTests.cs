using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Services;

namespace YoungFutures.Tests.Domain.Services;

public sealed class ServiceFitTests
{
    private readonly Scene scene = new();

    private Service Of(int from = 10, int to = 15, string[]? areas = null, WelshMedium welsh = WelshMedium.OnRequest, SupportKind kind = SupportKind.Mentoring, Agency? agency = null) =>
        new(scene.Act, agency ?? scene.Health, new("Mentoring", "Mentora", kind, "About.", "Am.", ["N20", "N02", "N20"], areas ?? [], from, to, welsh, ReferralRoute.Panel, FamilyCost.Free));

    private IReadOnlyList<Obstacle> Asked(Service service, DateOnly? bornOn = null, string need = "N20", string? area = "W06000006", bool welsh = false, Sector? sector = null, DateOnly? on = null) =>
        new Wanted(need, bornOn ?? new DateOnly(2012, 6, 1), area, welsh, sector, new HashSet<Guid>()).ObstaclesTo(service, scene.Act.Limits, on ?? scene.Act.Today);

    [Fact]
    public void A_service_for_the_need_the_age_the_area_and_the_language_has_nothing_in_its_way() => Assert.Empty(Asked(Of(areas: ["W06000006"]), welsh: true));

    [Fact]
    public void Each_thing_in_the_way_is_named()
    {
        Assert.Equal([Obstacle.OtherNeed], Asked(Of(), need: "N11"));
        Assert.Equal([Obstacle.TooYoung], Asked(Of(from: 15)));
        Assert.Equal([Obstacle.TooOld], Asked(Of(to: 13)));
        Assert.Equal([Obstacle.OtherArea], Asked(Of(areas: ["W06000005"])));
        Assert.Equal([Obstacle.OtherArea], Asked(Of(areas: ["W06000005"]), area: null));
        Assert.Equal([Obstacle.NotInWelsh], Asked(Of(welsh: WelshMedium.None), welsh: true));
        Assert.Equal([Obstacle.OtherSector], Asked(Of(), sector: Sector.Community));
        Assert.Equal([Obstacle.Shock], Asked(Of(kind: SupportKind.BootCamp)));
        var left = new Agency("Club", "Clwb", Sector.Community) { AgreementExpiresOn = scene.Act.Today.AddDays(-1) };
        Assert.Equal([Obstacle.NoAgreement], Asked(Of(agency: left)));
        Assert.Equal([Obstacle.AgeUnknown], new Wanted("N20", null, null, false, null, new HashSet<Guid>()).ObstaclesTo(Of(), scene.Act.Limits, scene.Act.Today));
        var service = Of();
        Assert.Equal([Obstacle.OfferedAlready], new Wanted("N20", new(2012, 6, 1), null, false, null, new HashSet<Guid> { service.Id }).ObstaclesTo(service, scene.Act.Limits, scene.Act.Today));
    }

    [Fact]
    public void A_service_without_a_place_is_full_unless_somebody_may_wait_and_a_wait_can_be_too_long()
    {
        var service = Of();
        service.SayPlaces(scene.Act, 0, null);
        Assert.Equal([Obstacle.Full], Asked(service));
        service.SayPlaces(scene.Act, 0, 84);
        Assert.Empty(Asked(service));
        service.SayPlaces(scene.Act, 0, 85);
        Assert.Equal([Obstacle.LongWait], Asked(service));
        service.Close(scene.Act, "No money.");
        Assert.Contains(Obstacle.Closed, Asked(service));
    }

    /// <summary>Born on 29 February 2012: sixteen on 29 February 2028, and seventeen on 1 March 2029, not a day before.</summary>
    [Fact]
    public void Somebody_born_on_29_February_fits_until_the_day_before_their_birthday()
    {
        var leap = new DateOnly(2012, 2, 29);
        Assert.Empty(Asked(Of(to: 15), leap, on: new(2028, 2, 28)));
        Assert.Equal([Obstacle.TooOld], Asked(Of(to: 15), leap, on: new(2028, 2, 29)));
        Assert.Empty(Asked(Of(to: 16), leap, on: new(2029, 2, 28)));
        Assert.Equal([Obstacle.TooOld], Asked(Of(to: 16), leap, on: new(2029, 3, 1)));
        Assert.Equal([Obstacle.TooYoung], Asked(Of(from: 17, to: 18), leap, on: new(2029, 2, 28)));
        Assert.Equal(AgeBand.From14To15, AgeBands.Of(leap, new(2028, 2, 28)));
        Assert.Equal(AgeBand.From16To17, AgeBands.Of(leap, new(2028, 2, 29)));
        Assert.Equal(AgeBand.Unknown, AgeBands.Of(null, new(2028, 2, 29)));
    }

    [Fact]
    public void What_a_provider_said_and_an_entry_grow_old()
    {
        var service = Of();
        Assert.True(service.HasOldPlaces(scene.Act.Limits, scene.Act.Today));
        service.SayPlaces(scene.Act, 2, 5);
        Assert.False(service.HasOldPlaces(scene.Act.Limits, scene.Act.Today.AddDays(30)));
        Assert.True(service.HasOldPlaces(scene.Act.Limits, scene.Act.Today.AddDays(31)));
        Assert.False(service.IsOld(scene.Act.Limits, scene.Act.Today.AddDays(180)));
        Assert.True(service.IsOld(scene.Act.Limits, scene.Act.Today.AddDays(181)));
        Assert.Equal(["N02", "N20"], service.NeedCodes);
    }
}
