using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Panels;

/// <summary>What the minute-taker writes of the meeting as a whole; everything else in the minutes was recorded elsewhere.</summary>
public sealed class MeetingMinutes : Record
{
    private MeetingMinutes() { }

    public MeetingMinutes(PanelMeeting meeting)
    {
        MeetingId = meeting.Id;
        PanelId = meeting.PanelId;
    }

    public Guid PanelId { get; private set; }
    public Guid MeetingId { get; private set; }
    public string? Introduction { get; private set; }
    public string? MattersArising { get; private set; }

    public void Write(PanelMeeting meeting, string? introduction, string? mattersArising)
    {
        meeting.MinutesChange();
        Introduction = introduction;
        MattersArising = mattersArising;
    }
}

/// <summary>What the minute-taker writes of one item, beside its decision.</summary>
public sealed class ItemMinutes : Record, IAboutYoungPerson
{
    private ItemMinutes() { }

    public ItemMinutes(AgendaItem item)
    {
        PanelId = item.PanelId;
        SubjectId = item.SubjectId;
        MeetingId = item.MeetingId;
        AgendaItemId = item.Id;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid MeetingId { get; private set; }
    public Guid AgendaItemId { get; private set; }
    public string? Text { get; private set; }

    public void Write(PanelMeeting meeting, string? text)
    {
        meeting.MinutesChange();
        Text = text;
    }
}

/// <summary>A correction of locked minutes. It is written once and never changed.</summary>
public sealed class Addendum : Record, IAboutYoungPerson
{
    private Addendum() { }

    internal Addendum(Act act, PanelMeeting meeting, AgendaItem? item, string by, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new Refused("An addendum says what is to be put right.");
        PanelId = meeting.PanelId;
        MeetingId = meeting.Id;
        AgendaItemId = item?.Id;
        // About the meeting as a whole and nobody in particular: the key is the meeting's own.
        SubjectId = item?.SubjectId ?? meeting.Id;
        Text = text;
        ById = act.UserId;
        By = by;
        At = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid MeetingId { get; private set; }
    public Guid? AgendaItemId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid ById { get; private set; }
    /// <summary>The name of that day, as everything else in the minutes.</summary>
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }
}

/// <summary>One reader's own copy of the pack of one meeting: whoever finds a sheet of paper can tell whose it was.</summary>
public sealed class PackCopy : Record
{
    private PackCopy() { }

    public PackCopy(PanelMeeting meeting, int number, User reader, DateTime at)
    {
        PanelId = meeting.PanelId;
        MeetingId = meeting.Id;
        Number = number;
        ReaderId = reader.Id;
        Reader = reader.DisplayName;
        OpenedAt = at;
    }

    public Guid PanelId { get; private set; }
    public Guid MeetingId { get; private set; }
    /// <summary>From 1 upwards in the order of first opening; it stays the reader's.</summary>
    public int Number { get; private set; }
    public Guid ReaderId { get; private set; }
    public string Reader { get; private set; } = "";
    public DateTime OpenedAt { get; private set; }
}
