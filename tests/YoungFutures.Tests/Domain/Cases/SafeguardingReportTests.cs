using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Domain.Cases;

public sealed class SafeguardingReportTests
{
    private readonly Scene scene = new();

    [Fact]
    public void What_was_seen_is_written_into_the_report_that_an_answer_raised_and_once()
    {
        var report = Raised("");
        report.Write("A bruise.", null, "W06000005");
        Assert.Equal(("A bruise.", "I am afraid.", "W06000006"), (report.Concern, report.OwnWords, report.AreaCode));
        Assert.Throws<Refused>(() => report.Write("Another.", null, null));
    }

    [Fact]
    public void The_clock_of_a_report_counts_hours_from_the_answer_whatever_day_it_is()
    {
        scene.Now = new DateTime(2026, 11, 21, 23, 0, 0, DateTimeKind.Utc);
        var report = Raised("");
        Assert.Equal(scene.Now.AddHours(scene.Act.Limits.ActNowHours), report.DueAt);
        Assert.Equal(new DateOnly(2026, 11, 22), report.DueOn);
    }

    [Fact]
    public void Another_answer_stands_beside_the_report_and_ends_nothing()
    {
        var report = Raised("A bruise.");
        report.AnswerAgain(Answer.Yes, scene.Now);
        Assert.Null(report.AnsweredSince);

        report.AnswerAgain(Answer.No, scene.Now);
        report.AnswerAgain(Answer.No, scene.Now.AddHours(1));

        Assert.Equal((Answer.No, scene.Now, true), (report.AnsweredSince!.Value, report.AnsweredSinceAt!.Value, report.IsOpen));
    }

    private SafeguardingReport Raised(string concern)
    {
        var id = Guid.CreateVersion7();
        return new(scene.Act, id, ReportedFrom.Referral, id, null, null, "W06000006", concern, "I am afraid.");
    }
}
