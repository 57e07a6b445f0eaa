using Xunit;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Features.Summary;

namespace YoungFutures.Tests.Web.Summary;

/// <summary>The tables of the page are kept ready under a fingerprint of what they say: whatever is shown must be in it.</summary>
public sealed class FingerprintTests
{
    private static readonly FigureTable Table = new("sources", FigureSection.Funnel, "Referrals by source", "Source", [new("Referrals", "Referrals")],
        [new("POLICE", "Police", [new("15", 15)]), new("SCHOOL", "Schools", [new("c", null)])], new(null, "Total", [new("20", 20)]), FigureChart.Bars, "A note.", [new(null, "What it means.", "Out of all.")]);

    private static readonly ReleasedFigures Figures = new(ReleasePeriod.Of(PeriodKind.Month, new DateOnly(2026, 10, 1)), new DateTime(2026, 11, 8, 3, 0, 0, DateTimeKind.Utc), [Guid.Empty], ["North Wales"], [Table], []);

    [Fact]
    public void What_is_the_same_is_the_same() =>
        Assert.Equal(Figures.Fingerprint(), (Figures with { ReleaseIds = [Guid.NewGuid()], Tables = [Table with { Note = "A note." }] }).Fingerprint());

    public static TheoryData<string> Changes => [.. Changed.Keys];

    private static readonly Dictionary<string, ReleasedFigures> Changed = new()
    {
        ["period"] = Figures with { Period = ReleasePeriod.Of(PeriodKind.Month, new DateOnly(2026, 9, 1)) },
        ["moment"] = Figures with { ComputedAt = Figures.ComputedAt.AddMinutes(1) },
        ["panels"] = Figures with { Panels = ["North Wales", "Another"] },
        ["title"] = Figures with { Tables = [Table with { Title = "Another" }] },
        ["key"] = Figures with { Tables = [Table with { Key = "another" }] },
        ["section"] = Figures with { Tables = [Table with { Section = FigureSection.Timeliness }] },
        ["chart"] = Figures with { Tables = [Table with { Chart = FigureChart.None }] },
        ["note"] = Figures with { Tables = [Table with { Note = null }] },
        ["rows are"] = Figures with { Tables = [Table with { RowsAre = "Another" }] },
        ["column"] = Figures with { Tables = [Table with { Columns = [new("Others", "Referrals")] }] },
        ["drawn"] = Figures with { Tables = [Table with { Columns = [new("Referrals", "Referrals", IsDrawn: false)] }] },
        ["row"] = Figures with { Tables = [Table with { Rows = [new("POLICE", "The police", [new("15", 15)]), Table.Rows[1]] }] },
        ["figure"] = Figures with { Tables = [Table with { Rows = [new("POLICE", "Police", [new("10", 10)]), Table.Rows[1]] }] },
        ["share"] = Figures with { Tables = [Table with { Rows = [new("POLICE", "Police", [new("15", 15, IsShare: true)]), Table.Rows[1]] }] },
        ["total"] = Figures with { Tables = [Table with { Total = null, Rows = [.. Table.Rows, new(null, "Total", [new("20", 20)])] }] },
        ["meaning"] = Figures with { Tables = [Table with { Means = [new(null, "What it means.", "Out of some.")] }] },
        ["text that runs on"] = Figures with { Tables = [Table with { Title = "Referrals by sourceS", RowsAre = "ource" }] },
    };

    [Theory, MemberData(nameof(Changes))]
    public void What_differs_differs(string what) => Assert.NotEqual(Figures.Fingerprint(), Changed[what].Fingerprint());
}
