using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Minutes;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Minutes;

/// <summary>What was said about one young person, beside the decision. It may stay empty.</summary>
public sealed class ItemMinutesForm : IVersioned
{
    [Display(Name = "What was said"), Long] public string? Text { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public string Reference { get; set; } = "";

    public static ItemMinutesForm Of(ItemMinutes? minutes) => new() { Text = minutes?.Text, Version = minutes?.Version.ToString() ?? FirstWritings.None };

    public async Task<ItemMinutesForm> About(YoungFuturesDb db, AgendaItem item)
    {
        MeetingId = item.MeetingId;
        Reference = await db.Cases.Where(held => held.Id == item.CaseId).Select(held => held.Reference).SingleAsync();
        return this;
    }
}
