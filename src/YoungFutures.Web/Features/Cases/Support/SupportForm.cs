using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Support;

public sealed class SupportForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public bool IsPaused { get; set; }
    [BindNever] public bool IsTakenOn { get; set; }
    [BindNever] public bool HasAgreement { get; set; }
    [BindNever] public DateOnly ReviewOn { get; set; }
}
