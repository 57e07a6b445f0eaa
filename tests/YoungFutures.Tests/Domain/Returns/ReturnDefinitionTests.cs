using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Returns;

namespace YoungFutures.Tests.Domain.Returns;

public sealed class ReturnDefinitionTests
{
    private static readonly DateTime Now = Scene.Wednesday;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now);
    private static readonly Guid By = Guid.CreateVersion7();

    private static ReturnLineWords Line(string code, ReturnMeasure measure = ReturnMeasure.CasesOpened, ReturnBreakdown breakdown = ReturnBreakdown.Sex) => new(code, "Cases", "Achosion", "How many?", "Faint?", measure, breakdown);

    private static ReturnDefinition First() => ReturnDefinition.Shipped([Line("A1")], Now);

    [Fact]
    public void What_is_shipped_asks_only_what_the_program_can_count()
    {
        var lines = ReturnDefinitions.Shipped().ToList();
        Assert.True(lines.Count >= 15);
        Assert.Equal(lines.Count, lines.Select(line => line.Code).Distinct().Count());
        Assert.All(lines, line => Assert.True(ReturnMeasures.Knows(line.Measure, line.Breakdown), line.Code));
        Assert.All(lines, line => Assert.DoesNotContain('\'', line.Question + line.QuestionCy));
        Assert.False(ReturnDefinition.Shipped(lines, Now).IsDraft);
    }

    [Fact]
    public void A_published_version_is_never_changed()
    {
        var first = First();
        Assert.Throws<Refused>(() => first.Add(Line("A2")));
        Assert.Throws<Refused>(() => first.Change(first.Lines[0], Line("A2")));
        Assert.Throws<Refused>(() => first.Remove(first.Lines[0]));
        Assert.Throws<Refused>(() => first.Publish(By, Now, Today, 15, "Again.", first));
    }

    [Fact]
    public void The_next_version_is_a_copy_that_leaves_the_one_before_alone()
    {
        var first = First();
        var next = first.Next(By, Now);
        next.Change(next.Lines[0], Line("A1", ReturnMeasure.CasesClosed, ReturnBreakdown.ClosingReason));
        next.Add(Line("A2"));
        Assert.Equal((ReturnMeasure.CasesOpened, 1), (first.Lines[0].Measure, first.Lines.Count));
        Assert.Equal((2, 2), (next.Number, next.Lines.Count));
    }

    [Theory]
    [InlineData(ReturnMeasure.CasesOpened, ReturnBreakdown.Source)]
    [InlineData(ReturnMeasure.ReferralsReceived, ReturnBreakdown.ClosingReason)]
    [InlineData((ReturnMeasure)99, ReturnBreakdown.None)]
    [InlineData(ReturnMeasure.CasesOpened, (ReturnBreakdown)99)]
    public void A_count_that_the_program_does_not_know_is_refused(ReturnMeasure measure, ReturnBreakdown breakdown) =>
        Assert.Throws<Refused>(() => First().Next(By, Now).Add(Line("A2", measure, breakdown)));

    [Fact]
    public void A_version_needs_a_line_a_day_to_come_and_one_after_the_last()
    {
        var first = First();
        var next = first.Next(By, Now);
        Assert.Throws<Refused>(() => next.Publish(By, Now, Today.AddDays(-1), 15, "Late.", first));
        next.Publish(By, Now, Today.AddDays(30), 10, "The template came out.", first);
        var third = next.Next(By, Now);
        Assert.Throws<Refused>(() => third.Publish(By, Now, Today.AddDays(30), 10, "The same day.", next));
        third.Remove(third.Lines[0]);
        Assert.Throws<Refused>(() => third.Publish(By, Now, Today.AddDays(60), 10, "Nothing asked.", next));
        Assert.Throws<Refused>(() => next.Next(By, Now).Add(Line("a1")));
    }
}
