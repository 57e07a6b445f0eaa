using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Agencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Admin.Panels.Seats;

public sealed class NewSeatForm
{
    [Display(Name = "Agency")] public Guid? AgencyId { get; set; }
    [Display(Name = "May this agency refer to the panel?")] public bool? MayRefer { get; set; }
    [Display(Name = "Does this agency sit on each item of its area?")] public bool? SitsOnEveryItem { get; set; }

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public string Panel { get; set; } = "";
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
}

public sealed class SeatForm : IVersioned
{
    [Display(Name = "May this agency refer to the panel?")] public bool? MayRefer { get; set; }
    [Display(Name = "Does this agency sit on each item of its area?")] public bool? SitsOnEveryItem { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public Guid AgencyId { get; set; }
    [BindNever] public string Agency { get; set; } = "";

    public static SeatForm Of(PanelAgency seat) => new() { MayRefer = seat.MayRefer, SitsOnEveryItem = seat.SitsOnEveryItem, Version = seat.Version.ToString() };
}

public sealed class NewSeatFormValidator : AbstractValidator<NewSeatForm>
{
    public NewSeatFormValidator(Words T)
    {
        RuleFor(form => form.AgencyId).NotNull().WithMessage(_ => T["Choose an agency"]);
        RuleFor(form => form.MayRefer).NotNull().WithMessage(_ => T["Choose an answer"]);
        RuleFor(form => form.SitsOnEveryItem).NotNull().WithMessage(_ => T["Choose an answer"]);
    }
}

public sealed class SeatFormValidator : AbstractValidator<SeatForm>
{
    public SeatFormValidator(Words T)
    {
        RuleFor(form => form.MayRefer).NotNull().WithMessage(_ => T["Choose an answer"]);
        RuleFor(form => form.SitsOnEveryItem).NotNull().WithMessage(_ => T["Choose an answer"]);
    }
}
