using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Safeguarding.Report;

public sealed class ReportForm : IVersioned
{
    [Display(Name = "Who made the report?")] [RecordedAs(nameof(SafeguardingReport.ReportedBy))] public string? By { get; set; }
    [Display(Name = "To whom?")] [RecordedAs(nameof(SafeguardingReport.ReportedTo))] public string? To { get; set; }
    [Display(Name = "On which day?")] public DateAnswer On { get; set; } = new();
    [Display(Name = "At what time?")] [UpTo(5)] public string? At { get; set; }
    [Display(Name = "Their reference, if they gave one")] [UpTo(100)] [RecordedAs(nameof(SafeguardingReport.ServiceReference))] public string? Reference { get; set; }
    public string? Version { get; set; }

    [BindNever, ValidateNever] public Guid ReportId { get; set; }

    public DateTime Moment => UkTime.ToUtc(On.Date!.Value, TimeAnswer.Read(At)!.Value);
}

public sealed class ReportFormValidator : AbstractValidator<ReportForm>
{
    public ReportFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.By).NotEmpty().WithMessage(_ => T["Enter who made the report"]);
        RuleFor(form => form.To).NotEmpty().WithMessage(_ => T["Enter to whom it was reported"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day"]).IsRealDate(T);
        RuleFor(form => form.At).IsTime(T);
        RuleFor(form => form.At).Must((form, _) => form.Moment <= clock.GetUtcNow().UtcDateTime).WithMessage(_ => T["The day and time cannot be in the future"])
            .When(form => form.On.Date is not null && TimeAnswer.Read(form.At) is not null);
    }
}
