using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.MyWork;

/// <summary>What is special about a line of My work.</summary>
public enum WorkMark
{
    [Display(Name = "New")] New,
    [Display(Name = "To accept")] ToAccept,
    [Display(Name = "Sent back by the agency")] SentBack,
    [Display(Name = "Not reported yet")] NotReported,
    [Display(Name = "Waits for confirmation")] NotConfirmed,
    [Display(Name = "Stopped by an immediate risk")] Stopped,
    [Display(Name = "Screening has begun")] Begun,
    [Display(Name = "Repeat")] Repeat,
    [Display(Name = "Urgent")] Urgent,
    [Display(Name = "Agenda published")] Published,
    [Display(Name = "Accepted by the panel")] AcceptedByPanel,
    [Display(Name = "Ended")] Ended,
    [Display(Name = "Done")] Done,
    [Display(Name = "Not done")] NotDone,
    [Display(Name = "Lead to accept")] LeadToAccept,
    [Display(Name = "Contact with the family due")] ContactDue,
    [Display(Name = "Review due")] ReviewDue,
    [Display(Name = "Left, and still has a role")] Left,
    [Display(Name = "Closing")] ToSignOff,
    [Display(Name = "Urgent hearing")] UrgencyAsked,
    [Display(Name = "Came late")] CameLate,
    [Display(Name = "Help is wanted again")] HelpWanted,
}

/// <summary>One thing that waits, or one that went well.</summary>
public sealed record WorkRow
{
    public required Guid Id { get; init; }
    /// <summary>Where the line leads, if that is not a page of its own record.</summary>
    public Guid? Of { get; init; }
    public string? Reference { get; init; }
    public string? Name { get; init; }
    public string? NameCy { get; init; }
    public string? Text { get; init; }
    /// <summary>The text is a phrase of the program’s own, to be read in the reader’s language; otherwise somebody typed it.</summary>
    public bool IsPhrase { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateTime? DueAt { get; init; }
    public DateTime? At { get; init; }
    public WorkMark? Mark { get; init; }
    public CaseStatus? Stage { get; init; }
    public int? Items { get; init; }
    public PeriodKind? Period { get; init; }

    private const int Enough = 140;

    /// <summary>The first words of a long text.</summary>
    public string? InShort(Words T)
    {
        var text = IsPhrase && Text is not null ? T.Translate(Text) : Text;
        return text is null || text.Length <= Enough ? text : text[..Math.Max(text.LastIndexOf(' ', Enough), Enough / 2)] + "…";
    }

    public bool IsLate(DateOnly today, DateTime now) => DueAt is { } at && At is null ? at < now : WorkingCalendar.EnglandAndWales.IsLate(DueOn, today);
}
