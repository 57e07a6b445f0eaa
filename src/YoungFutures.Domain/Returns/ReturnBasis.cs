namespace YoungFutures.Domain.Returns;

/// <summary>
/// On what ground a panel's returns may carry true counts, and to whom alone they go: an organisation and a post in it. Information governance records it; without one in force
/// nothing is counted, signed or downloaded.
/// </summary>
public sealed class ReturnBasis : Record
{
    private ReturnBasis() { }

    public ReturnBasis(Act act, string organisation, string post, string basis, DateOnly from, DateOnly? until, IEnumerable<ReturnBasis> others)
    {
        if (until < from) throw new Refused("The last day is before the first.");
        if (others.Any(held => held.EndedAt is null && (until is null || held.From <= until) && (held.Until is null || held.Until >= from)))
            throw new Refused("Another basis is recorded for part of this time. End it first.");
        PanelId = act.Panel.Id;
        (Organisation, Post, Basis, From, Until) = (organisation, post, basis, from, until);
        (RecordedAt, RecordedById) = (act.At, act.UserId);
    }

    public Guid PanelId { get; private set; }
    public string Organisation { get; private set; } = "";
    public string Post { get; private set; } = "";
    public string Basis { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }

    public bool IsInForceOn(DateOnly day) => EndedAt is null && From <= day && (Until is null || day <= Until);

    public void End(Act act)
    {
        if (EndedAt is not null) throw new Refused("This basis has been ended already.");
        (EndedAt, EndedById) = (act.At, act.UserId);
    }
}
