using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Series;

/// <summary>Meetings that recur: the first of them, how often and how many.</summary>
public sealed class SeriesForm : MeetingForm
{
    [Display(Name = "Every how many weeks?")] public int? EveryWeeks { get; set; }
    [Display(Name = "How many meetings?")] public int? Times { get; set; }
    /// <summary>The days as they were shown to be confirmed; what is planned is what was seen.</summary>
    [Display(Name = "Check the days"), UpTo(400)] public string? Confirmed { get; set; }

    [BindNever] public IReadOnlyList<SeriesDay> Days { get; set; } = [];

    public string DaysAsShown => string.Join(' ', Days.Select(day => day.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}

public sealed class SeriesFormValidator : AbstractValidator<SeriesForm>
{
    public SeriesFormValidator(Words T, TimeProvider clock)
    {
        Include(new MeetingFormValidator(T, clock));
        RuleFor(form => form.EveryWeeks).NotNull().WithMessage(_ => T["Enter every how many weeks the panel meets"])
            .InclusiveBetween(1, MeetingSeries.MostWeeks).WithMessage(_ => T["Meetings recur every 1 to 8 weeks"]);
        RuleFor(form => form.Times).NotNull().WithMessage(_ => T["Enter how many meetings there are to be"])
            .InclusiveBetween(2, MeetingSeries.MostTimes).WithMessage(_ => T["A series has between 2 and 26 meetings"]);
    }
}
