namespace YoungFutures.Domain.Agencies;

/// <summary>That information governance let an agency work on for a time although its sharing agreement has ended, or is about to.</summary>
public sealed class AgreementExtension : Record
{
    private AgreementExtension() { }

    internal AgreementExtension(Guid agencyId, DateOnly until, string because, Guid by, DateTime at) =>
        (AgencyId, Until, Because, GrantedById, GrantedAt) = (agencyId, until, because, by, at);

    public Guid AgencyId { get; private set; }
    /// <summary>The last day.</summary>
    public DateOnly Until { get; private set; }
    public string Because { get; private set; } = "";
    public Guid GrantedById { get; private set; }
    public DateTime GrantedAt { get; private set; }
}

/// <summary>That agency, coordinators and information governance were told of the end of a sharing agreement, so many days before it.</summary>
public sealed class AgreementWarning : Record
{
    private AgreementWarning() { }

    internal AgreementWarning(Guid agencyId, DateOnly endsOn, int daysBefore, DateTime at) => (AgencyId, EndsOn, DaysBefore, At) = (agencyId, endsOn, daysBefore, at);

    public Guid AgencyId { get; private set; }
    public DateOnly EndsOn { get; private set; }
    /// <summary>One of <see cref="AgreementWarnings.Days"/>.</summary>
    public int DaysBefore { get; private set; }
    public DateTime At { get; private set; }
}
