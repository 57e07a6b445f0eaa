using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>Somebody of the demo and the agency they speak for.</summary>
internal sealed record DemoPart(User User, Agency Agency);

/// <summary>Who plays in one panel of the demo.</summary>
internal sealed class DemoCast
{
    private DemoCast(Panel panel, User coordinator, User chair, IReadOnlyList<DemoPart> partners)
    {
        Panel = panel;
        Coordinator = coordinator;
        Chair = chair;
        Partners = partners;
    }

    public Panel Panel { get; }
    public User Coordinator { get; }
    public User Chair { get; }
    /// <summary>In a fixed order, so that the same seed chooses the same people.</summary>
    public IReadOnlyList<DemoPart> Partners { get; }

    public IEnumerable<DemoPart> Core(string? areaCode) =>
        Partners.Where(part => part.Agency.Sector is not (Sector.Provider or Sector.Community or Sector.School) && Serves(part, areaCode)).DistinctBy(part => part.Agency.Id);

    public IEnumerable<DemoPart> Near(string? areaCode) => Partners.Where(part => Serves(part, areaCode)).DistinctBy(part => part.Agency.Id);

    public DemoPart By(string email) => Partners.Single(part => part.User.Email!.StartsWith(email + ".", StringComparison.Ordinal));

    /// <summary>Everybody is loaded into this context, so that what they do is saved beside them.</summary>
    public static async Task<DemoCast> Of(YoungFuturesDb db, string code)
    {
        var panel = await db.Panels.Include(held => held.Areas).Include(held => held.Agencies).ThenInclude(seat => seat.Agency).AsSplitQuery().SingleAsync(held => held.Code == code);
        await db.PanelSettings.Where(held => held.PanelId == panel.Id).LoadAsync();
        var users = await db.Users.Include(user => user.Agency).Include(user => user.Memberships)
            .Where(user => user.IsDemo && user.Memberships.Any(held => held.PanelId == panel.Id)).OrderBy(user => user.Email).AsSplitQuery().ToListAsync();
        User? With(Role role) => users.FirstOrDefault(user => user.Memberships.Any(held => held.PanelId == panel.Id && held.Role == role && held.Until is null));
        return new DemoCast(panel, With(Role.Coordinator)!, With(Role.Chair)!,
            [.. users.Where(user => user.Agency is not null && user.LeavesOn is null
                    && user.Memberships.Any(held => held.PanelId == panel.Id && held.Role is Role.Partner or Role.Provider))
                .Select(user => new DemoPart(user, user.Agency!))]);
    }

    private static bool Serves(DemoPart part, string? areaCode) => part.Agency.AreaCode is null || part.Agency.AreaCode == areaCode;
}
