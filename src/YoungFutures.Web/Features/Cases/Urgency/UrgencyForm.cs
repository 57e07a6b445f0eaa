using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Urgency;

public sealed class UrgencyForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public DateOnly HeardBy { get; set; }
}
