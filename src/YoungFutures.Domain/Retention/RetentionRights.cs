using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Retention;

public static class RetentionRights
{
    public static readonly Right Govern = new(nameof(Govern), viewer => viewer.IsGovernance);
}
