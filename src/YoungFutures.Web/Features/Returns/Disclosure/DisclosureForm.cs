using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Returns.Disclosure;

public sealed class DisclosureForm
{
    [Long, Display(Name = "Anything to record with it")] public string? Reason { get; set; }

    [BindNever] public ReturnPage Return { get; set; } = null!;
}
