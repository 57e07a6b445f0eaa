using System.Collections.Concurrent;

namespace YoungFutures.Domain.Reporting;

/// <summary>The figures of one panel for one period as they were let out: computed once, from then on fixed.</summary>
public sealed class Release : Record
{
    public const int ContentLength = 200_000;

    private const int MostAtHand = 1000;

    private static readonly ConcurrentDictionary<Guid, (string Content, ReleaseContent Read)> AtHand = [];

    private Release()
    {
    }

    public Guid PanelId { get; private set; }

    public PeriodKind PeriodKind { get; private set; }

    /// <summary>The first day of the period.</summary>
    public DateOnly PeriodStart { get; private set; }

    public DateTime ComputedAt { get; private set; }

    /// <summary>Safe figures only, as <see cref="ReleaseContent"/> writes them.</summary>
    public string Content { get; private set; } = "";

    public ReleasePeriod Period => ReleasePeriod.Of(PeriodKind, PeriodStart);

    /// <exception cref="InvalidOperationException">The period has not settled yet, or the content is longer than a release may be.</exception>
    public static Release Of(Guid panelId, ReleasePeriod period, ReleaseContent content, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(content);
        if (now < ReleasePeriod.Of(PeriodKind.Month, period.LastDay).EndsAt.AddDays(ReleasePeriod.DaysToSettle))
            throw new InvalidOperationException("The period has not settled yet.");

        var text = content.Write();
        if (text.Length > ContentLength)
            throw new InvalidOperationException("The content is longer than a release may be.");

        return new Release
        {
            PanelId = panelId,
            PeriodKind = period.Kind,
            PeriodStart = period.Start,
            ComputedAt = now,
            Content = text,
        };
    }

    /// <summary>What was let out. It is fixed, so it is taken apart once and kept at hand.</summary>
    /// <exception cref="FormatException">The content is no release, or holds a figure that is not safe.</exception>
    public ReleaseContent Read()
    {
        if (AtHand.TryGetValue(Id, out var known) && known.Content == Content) return known.Read;
        var read = ReleaseContent.Read(Content);
        if (AtHand.Count >= MostAtHand) AtHand.Clear();
        AtHand[Id] = (Content, read);
        return read;
    }
}
