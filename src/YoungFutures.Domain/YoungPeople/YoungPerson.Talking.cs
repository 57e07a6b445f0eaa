using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>How to talk with somebody, and the end of talking.</summary>
public sealed partial class YoungPerson
{
    /// <summary>The language of the interpreter who is needed.</summary>
    public string? Interpreter { get; set; }
    public bool SignLanguage { get; set; }
    /// <summary>Speech, language and communication: what is hard, and what helps.</summary>
    public string? SpeechAndLanguage { get; set; }
    public string? Neurodiversity { get; set; }
    /// <summary>In the young person’s own words.</summary>
    public string? HowToTalkToMe { get; set; }

    public DateOnly? DiedOn { get; private set; }
    public DateTime? DeathRecordedAt { get; private set; }
    public Guid? DeathRecordedById { get; private set; }
    public bool HasDied => DiedOn is not null;

    internal void Die(Act act, DateOnly on)
    {
        if (HasDied) throw new Refused("That this young person has died is recorded already.");
        if (on > act.Today) throw new Refused("The date of death cannot be in the future.");
        if (on < BornOn) throw new Refused("The date of death cannot be before the date of birth.");
        (DiedOn, DeathRecordedAt, DeathRecordedById) = (on, act.At, act.UserId);
    }

    internal void BeAlive()
    {
        if (!HasDied) throw new Refused("No death is recorded of this young person.");
        (DiedOn, DeathRecordedAt, DeathRecordedById) = (null, null, null);
    }
}
