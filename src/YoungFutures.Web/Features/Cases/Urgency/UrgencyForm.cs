using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Urgency;

public sealed class UrgencyForm : IVersioned
{
    [Display(Name = "Why is it heard urgently?"), Long, RecordedAs(nameof(CaseEvent.Text))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public DateOnly HeardBy { get; set; }
    [BindNever] public AskedLine? Asked { get; set; }
}

/// <summary>What the coordinator wrote to the chair.</summary>
public sealed record AskedLine(Guid Id, string Because, string? By, DateTime At);

public sealed class UrgencyFormValidator : AbstractValidator<UrgencyForm>
{
    public UrgencyFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is heard urgently"]);
}
