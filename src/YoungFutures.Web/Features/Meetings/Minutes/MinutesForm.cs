using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes;

/// <summary>What the minute-taker writes of the meeting as a whole. Both texts may stay empty.</summary>
public sealed class MinutesForm : IVersioned
{
    [Display(Name = "Introduction"), Long] public string? Introduction { get; set; }
    [Display(Name = "Matters arising"), Long] public string? MattersArising { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public DateTime StartsAt { get; set; }

    public static MinutesForm Of(PanelMeeting meeting, MeetingMinutes? minutes) => new()
    {
        MeetingId = meeting.Id, StartsAt = meeting.StartsAt, Introduction = minutes?.Introduction, MattersArising = minutes?.MattersArising,
        Version = minutes?.Version.ToString() ?? FirstWritings.None,
    };
}
