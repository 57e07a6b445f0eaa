using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Finishing;

public sealed class FinishingForm : IVersioned
{
    [Long, Display(Name = "Why is it finished although somebody has not answered?")] public string? Despite { get; set; }
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
}
