using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Disclosures;

public static class DisclosureRights
{
    public static readonly Right Govern = new(nameof(Govern), viewer => viewer.IsGovernance);
}
