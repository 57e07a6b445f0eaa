using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Minutes.Addenda;

public sealed class AddendumForm : IVersioned
{
    [Display(Name = "What is it about?")] public Guid? ItemId { get; set; }
    [Display(Name = "What is to be put right?"), Long] public string? Text { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public DateTime StartsAt { get; set; }
    [BindNever] public IReadOnlyList<Choice> Items { get; set; } = [];

    /// <summary>The items in the writer's sight.</summary>
    public async Task Offer(YoungFuturesDb db, PanelMeeting meeting, Words T)
    {
        (MeetingId, StartsAt) = (meeting.Id, meeting.StartsAt);
        var minutes = await db.MinutesOf(meeting.Id);
        Items = [.. (minutes?.Items ?? []).Select((item, index) => new Choice(item.Id.ToString(), T["{0}. {1}, {2}", index + 1, item.Reference, item.YoungPerson]))];
    }
}

public sealed class AddendumFormValidator : AbstractValidator<AddendumForm>
{
    public AddendumFormValidator(Words T) => RuleFor(form => form.Text).NotEmpty().WithMessage(_ => T["Enter what is to be put right"]);
}
