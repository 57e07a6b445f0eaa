using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Evaluations.Extract;

public sealed class ExtractForm
{
    [Long, Display(Name = "Anything to record with it")] public string? Reason { get; set; }

    [BindNever] public Guid AgreementId { get; set; }
    [BindNever] public string Organisation { get; set; } = "";
    [BindNever] public string Post { get; set; } = "";
}
