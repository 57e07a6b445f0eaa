using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Order;

/// <summary>The agenda in its order, with the minutes of each item.</summary>
public sealed class OrderForm : IVersioned
{
    [Display(Name = "Agenda")] public List<OrderLine> Items { get; set; } = [];
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public DateTime StartsAt { get; set; }
    [BindNever] public int MeetingMinutes { get; set; }
    /// <summary>What the items take that are not arranged here.</summary>
    [BindNever] public int OtherMinutes { get; set; }
    [BindNever] public bool IsSuggested { get; set; }
    [BindNever] public IReadOnlyList<AgencyTimeRow> Times { get; set; } = [];

    public int AllMinutes => OtherMinutes + Items.Sum(line => Math.Clamp(line.Minutes ?? 0, 0, PanelMeeting.MostMinutes));
}

public sealed class OrderLine
{
    public Guid ItemId { get; set; }
    [Display(Name = "Place on the agenda")] public int? Place { get; set; }
    [Display(Name = "Minutes")] public int? Minutes { get; set; }

    [BindNever] public string Reference { get; set; } = "";
    [BindNever] public string YoungPerson { get; set; } = "";

    public void TakeNamesFrom(OrderLine shown) => (Reference, YoungPerson) = (shown.Reference, shown.YoungPerson);
}

public sealed class OrderFormValidator : AbstractValidator<OrderForm>
{
    public OrderFormValidator(Words T)
    {
        RuleFor(form => form.Items).Must(items => items.Count > 0).WithMessage(_ => T["There is nothing here to put in order"]);
        RuleFor(form => form.Items).Must(items => items.Select(line => line.ItemId).Distinct().Count() == items.Count).WithMessage(_ => T["An item stands here twice"]);
        RuleFor(form => form.Items).Must(items => items.Where(line => line.Place is not null).GroupBy(line => line.Place).All(place => place.Count() == 1))
            .WithMessage(_ => T["Two items have the same place. Give each its own."]);
        RuleForEach(form => form.Items).ChildRules(line =>
        {
            line.RuleFor(held => held.Place).NotNull().WithMessage(_ => T["Enter the place on the agenda"]).InclusiveBetween(1, 999).WithMessage(_ => T["A place on the agenda is a number from 1 up"]);
            line.RuleFor(held => held.Minutes).NotNull().WithMessage(_ => T["Enter how many minutes the item is to have"])
                .InclusiveBetween(1, PanelMeeting.MostMinutes).WithMessage(_ => T["An item lasts between 1 and 120 minutes"]);
        });
    }
}
