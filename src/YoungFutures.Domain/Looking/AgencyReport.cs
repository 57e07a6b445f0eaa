using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Looking;

/// <summary>
/// What an agency's contact is told of one month: who of theirs has an account and how it was used, in counts. Which young people were looked at, it does not say. Once it is made it does not change.
/// </summary>
public sealed class AgencyReport : Record
{
    /// <summary>Working days in which it is read.</summary>
    public const int ReadingDays = 10;

    private AgencyReport() { }

    internal AgencyReport(Guid agencyId, DateOnly month, DateTime madeAt, DateOnly dueOn, IReadOnlyCollection<AgencyReportLine> lines, IReadOnlyDictionary<LookOutcome, int> outcomes)
    {
        (AgencyId, Month, MadeAt, DueOn) = (agencyId, month, madeAt, dueOn);
        Lines.AddRange(lines);
        (Explained, Training, Reported, FalseAlarms) = (Of(LookOutcome.Explained), Of(LookOutcome.Training), Of(LookOutcome.Reported), Of(LookOutcome.FalseAlarm));

        int Of(LookOutcome outcome) => outcomes.GetValueOrDefault(outcome);
    }

    public Guid AgencyId { get; private set; }
    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }
    public DateTime MadeAt { get; private set; }
    public List<AgencyReportLine> Lines { get; } = [];
    // Alerts about people of the agency that information governance reviewed in the month, without those about the contact.
    public int Explained { get; private set; }
    public int Training { get; private set; }
    public int Reported { get; private set; }
    public int FalseAlarms { get; private set; }
    /// <summary>Nothing once it is read.</summary>
    public DateOnly? DueOn { get; private set; }
    public Guid? ReadById { get; private set; }
    public DateTime? ReadAt { get; private set; }

    public bool IsRead => ReadAt is not null;

    /// <summary>Its reader answers for the agency, and says that they have read it.</summary>
    public void Confirm(Guid userId, DateTime at)
    {
        if (IsRead) throw new Refused("It was confirmed already that this report was read.");
        (ReadById, ReadAt, DueOn) = (userId, at, null);
    }
}

/// <summary>One account of the agency in that month.</summary>
public sealed class AgencyReportLine
{
    private AgencyReportLine() { }

    internal AgencyReportLine(Guid userId) => UserId = userId;

    public Guid ReportId { get; private set; }
    public Guid UserId { get; private set; }
    public DateTime? LastSignedInAt { get; init; }
    public bool HasCodes { get; init; }
    /// <summary>Young people looked at, each once.</summary>
    public int Records { get; init; }
    public int Searches { get; init; }
    public int Exports { get; init; }
    /// <summary>Young people looked at outside working hours, each once a day.</summary>
    public int OutOfHours { get; init; }
    public DateOnly? LeftOn { get; init; }
    /// <summary>Browsers that nobody has signed out.</summary>
    public int OpenSessions { get; init; }

    /// <summary>Left, and a browser is still signed in.</summary>
    public bool IsAmiss => LeftOn is not null && OpenSessions > 0;
}

internal sealed class AgencyReportConfiguration : IEntityTypeConfiguration<AgencyReport>, IEntityTypeConfiguration<AgencyReportLine>
{
    public void Configure(EntityTypeBuilder<AgencyReport> report)
    {
        report.HasOne<Agency>().WithMany().HasForeignKey(held => held.AgencyId);
        report.HasMany(held => held.Lines).WithOne().HasForeignKey(line => line.ReportId);
        // Two nodes that make it at once make one.
        report.HasIndex(held => new { held.AgencyId, held.Month }).IsUnique();
        report.HasIndex(held => new { held.AgencyId, held.DueOn });
    }

    public void Configure(EntityTypeBuilder<AgencyReportLine> line)
    {
        line.HasKey(held => new { held.ReportId, held.UserId });
        line.HasOne<User>().WithMany().HasForeignKey(held => held.UserId);
    }
}
