using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks.Unassignment;

public sealed class UnassignmentForm : IVersioned
{
    public string? Version { get; set; }
    public CheckPage Check { get; private set; } = null!;

    public UnassignmentForm About(CheckPage check)
    {
        Check = check;
        return this;
    }
}
