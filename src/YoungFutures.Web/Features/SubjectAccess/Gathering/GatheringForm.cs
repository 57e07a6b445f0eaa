using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Gathering;

public sealed class GatheringForm : IVersioned
{
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
}
