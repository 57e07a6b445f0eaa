using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Owner;

public sealed class OwnerForm : IVersioned
{
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
}
