using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Services.Places;

public sealed class PlacesForm : IVersioned
{
    [Display(Name = "How many young people could begin now?")] public int? Places { get; set; }
    [Display(Name = "How many days does somebody wait who is offered it today? (optional)")] public int? WaitingDays { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid ServiceId { get; set; }
    [BindNever] public string Service { get; set; } = "";
    [BindNever] public DateTime? LastSaidAt { get; set; }
    [BindNever] public string? LastSaidBy { get; set; }
}

public sealed class PlacesFormValidator : AbstractValidator<PlacesForm>
{
    public PlacesFormValidator(Words T)
    {
        RuleFor(form => form.Places).NotNull().WithMessage(_ => T["Enter a whole number"]).InclusiveBetween(0, 1000).WithMessage(_ => T["Enter a whole number from {0} to {1}", 0, 1000]);
        RuleFor(form => form.WaitingDays).InclusiveBetween(0, 1000).WithMessage(_ => T["Enter a whole number from {0} to {1}", 0, 1000]);
    }
}
