using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Support;

public enum FeedbackFrom
{
    [Display(Name = "The young person")] YoungPerson,
    [Display(Name = "The family")] Family,
}

public enum Much
{
    [Display(Name = "Yes, a lot")] ALot,
    [Display(Name = "A little")] ALittle,
    [Display(Name = "No")] No,
    [Display(Name = "Would rather not say")] RatherNot,
}

/// <summary>What somebody says of the support as it ends. Every question may stay open, and all of it may be declined.</summary>
public sealed class Feedback : Record, IAboutYoungPerson
{
    private Feedback() { }

    internal Feedback(Case @case, Act act, FeedbackFrom from, ContactLanguage language, DateOnly on, bool declined, Much? helped, Much? heard, string? best, string? better)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        From = from;
        Language = language;
        On = on;
        Declined = declined;
        if (!declined) (Helped, Heard, Best, Better) = (helped, heard, best, better);
        RecordedById = act.UserId;
        RecordedAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public FeedbackFrom From { get; private set; }
    public ContactLanguage Language { get; private set; }
    public DateOnly On { get; private set; }
    public bool Declined { get; private set; }
    public Much? Helped { get; private set; }
    public Much? Heard { get; private set; }
    public string? Best { get; private set; }
    public string? Better { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
}
