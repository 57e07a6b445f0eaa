namespace YoungFutures.Domain.Mail;

/// <summary>A mail that was decided on in the same transaction as its cause. It holds references and links, never a name.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    public OutboxMessage(string to, string subject, string body, DateTime at)
    {
        To = to;
        Subject = subject;
        Body = body;
        QueuedAt = at;
        NextTryAt = at;
    }

    /// <summary>Also the Message-ID, so that a repeat after a crash is known as one.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public string To { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";
    /// <summary>The mail opens something: once it is sent, its words are not kept.</summary>
    public bool IsSecret { get; init; }
    /// <summary>An entry for the reader's calendar, as iCalendar.</summary>
    public string? Calendar { get; init; }
    public DateTime QueuedAt { get; private set; }
    public DateTime NextTryAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    public int Tries { get; private set; }
    /// <summary>It must not go any more: the young person whom it is about has died.</summary>
    public DateTime? StoppedAt { get; private set; }

    public void Sent(DateTime at)
    {
        SentAt = at;
        if (IsSecret) Body = "";
    }

    /// <summary>Never sent, and found by no round again.</summary>
    public void Stop(DateTime at)
    {
        if (SentAt is not null || StoppedAt is not null) return;
        StoppedAt = at;
        NextTryAt = DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc);
    }

    /// <summary>The same mail without the lines about what has stopped.</summary>
    public void Leave(string body)
    {
        if (SentAt is null) Body = body;
    }

    public void Failed(DateTime at)
    {
        Tries++;
        NextTryAt = at.AddMinutes(Math.Min(60, Math.Pow(2, Math.Min(Tries, 6))));
    }
}
