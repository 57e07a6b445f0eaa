using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Support;

/// <summary>The lead looked at the support together with the young person: what changed, whether they still agree, when it is looked at again.</summary>
public sealed class SupportReview : Record, IAboutYoungPerson
{
    private SupportReview() { }

    internal SupportReview(Case @case, Act act, DateOnly on, string tookPart, string whatChanged, bool stillAgreed, DateOnly? nextOn)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        On = on;
        TookPart = tookPart;
        WhatChanged = whatChanged;
        StillAgreed = stillAgreed;
        NextOn = nextOn;
        RecordedById = act.UserId;
        RecordedAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public DateOnly On { get; private set; }
    public string TookPart { get; private set; } = "";
    public string WhatChanged { get; private set; } = "";
    public bool StillAgreed { get; private set; }
    /// <summary>None where they no longer agree: then the support ends or finds a new agreement.</summary>
    public DateOnly? NextOn { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
}
