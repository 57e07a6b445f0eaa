namespace YoungFutures.Domain.Interventions;

/// <summary>What the lead practitioner tells the provider about the young person, for this support and no more. While support is on hold the provider does not read it.</summary>
public sealed class Briefing : Record, IAboutYoungPerson
{
    private Briefing() { }

    internal Briefing(Act act, Intervention intervention, Offer offer)
    {
        InterventionId = intervention.Id;
        PanelId = intervention.PanelId;
        SubjectId = intervention.SubjectId;
        Write(act, offer.Matters, offer.HowToTalk, offer.SafeContact);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid InterventionId { get; private set; }
    public string Matters { get; private set; } = "";
    public string? HowToTalk { get; private set; }
    public string? SafeContact { get; private set; }
    public Guid WrittenById { get; private set; }
    public DateTime WrittenAt { get; private set; }

    public void Write(Act act, string matters, string? howToTalk, string? safeContact) =>
        (Matters, HowToTalk, SafeContact, WrittenById, WrittenAt) = (matters, howToTalk, safeContact, act.UserId, act.At);
}
