using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Agencies;

public static class AgreementRights
{
    /// <summary>Nobody extends the agreement of the agency they work for.</summary>
    public static readonly Right<Agency> Extend = new(nameof(Extend), (viewer, agency) => viewer.IsGovernance && viewer.AgencyId != agency.Id);
}
